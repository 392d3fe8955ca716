import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Evidence } from '../../infra/local/demo/checks/check.ts';
import { checkEvidence, invariantGroups } from '../../infra/local/demo/checks/check-invariants.ts';
import { silentProgress } from '../../infra/local/demo/progress.ts';
import { composeReport } from '../../infra/local/demo/report/compose-report.ts';
import { renderTerminal } from '../../infra/local/demo/report/render-terminal.ts';
import { writeFiles } from '../../infra/local/demo/report/write-files.ts';
import { runDemo } from '../../infra/local/demo/run-demo.ts';
import type { Timing } from '../../infra/local/demo/world.ts';
import { runVerify } from '../../infra/local/verify/run-verify.ts';
import { auditLies } from '../support/audit-lies.ts';
import { fenceFunctions, type Refused } from '../support/aws/fenced-tenants.ts';
import { closingLies } from '../support/closing-lies.ts';
import { lies } from '../support/demo-lies.ts';
import { distributionLies } from '../support/distribution-lies.ts';
import { erasureLies } from '../support/erasure-lies.ts';
import { explanationLies } from '../support/explanation-lies.ts';
import { forumLies } from '../support/forum-lies.ts';
import { moveLies } from '../support/move-lies.ts';
import { objectionLies } from '../support/objection-lies.ts';
import { planLies } from '../support/plan-lies.ts';
import { planSupportLies } from '../support/plan-support-lies.ts';
import { raterLies } from '../support/rater-lies.ts';
import { ruleSetLies } from '../support/rule-set-lies.ts';
import { segmentLies } from '../support/segment-lies.ts';
import { teamMonthLies } from '../support/team-month-lies.ts';
import { unitLies } from '../support/unit-lies.ts';

/** A whole cycle on the real engine; generous, because continuous integration shares its cores. */
const patience = 300_000;

let evidence: Evidence;
let timings: Timing[];
let stated: string[][];
let refused: Refused[];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siklus-journey-'));
  const { tenantsOf, refused: refusals } = await fenceFunctions();
  refused = refusals;
  ({ evidence, timings } = await runDemo({ employees: 40, seed: 7, progress: silentProgress, tenantsOf }));
  stated = invariantGroups.map((group) => group(evidence).map(({ name }) => name));
}, patience);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The groups that state something of this; the others are not asked, as there are a hundred lies. */
const groupsOf = (noticed: string) =>
  invariantGroups.filter((_, at) => stated[at]?.some((name) => name.includes(noticed)));
const brokenNames = (all: Evidence, noticed: string): string[] =>
  groupsOf(noticed)
    .flatMap((group) => group(all))
    .flatMap(({ name, broken }) => (broken.length > 0 && name.includes(noticed) ? [name] : []));

describe('a whole cycle over HTTP', () => {
  test('comes to its end with every invariant held', () => {
    const invariants = checkEvidence(evidence);
    expect(invariants.filter(({ broken }) => broken.length > 0)).toEqual([]);
    expect(invariants.length).toBeGreaterThanOrEqual(35);
  });

  test('needs nothing that the policies on AWS would refuse its functions', () => {
    expect(refused).toEqual([]);
  });

  test('is told in the terminal and in files', async () => {
    const report = composeReport(evidence, checkEvidence(evidence), timings);
    await writeFiles(report, folder);
    const names = await readdir(folder);
    expect(names.toSorted()).toEqual(
      [
        'archive',
        'explanation.json',
        'export.jsonl',
        'late-list.csv',
        'minutes',
        'results.csv',
        'seal-key.pem',
        'summary.json',
        'summary.md',
      ].toSorted(),
    );
    const results = await readFile(join(folder, 'results.csv'), 'utf8');
    expect(results.trim().split('\r\n')).toHaveLength(41);
    const exported = await readFile(join(folder, 'export.jsonl'), 'utf8');
    expect(
      exported
        .trim()
        .split('\n')
        .filter((line) => line.startsWith('{"type":"case"')),
    ).toHaveLength(40);
    const said: string[] = [];
    const command = [join(folder, 'export.jsonl'), '--key', join(folder, 'seal-key.pem')];
    expect([await runVerify(command, (line) => said.push(line)), said.join('\n')]).toEqual([
      0,
      expect.stringContaining('WHOLE'),
    ]);
    const late = await readFile(join(folder, 'late-list.csv'), 'utf8');
    expect(late.trim().split('\r\n').length - 1).toBe(report.late.length);
    const terminal = renderTerminal(report, folder);
    expect(terminal).toContain('Achievement of the indicator iki-1-1');
    expect(terminal).toContain('evidence: https://');
    expect(terminal).toContain('invariants held.');
  });
});

describe('the invariants notice', () => {
  test.each([
    ...lies,
    ...closingLies,
    ...planLies,
    ...planSupportLies,
    ...ruleSetLies,
    ...raterLies,
    ...segmentLies,
    ...moveLies,
    ...unitLies,
    ...explanationLies,
    ...auditLies,
    ...forumLies,
    ...objectionLies,
    ...erasureLies,
    ...distributionLies,
    ...teamMonthLies,
  ])('that %s', (_, noticed, tell) => {
    expect(brokenNames(tell(evidence), noticed)).toHaveLength(1);
  });
});
