import type { Case } from '../case/case.ts';
import type { FieldProblem, Refusal } from '../refusal.ts';
import type { Instant } from '../time/instant.ts';
import type { Cycle } from './cycle.ts';
import type { HumanPhase } from './phase.ts';
import { isPast } from './position.ts';
import type { ReopenablePhase, Reopening, ReopeningScope } from './reopening.ts';

type Place = Pick<Case, 'employeeId' | 'unitCode' | 'serviceCode'>;

export const isConcerned = (scope: ReopeningScope, { employeeId, unitCode, serviceCode }: Place): boolean => {
  switch (scope.kind) {
    case 'all':
      return true;
    case 'unit':
      return scope.unitCode === unitCode || scope.unitCode === serviceCode;
    case 'persons':
      return scope.employeeIds.includes(employeeId);
  }
};

/** The reopening by which a phase stands open for this case, until its own end; null where none does. */
export const windowOf = (
  { reopenings = [] }: Pick<Cycle, 'reopenings'>,
  subject: Place,
  phase: HumanPhase,
): Reopening | null =>
  reopenings.find((one) => one.status === 'open' && one.phase === phase && isConcerned(one.scope, subject)) ?? null;

/** Windows that are not settled again yet: the phase that the cycle is in does not end before them. */
export const unsettled = ({ reopenings = [] }: Pick<Cycle, 'reopenings'>): Reopening[] =>
  reopenings.filter(({ status }) => status === 'open' || status === 'closing');

/** A request on which nobody decided before the end that it asked for is void. */
const isUnderWay = ({ status, until }: Reopening, now: Instant): boolean =>
  status === 'open' || status === 'closing' || (status === 'asked' && now < until);

/**
 * Where the cycle may stand. A plan is for work still to be done, so planning is reopened during execution alone; from the forum on
 * people judge by the ratings as they stand, and a mistake is mended by their acts: a motion, and after the decision an objection.
 */
const during: Record<ReopenablePhase, readonly HumanPhase[]> = {
  planning: ['execution'],
  execution: ['supervisor-review', 'organisation-predicate'],
  'supervisor-review': ['organisation-predicate'],
};

const refusal = (detail: string, phase: Cycle['phase']): Refusal => ({ code: 'wrong-phase', detail, extra: { phase } });

/** Why a phase cannot be reopened where the cycle stands; null where it can. */
export const checkPosition = (cycle: Cycle, phase: ReopenablePhase): Refusal | null => {
  const at = cycle.phase;
  if (!isPast(cycle, phase)) return refusal(`Phase ${phase} has not ended.`, at);
  if (during[phase].some((one) => one === at))
    return cycle.status === 'open' ? null : refusal(`The cycle is in phase ${at}.`, at);
  if (at === 'scoring') return refusal(`The cycle is in phase ${at}.`, at);
  if (at === 'committee-forum')
    return refusal('The forum looks at the ratings as they stand: propose a motion there.', at);
  if (isPast(cycle, 'committee-forum'))
    return refusal('The results are decided: what is wrong with one goes by objection.', at);
  return refusal('A plan is made for work that is still to be done: execution has ended.', at);
};

/** What is wrong with the end of a window: it closes before the phase that the cycle is in, so that nothing later rests on what may change. */
export const checkWindow = (cycle: Cycle, until: Instant, now: Instant): FieldProblem[] => {
  const pointer = '/deadline';
  if (until <= now) return [{ pointer, code: 'in-the-past', detail: 'The deadline must lie in the future.' }];
  const at = cycle.phase;
  const end = Object.entries(cycle.deadlines).find(([phase]) => phase === at)?.[1];
  if (end === undefined || until < end) return [];
  return [{ pointer, code: 'deadline-order', detail: `Extend the deadline of ${at} first.` }];
};

/** One after the other: the manifest of each close names the one before. */
export const isReopening = (
  { reopenings = [] }: Pick<Cycle, 'reopenings'>,
  phase: ReopenablePhase,
  now: Instant,
): boolean => reopenings.some((one) => one.phase === phase && isUnderWay(one, now));

/** The number of the manifest that the next close of the phase makes; the first close made number 1. */
export const nextClosing = ({ reopenings = [] }: Pick<Cycle, 'reopenings'>, phase: ReopenablePhase): number =>
  2 + reopenings.filter((one) => one.phase === phase && one.version !== null).length;

export const changeReopening = (cycle: Cycle, number: number, change: Partial<Reopening>): Cycle => ({
  ...cycle,
  reopenings: (cycle.reopenings ?? []).map((one) => (one.number === number ? { ...one, ...change } : one)),
});
