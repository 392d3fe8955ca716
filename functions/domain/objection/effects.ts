import type { CaseAt, ResultRef } from '../case/case.ts';
import { checkDistribution, type DistributionCheck } from '../distribution/check-distribution.ts';
import type { FollowUp } from '../follow-up/follow-up.ts';
import type { ServiceRecord } from '../forum/forum.ts';
import { movePerson } from '../forum/spread.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Predicate } from '../scoring/predicate.ts';
import type { Instant } from '../time/instant.ts';

/**
 * What an upheld objection changes. `applied`: it holds from this moment, computed from the result or written in the same
 * commit. `reported`: it touches others, or something that a human decided, and only a human may change it.
 */
export type ObjectionEffect =
  | { what: 'result'; how: 'applied'; from: Standing; to: Standing }
  | {
      what: 'allowance-factor' | 'credit-points' | 'talent-box';
      how: 'applied';
      /** Null where it cannot be said, e.g. the box without an assessment. */
      from: string | null;
      to: string | null;
    }
  | {
      what: 'follow-up';
      how: 'applied' | 'reported';
      followUpId: string;
      change: 'proposed' | 'withdrawn' | 'decided-already';
    }
  | {
      what: 'distribution';
      how: 'reported';
      serviceCode: string;
      from: DistributionCheck['verdict'];
      to: DistributionCheck['verdict'];
    };

type Standing = { version: number; predicate: Predicate };

const standingOf = ({ version, predicate }: ResultRef): Standing => ({ version, predicate });

/** What a result gives, as texts that can be compared. */
export type Gives = Record<'allowance-factor' | 'credit-points' | 'talent-box', string | null>;

const given = ['allowance-factor', 'credit-points', 'talent-box'] as const;

export type FollowUpChanges = {
  insert: FollowUp[];
  withdraw: FollowUp[];
  /** Approved already: a human has to look at them again. */
  report: FollowUp[];
};

/** Which measures an upheld objection brings, takes back, or leaves to a human. */
export const followUpChanges = (standing: readonly FollowUp[], proposed: readonly FollowUp[]): FollowUpChanges => {
  const isIn = (list: readonly FollowUp[], { id }: FollowUp): boolean => list.some((other) => other.id === id);
  const gone = standing.filter((one) => one.after === null && !isIn(proposed, one));
  return {
    insert: proposed.filter((one) => !isIn(standing, one)),
    withdraw: gone.filter(({ outcome }) => outcome === null),
    report: gone.filter(({ outcome }) => outcome?.decision === 'approve'),
  };
};

export const withdrawn = (
  followUp: FollowUp,
  request: Pick<NonNullable<FollowUp['outcome']>, 'by' | 'requestKey' | 'requestDigest'>,
  at: Instant,
): FollowUp => ({
  ...followUp,
  outcome: { decision: 'withdraw', reason: 'objection upheld', at, ...request },
});

const spreadEffect = (
  before: CaseAt<'decided'>,
  after: CaseAt<'decided'>,
  service: Pick<ServiceRecord, 'counts' | 'unassessed' | 'organisation'>,
  rules: RuleSet,
): ObjectionEffect[] => {
  if (before.result.predicate === after.result.predicate) return [];
  const organisation = service.organisation?.predicate ?? null;
  const moved = movePerson(service, before.result.predicate, after.result.predicate);
  const from = checkDistribution(service.counts, organisation, rules.distribution).verdict;
  const to = checkDistribution(moved.counts, organisation, rules.distribution).verdict;
  return [{ what: 'distribution', how: 'reported', serviceCode: before.serviceCode, from, to }];
};

/**
 * The list of everything that the decision changes, for its act: the result and what it gives, the measures, and the
 * spread of the service, which is reported and moves nobody else.
 */
export const effectsOf = (
  change: {
    before: CaseAt<'decided'>;
    after: CaseAt<'decided'>;
    gives: { before: Gives; after: Gives };
    followUps: FollowUpChanges;
    service: Pick<ServiceRecord, 'counts' | 'unassessed' | 'organisation'>;
  },
  rules: RuleSet,
): ObjectionEffect[] => {
  const { before, after, gives, followUps, service } = change;
  return [
    { what: 'result', how: 'applied', from: standingOf(before.result), to: standingOf(after.result) },
    ...given
      .filter((what) => gives.before[what] !== gives.after[what])
      .map((what): ObjectionEffect => ({ what, how: 'applied', from: gives.before[what], to: gives.after[what] })),
    ...followUps.insert.map((one): ObjectionEffect => followUpEffect(one, 'proposed')),
    ...followUps.withdraw.map((one): ObjectionEffect => followUpEffect(one, 'withdrawn')),
    ...followUps.report.map((one): ObjectionEffect => followUpEffect(one, 'decided-already')),
    ...spreadEffect(before, after, service, rules),
  ];
};

const followUpEffect = ({ id }: FollowUp, change: 'proposed' | 'withdrawn' | 'decided-already'): ObjectionEffect => ({
  what: 'follow-up',
  how: change === 'decided-already' ? 'reported' : 'applied',
  followUpId: id,
  change,
});
