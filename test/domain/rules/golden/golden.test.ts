import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../../functions/domain/audit/canonical.ts';
import { defaultRuleSet } from '../../../../functions/domain/rules/default-rule-set.ts';
import { scoringEngine } from '../../../../functions/usecases/scoring/compute-result.ts';
import { testDigest } from '../../../support/fakes.ts';
import recorded from './golden.json' with { type: 'json' };
import { goldenCases, scoreGolden } from './golden-cases.ts';
import { shippedRuleSets } from './shipped-rule-sets.ts';

const golden: Record<string, { rules: string; results: Record<string, string> }> = recorded;
const digest = (value: unknown): string => testDigest.sha256(canonicalJson(value));

describe('the results that were worked out by hand', () => {
  it.each(goldenCases)('$name', (one) => {
    const scored = scoreGolden(one, defaultRuleSet);
    if (one.by2026 === null) expect(scored.decision).toBe('unassessed');
    else expect(scored).toMatchObject(one.by2026);
  });
});

/*
 * When these fail: rules or calculation changed under a version that people were judged by. Give the rules a new version, or the
 * engine (`scoringEngine`) a new name, and record it with `node test/domain/rules/golden/write-golden.ts`.
 */
describe.each(shippedRuleSets.map((rules) => ({ version: rules.version, rules })))('version $version', ({ rules }) => {
  const known = golden[`${rules.version} ${scoringEngine}`];

  it('says what it said when it was recorded', () => {
    expect(digest(rules)).toBe(known?.rules);
  });

  it.each(goldenCases)('gives the same bytes for: $name', (one) => {
    expect(digest(scoreGolden(one, rules))).toBe(known?.results[one.name]);
  });

  it('would give other bytes if a threshold were another', () => {
    const other = { ...rules, workResult: { ...rules.workResult, meetsFrom: '99' } };
    const changed = goldenCases.filter((one) => digest(scoreGolden(one, other)) !== known?.results[one.name]);
    expect(changed.length).toBeGreaterThan(3);
  });
});
