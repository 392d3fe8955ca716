import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { metricNames, metricsNamespace } from '../../../functions/contracts/metrics.ts';
import { type Composed, compose } from '../../../infra/aws/compose.ts';
import type { BuiltFunction } from '../../../infra/aws/functions/build-functions.ts';
import { settingsOf } from '../../../infra/aws/settings/stages.ts';
import { composeStage } from '../../support/aws/stacks.ts';

let app: App;
let stacks: Composed;
let functions: BuiltFunction[];
let service: Template;
let rollout: Template;

beforeAll(async () => {
  ({ app, stacks, functions } = await composeStage('production'));
  if (stacks.rollout === null) throw new Error('the stage has no gradual shift');
  service = Template.fromStack(stacks.service);
  rollout = Template.fromStack(stacks.rollout);
}, 300_000);

const group = z.object({
  Properties: z.object({
    ApplicationName: z.string(),
    DeploymentGroupName: z.string(),
    DeploymentConfigName: z.string(),
    AlarmConfiguration: z.object({
      Enabled: z.boolean(),
      Alarms: z.array(z.object({ Name: z.object({ Ref: z.string() }) })),
    }),
    AutoRollbackConfiguration: z.object({ Enabled: z.boolean(), Events: z.array(z.string()) }),
  }),
});
const groups = () =>
  Object.values(rollout.findResources('AWS::CodeDeploy::DeploymentGroup')).map((g) => group.parse(g).Properties);

describe('a new version of a function', () => {
  it('takes over by a deployment group of its own, a tenth of the calls first', () => {
    const aliases = Object.values(service.findResources('AWS::Lambda::Alias'));
    expect(aliases).toHaveLength(functions.length);
    const named = aliases.map(({ UpdatePolicy }) => UpdatePolicy?.CodeDeployLambdaAliasUpdate);
    expect(named.map((n) => n.DeploymentGroupName).toSorted()).toEqual(
      groups()
        .map((g) => g.DeploymentGroupName)
        .toSorted(),
    );
    expect(new Set(named.map((n) => n.ApplicationName))).toEqual(new Set(['siklus-production']));
    for (const { DeploymentConfigName } of groups())
      expect(DeploymentConfigName).toBe('CodeDeployDefault.LambdaCanary10Percent5Minutes');
    rollout.resourceCountIs('AWS::CodeDeploy::Application', 1);
  });

  it('is taken back by itself on an alarm over its own errors, and for people also over its faults', () => {
    const alarms = rollout.findResources('AWS::CloudWatch::Alarm');
    for (const { DeploymentGroupName, AlarmConfiguration, AutoRollbackConfiguration } of groups()) {
      expect(AlarmConfiguration.Enabled && AutoRollbackConfiguration.Enabled).toBe(true);
      expect(AutoRollbackConfiguration.Events).toContain('DEPLOYMENT_STOP_ON_ALARM');
      const looked = AlarmConfiguration.Alarms.map(({ Name }) => alarms[Name.Ref]?.Properties);
      const kind = functions.find(({ name }) => DeploymentGroupName === `siklus-production-${name}`)?.kind;
      expect(looked.map(({ MetricName }) => MetricName)).toEqual(kind === 'http' ? ['Errors', 'Faults'] : ['Errors']);
      for (const { Dimensions, TreatMissingData } of looked) {
        expect(JSON.stringify(Dimensions)).toContain(`"${DeploymentGroupName}"`);
        expect(TreatMissingData).toBe('notBreaching');
      }
    }
    const names: readonly string[] = metricNames;
    const ours = Object.values(alarms).filter(({ Properties }) => Properties.Namespace === metricsNamespace);
    expect(ours.length).toBeGreaterThan(30);
    expect(ours.every(({ Properties }) => names.includes(Properties.MetricName))).toBe(true);
  });

  it('is moved by a role that reaches the one alias and its alarms', () => {
    const roles = Object.values(rollout.findResources('AWS::IAM::Role'));
    expect(roles).toHaveLength(functions.length);
    for (const { Properties } of roles) {
      const [{ PolicyDocument: policy }] = Properties.Policies;
      const text = JSON.stringify(policy);
      expect(text).not.toContain('*');
      expect(new Set(text.match(/function:siklus-production-[a-z-]+/g)).size).toBe(1);
      expect(Properties.ManagedPolicyArns).toBeUndefined();
    }
  });

  it('finds its group there: the stack of the functions comes after', () => {
    expect(stacks.service.dependencies).toContain(stacks.rollout);
    for (const template of [service, rollout])
      expect(Object.keys(template.toJSON().Resources).length).toBeLessThanOrEqual(500);
  });

  it('brings no finding that was not acknowledged with a reason', () => {
    const found = [new AwsSolutionsChecks(app), new NIST80053R5Checks(app)].flatMap(
      (pack) => pack.validateScope(app).violations,
    );
    expect(found.map(({ ruleName }) => ruleName)).toEqual([]);
  });
});

describe('without CodeDeploy', () => {
  it('the alias moves at once, and no stack names it', () => {
    const settings = { ...settingsOf('trial'), rollout: 'none' } as const;
    const plain = compose(new App(), { stage: 'trial', settings, functions });
    expect(plain.rollout).toBeNull();
    const aliases = Object.values(Template.fromStack(plain.service).findResources('AWS::Lambda::Alias'));
    expect(aliases).toHaveLength(functions.length);
    expect(aliases.filter(({ UpdatePolicy }) => UpdatePolicy !== undefined)).toEqual([]);
  });

  it('is for stages that ask for it: both that are written shift gradually', () => {
    for (const stage of ['production', 'trial'])
      expect([stage, settingsOf(stage).rollout]).toEqual([stage, 'Canary10Percent5Minutes']);
  });
});
