import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../functions/domain/audit/canonical.ts';
import type { ClosingInput } from '../../../functions/domain/closing/closing-case.ts';
import {
  type ClosingManifest,
  closingManifest,
  closingText,
  judgeInputs,
  judgeShard,
  recomputeClosing,
  rulesDigest,
} from '../../../functions/domain/closing/closing-manifest.ts';
import type { ClosingRecords } from '../../../functions/domain/closing/closing-records.ts';
import type { ShardManifest } from '../../../functions/domain/closing/manifest.ts';
import { lineOf, noEnds } from '../../../functions/domain/closing/rehearsal.ts';
import { createRehearsalSum } from '../../../functions/domain/closing/sum-rehearsal.ts';
import { defaultRuleSet as rules } from '../../../functions/domain/rules/default-rule-set.ts';
import { testDigest as digest } from '../../support/fakes.ts';
import { caseAt } from '../case/case-fixtures.ts';

const cutOff = '2026-01-28T17:00:00.000Z';
const of = { phase: 'planning', zone: 'Asia/Jakarta' } as const;
const input = (subject: ClosingInput['case']): ClosingInput => ({
  ...{ case: subject, hasRealisation: false, hasSelfReview: false, cutOff },
});
const shardInputs = [
  [input(caseAt.planned()), input(caseAt.submitted()), input(caseAt.submitted())],
  [input(caseAt.unplanned())],
];
const judged = shardInputs.map((inputs) => judgeShard(of, inputs, rules, digest));
const shards = judged.map(({ counts, ...digests }, shard): ShardManifest & { digests: typeof digests } => ({
  ...{ schemaVersion: 1, step: 'planning', shard, ...counts, services: {}, digests, root: 'root' },
}));
const content: Omit<Parameters<typeof closingManifest>[0], 'rules' | 'shards' | 'records'> = {
  ...{ agencyId: 'kota', cycleId: 'c1', ...of, engine: 'engine-1', holds: [], publicKey: 'key' },
  closure: { trigger: 'schedule', basis: 'deadline', by: null, cutOff, at: cutOff },
};

describe('what a close judged', () => {
  it('is judged again from the inputs of a shard', () => {
    const ends = judgeInputs(of.phase, shardInputs[0] ?? [], rules, of.zone);
    expect(ends.map(({ rule }) => rule)).toEqual([
      ...['nothing-missing', 'plan-carried-as-submitted', 'plan-carried-as-submitted'],
    ]);
    expect(judged[0]).toEqual({
      inputs: digest.sha256(`siklus-closing-inputs-1\n${canonicalJson(shardInputs[0])}`),
      results: digest.sha256(`siklus-closing-results-1\n${canonicalJson(ends)}`),
      counts: {
        cases: 3,
        endStates: { complete: 1, carried: 2, provisional: 0, escalated: 0, exempt: 0 },
        rules: { 'nothing-missing': 1, 'plan-carried-as-submitted': 2 },
      },
    });
    expect(judged[1]?.counts).toEqual({ cases: 1, endStates: { ...noEnds(), escalated: 1 }, rules: { 'no-plan': 1 } });
  });

  it('judges each case by its own cut-off', () => {
    const early = { ...input(caseAt.submitted()), cutOff: '2026-01-09T17:00:00.000Z' };
    expect(judgeInputs(of.phase, [early], rules, of.zone)[0]?.rule).toBe('no-plan');
  });
});

