import { deadlineOf } from '../../domain/cycle/check-schedule.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { ReopenablePhase, Reopening, ReopeningScope } from '../../domain/cycle/reopening.ts';
import { checkPosition, checkWindow, isReopening } from '../../domain/cycle/reopening-rules.ts';
import { type FieldProblem, RefusedError, refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import { changeCycle } from '../cycles/change-cycle.ts';
import { findRepeat, requestOf } from '../cycles/find-repeat.ts';
import type { Command, Deps } from '../support/deps.ts';
import { caseKey } from '../support/load.ts';
import { type ReopeningView, reopeningView, requireReopener } from './reopening-view.ts';

export type AskReopeningInput = {
  cycleId: string;
  phase: ReopenablePhase;
  scope: ReopeningScope;
  deadline: string;
  reason: string;
};
type AskDeps = Pick<Deps, 'store' | 'clock'>;

/** They stand in the cycle, which every request reads. */
const reopeningsAtMost = 30;

const unknownPlaces = async (
  deps: AskDeps,
  agencyId: string,
  cycle: Cycle,
  scope: ReopeningScope,
): Promise<FieldProblem[]> => {
  switch (scope.kind) {
    case 'all':
      return [];
    case 'unit': {
      if ((await deps.store.get(keys.unit(agencyId, scope.unitCode))) !== null) return [];
      return [{ pointer: '/scope/unitCode', code: 'unknown-unit', detail: 'There is no such unit.' }];
    }
    case 'persons': {
      const found = await deps.store.getMany(scope.employeeIds.map((id) => caseKey(agencyId, cycle, id)));
      return scope.employeeIds.flatMap((_, i) =>
        found[i] == null
          ? [{ pointer: `/scope/employeeIds/${i}`, code: 'unknown-person', detail: 'There is no such case.' }]
          : [],
      );
    }
  }
};

/** Refuses what cannot be reopened where the cycle stands, or until then. */
export const requireReopenable = (
  cycle: Cycle,
  { phase, until }: Pick<Reopening, 'phase' | 'until'>,
  now: Instant,
): void => {
  const misplaced = checkPosition(cycle, phase);
  if (misplaced !== null) throw new RefusedError(misplaced);
  const fields = checkWindow(cycle, until, now);
  if (fields.length > 0) refuse('invalid-body', { fields });
};

/** Asks for a closed phase to be opened again; nothing opens until a second person has agreed. */
export const createAskReopening =
  (deps: AskDeps) =>
  async (command: Command, { cycleId, phase, scope, deadline, reason }: AskReopeningInput): Promise<ReopeningView> => {
    const { agencyId, personId: askedBy } = command.actor;
    const request = requestOf(command);
    const { data } = await changeCycle(deps, agencyId, cycleId, async ({ data: cycle }) => {
      requireReopener(command.actor, cycle, scope);
      const { reopenings = [] } = cycle;
      if (findRepeat(reopenings, request) !== null) return null;
      const now = deps.clock.now();
      const until = deadlineOf(deadline, cycle.zone);
      requireReopenable(cycle, { phase, until }, now);
      // The close after it names the manifest before: of a cycle from before closes were signed there is none.
      if ((await deps.store.get(keys.closing(agencyId, cycleId, phase))) === null)
        refuse('wrong-phase', { detail: `The close of ${phase} was not signed.`, extra: { phase: cycle.phase } });
      const fields = await unknownPlaces(deps, agencyId, cycle, scope);
      if (fields.length > 0) refuse('invalid-body', { fields });
      if (isReopening(cycle, phase, now))
        refuse('conflict', { detail: `A reopening of ${phase} is under way: one after the other.` });
      if (reopenings.length >= reopeningsAtMost)
        refuse('conflict', { detail: 'Phases of this cycle were reopened too often.' });
      const asked: Reopening = {
        ...{ number: reopenings.length + 1, phase, scope, until, reason, askedBy, askedAt: now },
        ...{ decision: null, status: 'asked', version: null, closedAt: null },
        ...request,
      };
      return { next: { ...cycle, reopenings: [...reopenings, asked] } };
    });
    const asked = findRepeat(data.reopenings ?? [], request);
    return asked === null ? refuse('internal') : reopeningView(cycleId, asked);
  };
