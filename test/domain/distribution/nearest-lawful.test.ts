import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DistributionJudgement,
  judgeDistribution,
} from '../../../functions/domain/distribution/judge-distribution.ts';
import { tieBreak } from '../../../functions/domain/distribution/move-cost.ts';
import { defaultPatterns } from '../../../functions/domain/rules/default-patterns.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import type { DistributionPattern, RuleSet } from '../../../functions/domain/rules/rule-set.ts';
import { organisationPredicates, type Predicate, predicates } from '../../../functions/domain/scoring/predicate.ts';
import { isLawful, type Reading, readings, total } from '../../support/split-oracle.ts';
import { type Counts, counts, splitsOf } from '../../support/splits.ts';

type Person = { id: string; predicate: Predicate; score: string | null };

const rulesOf = ({ pattern, most, rounding }: Reading): RuleSet => ({
  ...defaultRuleSet,
  distribution: { ...defaultRuleSet.distribution, most, rounding, patterns: { ...defaultPatterns, baik: pattern } },
});
/** Work-result achievement in the matrix regime: 100 and 90 by the rule set, 70 and 50 of PP 30/2019 art. 41. */
const boundaries = [100, 90, 70, 50];

const peopleOf = (split: Counts, score: (n: number) => string | null): Person[] =>
  predicates
    .flatMap((predicate) => Array.from({ length: split[predicate] }, () => predicate))
    .map((predicate, n) => ({ id: `p${n}`, predicate, score: score(n) }));
const rank = (p: Predicate): number => predicates.indexOf(p);

