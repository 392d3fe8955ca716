import { deadlineOf } from '../../domain/cycle/check-schedule.ts';
import { checkExtension, unitDeadlineOf } from '../../domain/cycle/extend.ts';
import type { HumanPhase } from '../../domain/cycle/phase.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Command, Deps } from '../support/deps.ts';
import type { CycleView } from './cycle-view.ts';
import { extendCycle } from './extend-cycle.ts';

export type ExtendDeadlineInput = {
  cycleId: string;
  phase: HumanPhase;
  deadline: string;
  reason: string;
  /** For this unit alone. */
  unitCode?: string;
};

/**
 * Moves the deadline of a phase that has not ended to a later time, for everybody or for one unit, with a reason that everybody can
 * read. Also after the deadline passed, while the phase is not closed: then acts count again. A deadline is never moved
 * forward.
 */
export const createExtendDeadline =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  (command: Command, input: ExtendDeadlineInput): Promise<CycleView> =>
    extendCycle(deps, command, input, async (cycle, now) => {
      const { phase, reason, unitCode } = input;
      const to = deadlineOf(input.deadline, cycle.zone);
      const from = unitCode === undefined ? cycle.deadlines[phase] : unitDeadlineOf(cycle, phase, unitCode);
      const problems = checkExtension(cycle, phase, { from, to, now });
      if (problems.length > 0) refuse('invalid-body', { fields: problems });
      return { phase, from, to, reason, ...(unitCode === undefined ? {} : { unitCode }) };
    });
