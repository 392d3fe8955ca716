import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDistribution } from '../../../functions/domain/distribution/check-distribution.ts';
import { defaultPatterns } from '../../../functions/domain/rules/default-patterns.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import type { DistributionPattern, RuleSet } from '../../../functions/domain/rules/rule-set.ts';
import { organisationPredicates, predicates } from '../../../functions/domain/scoring/predicate.ts';
import { isLawful, type Reading, readings, total } from '../../support/split-oracle.ts';
import { type Counts, splitsOf } from '../../support/splits.ts';

const policyOf = ({ pattern, most, rounding }: Reading): RuleSet['distribution'] => ({
  ...defaultRuleSet.distribution,
  most,
  rounding,
  patterns: { ...defaultPatterns, baik: pattern },
});

const expected = (split: Counts, reading: Reading, anyLawful: boolean) =>
  isLawful(split, reading) ? 'lawful' : anyLawful ? 'unlawful' : 'infeasible-here';

const sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

describe('against brute force over all splits of up to ten people', () => {
  const policies = organisationPredicates.flatMap((organisation) =>
    readings
      .filter(({ most }) => defaultPatterns[organisation].most !== null || most === 'ignore')
      .map((reading) => ({ organisation, ...reading })),
  );

  it.each(policies)('$organisation, $most, $rounding', ({ organisation, most, rounding }) => {
    const reading = { pattern: defaultPatterns[organisation], most, rounding };
    const policy = { ...defaultRuleSet.distribution, most, rounding };
    const wrong = sizes.flatMap((people) => {
      const splits = splitsOf(people);
      const anyLawful = splits.some((split) => isLawful(split, reading));
      return splits.filter(
        (split) => checkDistribution(split, organisation, policy).verdict !== expected(split, reading, anyLawful),
      );
    });
    expect(wrong).toEqual([]);
  });
});

describe('patterns that no law has written yet', () => {
  const someSet = fc.subarray([...predicates], { minLength: 1 });
  const share = fc.integer({ min: 0, max: 200 }).map((halves) => String(halves / 2));
  const line = fc.record({ of: someSet, share });
  const pattern: fc.Arbitrary<DistributionPattern> = fc.record({
    most: fc.option(fc.constantFrom(...predicates)),
    atMost: fc.array(line, { maxLength: 4 }),
    atLeast: fc.array(line, { maxLength: 4 }),
    someOf: fc.subarray([...predicates]),
  });

  it('are judged exactly, crossing sets included', () => {
    fc.assert(
      fc.property(
        pattern,
        fc.constantFrom(...readings),
        fc.integer({ min: 1, max: 10 }).chain((people) => fc.constantFrom(...splitsOf(people))),
        (given, how, split) => {
          const reading = { pattern: given, ...how };
          const anyLawful = splitsOf(total(split, predicates)).some((other) => isLawful(other, reading));
          const { verdict } = checkDistribution(split, 'baik', policyOf(reading));
          expect(verdict).toBe(expected(split, reading, anyLawful));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('never find fault without a finding, nor a finding without fault', () => {
    fc.assert(
      fc.property(pattern, fc.constantFrom(...readings), fc.constantFrom(...splitsOf(7)), (given, how, split) => {
        const { verdict, findings } = checkDistribution(split, 'baik', policyOf({ pattern: given, ...how }));
        expect(findings.length === 0).toBe(verdict === 'lawful');
        for (const { rule, limit, actual } of findings) {
          if (rule === 'at-most') expect(actual).toBeGreaterThan(limit);
          else if (rule === 'most') expect(actual).toBeLessThanOrEqual(limit);
          else expect(actual).toBeLessThan(limit);
        }
      }),
    );
  });
});