/** The published order of comparison, computed from single moves. */
const costOfMoves = (moves: { person: Person; to: Predicate }[]): number[] => {
  const cost = [0, 0, 0, 0, 0];
  for (const { person, to } of moves) {
    const steps = rank(to) - rank(person.predicate);
    if (steps === 0) continue;
    const boundary = boundaries[steps > 0 ? rank(person.predicate) : rank(person.predicate) - 1] ?? Number.NaN;
    const gap = person.score === null ? 0 : (Number(person.score) - boundary) * Math.sign(steps);
    [1, Math.abs(steps), person.score === null ? 1 : 0, Math.round(gap * 1e6), steps > 0 ? 1 : 0].forEach((add, i) => {
      cost[i] = (cost[i] ?? 0) + add;
    });
  }
  return cost;
};
const compare = (a: number[], b: number[]): number => {
  const at = a.findIndex((x, i) => x !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
};

/** Fewest persons between a split and the nearest of the lawful ones, in plain loops: there are a million pairs to a policy. */
const leastDistance = (from: Counts, lawful: readonly number[][]): number => {
  const present = predicates.map((p) => from[p]);
  let least = Number.POSITIVE_INFINITY;
  for (const other of lawful) {
    let distance = 0;
    for (let at = 0; at < 5; at++) distance += Math.max(0, (present[at] ?? 0) - (other[at] ?? 0));
    if (distance < least) least = distance;
  }
  return least;
};

const moved = (people: Person[], { moves }: { moves: { employeeId: string; from: Predicate; to: Predicate }[] }) =>
  moves.map(({ employeeId, from, to }) => {
    const person = people.find(({ id }) => id === employeeId);
    if (person === undefined || person.predicate !== from) throw new Error('a move of somebody who is not there');
    return { person, to };
  });

const splitAfter = (people: Person[], judgement: DistributionJudgement): Counts => {
  const target = new Map(people.map(({ id, predicate }) => [id, predicate]));
  for (const { employeeId, to } of judgement.proposal?.moves ?? []) target.set(employeeId, to);
  const after = counts(0, 0, 0, 0, 0);
  for (const predicate of target.values()) after[predicate] += 1;
  return after;
};

const lawfulOf = (splits: Counts[], reading: Reading): number[][] =>
  splits.filter((split) => isLawful(split, reading)).map((split) => predicates.map((p) => split[p]));

/** What is wrong with the answer for a split, given the lawful splits of its size; null where nothing is. */
const faultOf = (people: Person[], split: Counts, reading: Reading, lawful: number[][]): string | null => {
  const judgement = judgeDistribution(people, 'baik', rulesOf(reading));
  if (isLawful(split, reading)) return judgement.verdict === 'lawful' && judgement.distance === 0 ? null : 'not lawful';
  if (lawful.length === 0)
    return judgement.verdict === 'infeasible-here' && judgement.proposal === null ? null : 'not infeasible';
  const least = leastDistance(split, lawful);
  const { distance, proposal } = judgement;
  if (judgement.verdict !== 'unlawful' || distance !== least || proposal === null) return `not ${least} away`;
  const after = splitAfter(people, judgement);
  if (!isLawful(after, reading)) return 'the proposal is not lawful';
  if (new Set(proposal.moves.map(({ employeeId }) => employeeId)).size !== least) return 'the proposal is not minimal';
  return predicates.some((p) => after[p] !== proposal.counts[p]) ? 'the proposal says another split' : null;
};

describe('against brute force over all splits', () => {
  const policies = organisationPredicates.flatMap((organisation) =>
    readings
      .filter(({ most }) => defaultPatterns[organisation].most !== null || most === 'ignore')
      .map((reading) => ({ organisation, ...reading })),
  );

  const faultsOf = ({ organisation, most, rounding }: (typeof policies)[number], sizes: number[]): string[] => {
    const reading = { pattern: defaultPatterns[organisation], most, rounding };
    return sizes.flatMap((size) => {
      const splits = splitsOf(size);
      const lawful = lawfulOf(splits, reading);
      return splits.flatMap((split) => {
        const people = peopleOf(split, (n) => (n % 4 === 3 ? null : String(40 + ((n * 37) % 80))));
        return faultOf(people, split, reading, lawful) ?? [];
      });
    });
  };

  it.each(policies)('of one to three people: $organisation, $most, $rounding', (policy) => {
    expect(faultsOf(policy, [1, 2, 3])).toEqual([]);
  });

  it.each(policies)('of up to ten people: $organisation, $most, $rounding', (policy) => {
    expect(faultsOf(policy, [4, 5, 6, 7, 8, 9, 10])).toEqual([]);
  });
});

const score = fc.option(
  fc.integer({ min: 8, max: 24 }).map((n) => String(n * 5)),
  { freq: 4 },
);
const person = fc.record({ predicate: fc.constantFrom(...predicates), score });
const group = fc
  .array(person, { minLength: 1, maxLength: 6 })
  .map((people): Person[] => people.map((one, n) => ({ id: `p${n}`, ...one })));
const someSet = fc.subarray([...predicates], { minLength: 1 });
const line = fc.record({ of: someSet, share: fc.integer({ min: 0, max: 20 }).map((n) => String(n * 5)) });
const pattern: fc.Arbitrary<DistributionPattern> = fc.record({
  most: fc.option(fc.constantFrom(...predicates)),
  atMost: fc.array(line, { maxLength: 3 }),
  atLeast: fc.array(line, { maxLength: 2 }),
  someOf: fc.subarray([...predicates]),
});

/** Every way to give so many people a predicate each. */
const assignments = (people: Person[]): { person: Person; to: Predicate }[][] =>
  people.reduce<{ person: Person; to: Predicate }[][]>(
    (ways, one) => ways.flatMap((way) => predicates.map((to) => [...way, { person: one, to }])),
    [[]],
  );

const splitOfWay = (way: { to: Predicate }[]): Counts => {
  const split = counts(0, 0, 0, 0, 0);
  for (const { to } of way) split[to] += 1;
  return split;
};

/** Compares the proposal with the best of all assignments of persons. */
const expectBest = (people: Person[], reading: Reading): void => {
  const ways = assignments(people).filter((way) => isLawful(splitOfWay(way), reading));
  const present = splitOfWay(people.map((one) => ({ to: one.predicate })));
  const { verdict, proposal } = judgeDistribution(people, 'baik', rulesOf(reading));
  const expected = isLawful(present, reading) ? 'lawful' : ways.length > 0 ? 'unlawful' : 'infeasible-here';
  expect(verdict).toBe(expected);
  if (expected !== 'unlawful') return;
  const best = ways.map(costOfMoves).reduce((a, b) => (compare(b, a) < 0 ? b : a));
  if (proposal === null) throw new Error('no proposal');
  expect(costOfMoves(moved(people, proposal))).toEqual(best);
  expect(tieBreak.map((key) => proposal.cost[key])).toEqual(best);
};

describe('against brute force over persons', () => {
  it('proposes the best of all ways for the patterns of the law', () => {
    fc.assert(
      fc.property(
        group,
        fc.constantFrom(...organisationPredicates),
        fc.constantFrom(...readings),
        (people, of, how) => {
          expectBest(people, { pattern: defaultPatterns[of], ...how });
        },
      ),
      { numRuns: 120 },
    );
  });

  it('and for patterns that no law has written yet, crossing lines included', () => {
    fc.assert(
      fc.property(group, pattern, fc.constantFrom(...readings), (people, given, how) => {
        expectBest(people, { pattern: given, ...how });
      }),
      { numRuns: 200 },
    );
  });
});

describe('larger groups', () => {
  const splits = fc.integer({ min: 20, max: 40 }).chain((n) =>
    fc
      .array(fc.integer({ min: 0, max: n }), { minLength: 5, maxLength: 5 })
      .map(([a = 0, b = 0, c = 0, d = 0, e = 0]) => counts(a, b, c, d, e))
      .filter((split) => total(split, predicates) > 0),
  );

  it('are as far from lawful as the nearest of all lawful splits', () => {
    fc.assert(
      fc.property(splits, pattern, fc.constantFrom(...readings), (split, given, how) => {
        const reading = { pattern: given, ...how };
        const small = counts(...scaled(split, 16));
        const people = peopleOf(small, () => null);
        if (people.length === 0) return;
        const lawful = lawfulOf(splitsOf(people.length), reading);
        expect(faultOf(people, small, reading, lawful)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});

const scaled = (split: Counts, to: number): [number, number, number, number, number] => {
  const n = Math.max(1, total(split, predicates));
  const at = (p: Predicate) => Math.floor((split[p] * to) / n);
  return [at('sangat-baik'), at('baik'), at('butuh-perbaikan'), at('kurang'), at('sangat-kurang')];
};
