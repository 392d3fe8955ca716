import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { metricNames, metricsNamespace } from '../../../functions/contracts/metrics.ts';
import { sections } from '../../../infra/aws/watch/alarm-plans.ts';
import { sharedStage, type Templates, templatesOf } from '../../support/aws/stacks.ts';

const runbook = readFileSync(new URL('../../../docs/runbook.md', import.meta.url), 'utf8');
/** As GitHub makes an anchor of a heading. */
const anchors = (level: string): string[] =>
  [...runbook.matchAll(new RegExp(`^${level} (.+)$`, 'gm'))].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replace(/[^a-z0-9 -]/g, '')
      .replaceAll(' ', '-'),
  );
const underAlarms = (): string[] => {
  const [, alarms = ''] = runbook.split(/^## /m);
  return [...alarms.matchAll(/^### (.+)$/gm)].map((match) => (match[1] ?? '').toLowerCase().replaceAll(' ', '-'));
};

const alarm = z.object({
  AlarmDescription: z.string(),
  AlarmActions: z.array(z.unknown()).length(1),
  OKActions: z.array(z.unknown()).length(1),
  Namespace: z.string(),
  MetricName: z.string(),
  TreatMissingData: z.string(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })),
});

let templates: Templates;
let alarms: z.output<typeof alarm>[];

beforeAll(async () => {
  templates = templatesOf((await sharedStage('production')).stacks);
  alarms = Object.values(templates.watch.findResources('AWS::CloudWatch::Alarm')).map((found) =>
    alarm.parse(found.Properties),
  );
}, 300_000);

describe('every alarm', () => {
  it('says what somebody loses and leads to a section of the runbook that is there', () => {
    expect(alarms.length).toBeGreaterThan(60);
    for (const { AlarmDescription } of alarms) {
      const [, loses = '', anchor = ''] =
        /^(.+\.) What to do: \S+docs\/runbook\.md#([a-z-]+)$/.exec(AlarmDescription) ?? [];
      expect(loses.length).toBeGreaterThan(40);
      expect(anchors('###')).toContain(anchor);
    }
  });

  it('and every section under "Alarms" has an alarm that leads to it', () => {
    const used = new Set(alarms.map(({ AlarmDescription }) => AlarmDescription.split('#')[1]));
    expect([...used].sort()).toEqual([...sections].sort());
    expect(underAlarms().sort()).toEqual([...sections].sort());
  });

  it('looks at a metric that is there', () => {
    const names: readonly string[] = metricNames;
    const ours = alarms.filter(({ Namespace }) => Namespace === metricsNamespace);
    expect(ours.filter(({ MetricName }) => !names.includes(MetricName))).toEqual([]);
    expect(
      ours.every(({ Dimensions }) => Dimensions.some((d) => d.Name === 'service' && d.Value === 'siklus-production')),
    ).toBe(true);
  });

  it('takes silence for good news, but for the one who watches', () => {
    expect(
      alarms.filter(({ TreatMissingData }) => TreatMissingData === 'breaching').map(({ MetricName }) => MetricName),
    ).toEqual(['CyclesOpen']);
  });
});

describe('what is watched', () => {
  it('has an alarm for every function, every queue of dead letters and every end of an execution', () => {
    const functions = Object.values(templates.service.findResources('AWS::Lambda::Function')).map(
      (f) => f.Properties.FunctionName,
    );
    const watched = alarms
      .filter(({ MetricName }) => MetricName === 'Errors')
      .map(({ Dimensions }) => Dimensions[0]?.Value);
    expect(watched.toSorted()).toEqual(functions.filter((name) => !name.endsWith('-description')).toSorted());
    const queues = Object.keys(templates.service.findResources('AWS::SQS::Queue'));
    expect(alarms.filter(({ Namespace }) => Namespace === 'AWS/SQS')).toHaveLength(queues.length);
    expect(alarms.filter(({ Namespace }) => Namespace === 'AWS/States').map(({ MetricName }) => MetricName)).toEqual([
      'ExecutionsFailed',
      'ExecutionsTimedOut',
      'ExecutionsAborted',
    ]);
  });

  it('is shown on one dashboard, and told on an encrypted topic', () => {
    expect(Object.keys(templates.watch.findResources('AWS::CloudWatch::Dashboard'))).toHaveLength(1);
    const [topic] = Object.values(templates.watch.findResources('AWS::SNS::Topic'));
    expect(topic?.Properties.KmsMasterKeyId).toBeDefined();
  });
});
