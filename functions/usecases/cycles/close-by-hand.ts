import type { PhaseClosure } from '../../domain/cycle/cycle.ts';
import type { HumanPhase } from '../../domain/cycle/phase.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Command, Deps } from '../support/deps.ts';
import { createClosePhase } from './close-phase.ts';
import { requireAdministrator } from './find-repeat.ts';

export type ClosureView = { cycleId: string; phase: HumanPhase; closure: PhaseClosure };

/** The administrator's way to the same closure as the schedule's; what the schedule lets pass is told here as a refusal. */
export const createCloseByHand = (deps: Pick<Deps, 'store' | 'workflow' | 'clock'>) => {
  const closePhase = createClosePhase(deps);
  return async (command: Command, input: { cycleId: string; phase: HumanPhase }): Promise<ClosureView> => {
    requireAdministrator(command);
    const { agencyId, personId } = command.actor;
    const { cycleId, phase } = input;
    const now = deps.clock.now();
    const result = await closePhase({ agencyId, cycleId, phase, trigger: 'administrator', by: personId, now });
    switch (result.outcome) {
      case 'closing':
        return { cycleId, phase, closure: result.closure };
      case 'not-due':
        return refuse('not-due', { deadline: result.deadline, detail: `Phase ${phase} is not due yet.` });
      case 'open-duties':
        return refuse('open-duties', { detail: `Still owed: ${result.duty}.`, extra: { duty: result.duty } });
      case 'held': {
        const { changed, cases, until } = result.hold;
        return refuse('confirmation-required', {
          detail: `The result is another than rehearsed for ${changed} of ${cases} people.`,
          extra: { changed, cases, until },
        });
      }
    }
  };
};
