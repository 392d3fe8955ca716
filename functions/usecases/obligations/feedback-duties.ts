import type { Obligation } from '../../domain/obligations/obligation.ts';
import { keys } from '../../store/keys.ts';
import { readMyRequests } from '../feedback/read-my-requests.ts';
import type { Seat } from './seat.ts';

/** Feedback that was asked of this person and not given. Nobody else learns who was asked or who answered. */
export const feedbackDuties = async ({ book, personId }: Seat): Promise<Obligation[]> => {
  const { deps, agencyId, cycle } = book;
  const asked = keys.feedbackAskedOf(agencyId, cycle.id, personId);
  if ((await deps.store.query(asked, { limit: 1, after: null })).items.length === 0) return [];
  const { items } = await readMyRequests(deps, { agencyId, personId, roles: [] }, cycle.id);
  return items
    .filter(({ answered }) => !answered)
    .map(({ employeeId, until }) => ({
      kind: 'give-feedback',
      cycleId: cycle.id,
      about: { employeeId },
      ...{ deadline: until, rule: null, possible: true },
      waiting: [{ as: 'employee', personId: employeeId }],
    }));
};
