import type { Case } from '../case/case.ts';
import type { Profile } from '../development/profile.ts';
import { addDecimals, addTally, emptyTally, meanOfSum, type TraitTally } from '../development/traits.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { type Predicate, predicates, type Rating, ratings } from '../scoring/predicate.ts';
import type { Instant } from '../time/instant.ts';
import type { UnitAchievement } from './unit-achievement.ts';

/** When scores are rolled up: `publication` has the changes of the forum, `closed` those of the objections. */
export const rollUpSteps = ['scoring', 'publication', 'closed'] as const;
export type RollUpStep = (typeof rollUpSteps)[number];

/** People of a group by outcome. Those who could not be assessed are shown apart and never counted as the lowest. */
export type PeopleSpread = {
  count: number;
  unassessed: number;
  predicates: Record<Predicate, number>;
  workResult: Record<Rating, number>;
  behaviour: Record<Rating, number>;
  /** Work-result achievements in percent of those who have a number. */
  score: { sum: string; n: number };
};
export type GroupTally = { people: PeopleSpread; traits: TraitTally };

const noPredicates = (): Record<Predicate, number> => ({
  'sangat-baik': 0,
  baik: 0,
  'butuh-perbaikan': 0,
  kurang: 0,
  'sangat-kurang': 0,
});
const noRatings = (): Record<Rating, number> => ({ below: 0, meets: 0, above: 0 });

export const emptyGroup = (): GroupTally => ({
  people: {
    count: 0,
    unassessed: 0,
    predicates: noPredicates(),
    workResult: noRatings(),
    behaviour: noRatings(),
    score: { sum: '0', n: 0 },
  },
  traits: emptyTally(),
});

/** Adds one case to the group in place. */
export const addCase = ({ people }: GroupTally, subject: Case): void => {
  people.count += 1;
  if (subject.stage !== 'scored' && subject.stage !== 'decided') {
    people.unassessed += 1;
    return;
  }
  const { predicate, workResult, behaviour, score } = subject.result;
  people.predicates[predicate] += 1;
  people.workResult[workResult] += 1;
  people.behaviour[behaviour] += 1;
  if (score !== null) people.score = { sum: addDecimals(people.score.sum, score), n: people.score.n + 1 };
};

/** Adds the people of another group to this one in place. */
export const addGroup = (group: GroupTally, other: GroupTally): void => {
  const { people } = group;
  people.count += other.people.count;
  people.unassessed += other.people.unassessed;
  for (const predicate of predicates) people.predicates[predicate] += other.people.predicates[predicate];
  for (const rating of ratings) {
    people.workResult[rating] += other.people.workResult[rating];
    people.behaviour[rating] += other.people.behaviour[rating];
  }
  const { sum, n } = other.people.score;
  people.score = { sum: addDecimals(people.score.sum, sum), n: people.score.n + n };
  addTally(group.traits, other.traits);
};

/** What a group's people come to, as it is shown: the mean instead of the sum. */
export type PeopleScore = Omit<PeopleSpread, 'score'> & { score: string | null; scored: number };

export const peopleScore = ({ score, ...rest }: PeopleSpread, rules: Pick<RuleSet, 'rounding'>): PeopleScore => ({
  ...rest,
  score: meanOfSum(score, rules.rounding.decimals),
  scored: score.n,
});

/**
 * Where a unit, or the agency as its topmost unit, stands after a step. `people` are all whom its head leads, in this unit
 * and in those below, without the head: whose own rating shows in the unit above. Small at any size of the agency.
 */
export type UnitScore = {
  schemaVersion: 1;
  asOf: RollUpStep;
  at: Instant;
  unitCode: string;
  name: string;
  kind: 'agency' | 'service' | 'unit';
  /** Who may read this beside those who oversee the cycle: heads of the unit and of all units above it, nearest first. */
  readers: string[];
  /** The unit's achievement by its key indicators; where it has none, the mean of its people's plans stands for a score. */
  score: {
    value: string | null;
    rating: Rating | null;
    basis: NonNullable<UnitAchievement['basis']> | 'people' | null;
  };
  people: PeopleScore;
  profile: Profile;
};

/** Where the people of one appraiser stand after a step. */
export type TeamScore = {
  schemaVersion: 1;
  asOf: RollUpStep;
  at: Instant;
  appraiserId: string;
  people: PeopleScore;
  profile: Profile;
};
