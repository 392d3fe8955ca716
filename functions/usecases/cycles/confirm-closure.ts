import { answerHold, openHold } from '../../domain/closing/judge-change.ts';
import type { CloseHold, Cycle } from '../../domain/cycle/cycle.ts';
import type { HumanPhase } from '../../domain/cycle/phase.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Command, Deps } from '../support/deps.ts';
import { changeCycle } from './change-cycle.ts';
import type { ClosureView } from './close-by-hand.ts';
import { createClosePhase } from './close-phase.ts';

type ConfirmDeps = Pick<Deps, 'store' | 'workflow' | 'clock'>;

/** A second person is an administrator or the chair of the cycle's committee, and not the one who wanted to close. */
const requireSecond = ({ actor }: Command, cycle: Cycle, hold: CloseHold): void => {
  if (!actor.roles.includes('administrator') && cycle.committee.chairId !== actor.personId)
    refuse('forbidden', { detail: 'This is for an administrator, or for the chair of the committee.' });
  if (hold.triggeredBy === actor.personId)
    refuse('forbidden', { detail: 'Whoever wanted to close cannot be the second person.' });
};

/** A second person has looked at what changed since the last rehearsal, and lets the phase close as it is. */
export const createConfirmClosure =
  (deps: ConfirmDeps) =>
  async (command: Command, input: { cycleId: string; phase: HumanPhase; reason: string }): Promise<ClosureView> => {
    const { agencyId, personId: by } = command.actor;
    const { cycleId, phase, reason } = input;
    let wanted: Pick<CloseHold, 'triggeredBy'> | null = null;
    await changeCycle(deps, agencyId, cycleId, async ({ data: cycle }) => {
      const { holds = [] } = cycle;
      const answered = holds.findLast((one) => one.phase === phase && one.outcome?.kind === 'confirmed');
      const hold = openHold(holds, phase) ?? answered;
      if (hold === undefined)
        return refuse('wrong-phase', { detail: `No close of ${phase} waits for a second person.` });
      requireSecond(command, cycle, hold);
      wanted = hold;
      if (hold.outcome !== null) return null;
      const at = deps.clock.now();
      return { next: { ...cycle, holds: answerHold(holds, hold, { kind: 'confirmed', by, reason, at }) } };
    });
    const { triggeredBy } = wanted ?? { triggeredBy: null };
    const trigger = triggeredBy === null ? 'schedule' : 'administrator';
    const now = deps.clock.now();
    const result = await createClosePhase(deps)({ agencyId, cycleId, phase, trigger, by: triggeredBy, now });
    if (result.outcome !== 'closing') return refuse('conflict');
    return { cycleId, phase, closure: result.closure };
  };