describe('the manifest of a close', () => {
  const twice = [...shards, ...shards];
  const records: ClosingRecords = { rehearsals: [], extensions: [] };
  const manifest = closingManifest({ ...content, rules, shards: twice, records }, digest);
  const lines = (name: 'inputs' | 'results') => [...judged, ...judged].map((one) => one[name]).join('\n');

  it('adds up its shards and names everything that they came from', () => {
    expect(manifest).toEqual({
      ...{ schemaVersion: 1, ...content },
      counts: {
        cases: 8,
        endStates: { complete: 2, carried: 4, provisional: 0, escalated: 2, exempt: 0 },
        rules: { 'nothing-missing': 2, 'plan-carried-as-submitted': 4, 'no-plan': 2 },
      },
      inputs: digest.sha256(`siklus-closing-inputs-of-shards-1\n${lines('inputs')}`),
      results: digest.sha256(`siklus-closing-results-of-shards-1\n${lines('results')}`),
      ruleSetVersion: rules.version,
      rules: digest.sha256(`siklus-rules-1\n${canonicalJson(rules)}`),
      shards: [...judged, ...judged].map(({ inputs, results }) => ({ inputs, results })),
      ...records,
    });
    expect(rulesDigest(rules, digest)).toBe(manifest.rules);
    expect(closingText(manifest)).toBe(`siklus-closing-1\n${canonicalJson(manifest)}`);
  });

  it('says what does not hold when the shards are judged again', () => {
    const signed: ClosingManifest = { ...manifest, signature: 'signature' };
    const all = [...judged, ...judged];
    const recomputed = (change: Partial<ClosingManifest>) => recomputeClosing({ ...signed, ...change }, all, digest);
    expect(recomputed({})).toBeNull();
    expect(recomputed({ inputs: 'others' })).toBe('inputs');
    expect(recomputed({ results: 'others' })).toBe('results');
    expect(recomputed({ inputs: 'others', results: 'others' })).toBe('inputs');
    expect(recomputed({ counts: { ...signed.counts, cases: 9 } })).toBe('counts');
    expect(recomputeClosing(signed, all.toReversed(), digest)).toBe('inputs');
  });
});

describe('a line of a rehearsal', () => {
  const place = { unitCode: 'DINKES.1', serviceCode: 'DINKES' };
  const [, carried] = judgeInputs(of.phase, shardInputs[0] ?? [], rules, of.zone);
  if (carried === undefined) throw new Error('three ends');
  const plain = {
    ...{ employeeId: 'e-self', ...place, endState: 'carried', rule: 'plan-carried-as-submitted' },
    owes: [{ missing: 'plan-decision', owedBy: 'e-appraiser' }],
  };

  it('is the end that the close would give, with the cut-off where it is the person’s own', () => {
    expect(lineOf(place, carried, null, undefined)).toEqual(plain);
    expect(lineOf(place, carried, cutOff, undefined)).toEqual({ ...plain, cutOff });
  });

  it('says what it was before, where that was another', () => {
    const before = { endState: 'carried', rule: 'plan-carried-as-submitted' } as const;
    expect(lineOf(place, carried, null, before)).toEqual(plain);
    expect(lineOf(place, carried, null, null)).toEqual({ ...plain, was: null });
    const late = { ...before, rule: 'plan-carried-late-return' } as const;
    expect(lineOf(place, carried, null, late)).toEqual({ ...plain, was: late });
    const complete = { ...before, endState: 'complete' } as const;
    expect(lineOf(place, carried, null, complete)).toEqual({ ...plain, was: complete });
    const longer = { ...complete, marks: [] };
    expect(lineOf(place, carried, null, longer)).toEqual({ ...plain, was: complete });
  });

  it('is added to the totals and to its unit', () => {
    const sum = createRehearsalSum();
    const line = lineOf(place, carried, null, undefined);
    const was = { endState: 'escalated', rule: 'no-plan' } as const;
    sum.add({ ...line, unitCode: 'B' });
    sum.add({ ...line, unitCode: 'A', was });
    sum.add({ ...line, unitCode: 'B', was });
    sum.add({ ...line, unitCode: 'B', was: null, owes: [] });
    sum.add({ ...line, unitCode: 'B', endState: 'complete', rule: 'nothing-missing', owes: [], was });
    expect(sum.totals()).toEqual({
      cases: 5,
      endStates: { ...noEnds(), carried: 4, complete: 1 },
      rules: { 'plan-carried-as-submitted': 4, 'nothing-missing': 1 },
      missing: { 'plan-decision': 3 },
      changed: 4,
      moves: [
        { from: 'escalated', to: 'carried', people: 2 },
        { from: 'none', to: 'carried', people: 1 },
        { from: 'escalated', to: 'complete', people: 1 },
      ],
    });
    expect(sum.units()).toEqual([
      { unitCode: 'A', endStates: { ...noEnds(), carried: 1 }, changed: 1 },
      { unitCode: 'B', endStates: { ...noEnds(), carried: 3, complete: 1 }, changed: 3 },
    ]);
  });

  it('begins at nothing', () => {
    expect(noEnds()).toEqual({ complete: 0, carried: 0, provisional: 0, escalated: 0, exempt: 0 });
    expect(createRehearsalSum().units()).toEqual([]);
  });
});
