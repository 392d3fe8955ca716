import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDistribution } from '../../../functions/domain/distribution/check-distribution.ts';
import { defaultPatterns } from '../../../functions/domain/rules/default-patterns.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import type {
  DistributionPattern,
  DistributionRounding,
  MostReading,
  RuleSet,
} from '../../../functions/domain/rules/rule-set.ts';
import { organisationPredicates, type Predicate, predicates } from '../../../functions/domain/scoring/predicate.ts';
import { type Counts, splitsOf } from '../../support/splits.ts';

/*
 * The oracle reads the circular's sentences on one split in floating point with a guard, and decides "no lawful split" by
 * trying them all. It shares no line with the code under test.
 */
type Reading = { pattern: DistributionPattern; most: MostReading; rounding: DistributionRounding };

const guard = 1e-9;
const total = (split: Counts, of: readonly Predicate[]): number => [...new Set(of)].reduce((n, p) => n + split[p], 0);

const isMost = (split: Counts, favoured: Predicate, most: MostReading, people: number): boolean => {
  if (most === 'ignore') return true;
  if (most === 'majority') return split[favoured] * 2 > people;
  return predicates.every((p) => p === favoured || split[p] < split[favoured]);
};

const isLawful = (split: Counts, { pattern, most, rounding }: Reading): boolean => {
  const people = total(split, predicates);
  const roundUp = (x: number) => (rounding === 'half-up' ? Math.floor(x + 0.5 + guard) : Math.ceil(x - guard));
  const roundDown = (x: number) => (rounding === 'half-up' ? Math.floor(x + 0.5 + guard) : Math.floor(x + guard));
  return (
    (pattern.most === null || isMost(split, pattern.most, most, people)) &&
    pattern.atMost.every(({ of, share }) => total(split, of) <= roundDown((Number(share) * people) / 100)) &&
    pattern.atLeast.every(({ of, share }) => total(split, of) >= roundUp((Number(share) * people) / 100)) &&
    (pattern.someOf.length === 0 || total(split, pattern.someOf) > 0)
  );
};

const policyOf = ({ pattern, most, rounding }: Reading): RuleSet['distribution'] => ({
  ...defaultRuleSet.distribution,
  most,
  rounding,
  patterns: { ...defaultPatterns, baik: pattern },
});

const expected = (split: Counts, reading: Reading, anyLawful: boolean) =>
  isLawful(split, reading) ? 'lawful' : anyLawful ? 'unlawful' : 'infeasible';

const readings = (['majority', 'plurality', 'ignore'] as const).flatMap((most) =>
  (['floor-ceiling', 'half-up'] as const).map((rounding) => ({ most, rounding })),
);
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
