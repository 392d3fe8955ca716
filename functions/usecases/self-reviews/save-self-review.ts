import type { SelfReview } from '../../domain/execution/self-review.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, requireAction, seeCase } from '../cases/see-case.ts';
import { keepWhatWasScored } from '../reopenings/keep-what-was-scored.ts';
import type { Command, Deps } from '../support/deps.ts';
import { putDocument } from '../support/put-document.ts';

/** The employee's own view of the period, before the review. */
export const createSaveSelfReview =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (
    command: Command,
    input: CaseTarget & Pick<SelfReview, 'achievements' | 'obstacles' | 'behaviours'> & { newIdea?: string | null },
  ): Promise<{ at: Instant; version: number }> => {
    const { agencyId } = command.actor;
    const at = deps.clock.now();
    const seen = await seeCase(deps, command.actor, input);
    requireAction('write-self-review', seen, at);
    const key = keys.selfReview(agencyId, input.cycleId, input.employeeId);
    await keepWhatWasScored(deps, seen, key);
    const { achievements, obstacles, behaviours, newIdea } = input;
    const idea = newIdea === undefined || newIdea === null ? {} : { newIdea };
    return putDocument(
      deps,
      key,
      { schemaVersion: 1, achievements, obstacles, behaviours, ...idea, at },
      command.expectedVersion,
    );
  };
