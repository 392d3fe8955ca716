import type { Case } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Reopening } from '../../domain/cycle/reopening.ts';
import { isConcerned } from '../../domain/cycle/reopening-rules.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Actor } from '../support/deps.ts';

export type ReopeningView = Omit<Reopening, 'requestKey' | 'requestDigest'> & { cycleId: string };

export const reopeningView = (
  cycleId: string,
  { requestKey: _, requestDigest: __, ...rest }: Reopening,
): ReopeningView => ({ cycleId, ...rest });

/** Whoever answers for the procedure asks, and another of them decides; nobody does either for themselves. */
export const requireReopener = ({ personId, roles }: Actor, cycle: Cycle, scope: Reopening['scope']): void => {
  const { committee, authorisedOfficialId } = cycle;
  if (!roles.includes('administrator') && committee.chairId !== personId && authorisedOfficialId !== personId)
    refuse('forbidden', {
      detail: 'This is for an administrator, the chair of the committee, or the authorised official.',
    });
  if (scope.kind === 'persons' && scope.employeeIds.includes(personId))
    refuse('forbidden', { detail: 'Nobody reopens a phase for themselves.' });
};

export type OwnReopening = Omit<ReopeningView, 'scope'>;

/** The reopenings that concern one person: why, by whose word, and until when. Who else is named is not theirs to know. */
export const reopeningsOf = (cycle: Cycle, subject: Case): OwnReopening[] =>
  (cycle.reopenings ?? [])
    .filter(({ version, scope }) => version !== null && isConcerned(scope, subject))
    .map((one) => {
      const { scope: _, ...rest } = reopeningView(cycle.id, one);
      return rest;
    });
