import type { Reopening } from '../../domain/cycle/reopening.ts';
import { changeReopening, nextClosing } from '../../domain/cycle/reopening-rules.ts';
import { refuse } from '../../domain/refusal.ts';
import { changeCycle } from '../cycles/change-cycle.ts';
import type { Command, Deps } from '../support/deps.ts';
import { requireReopenable } from './ask-reopening.ts';
import { type ReopeningView, reopeningView, requireReopener } from './reopening-view.ts';

export type DecideReopeningInput = {
  cycleId: string;
  number: number;
  decision: 'approve' | 'refuse';
  reason: string;
};

/**
 * A second person decides on a reopening, by name and with a reason. Approved, the phase is open from this commit on for those
 * concerned, and for them alone: the cycle stays where it is, and does not leave its phase before they are settled again.
 */
export const createDecideReopening =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (
    command: Command,
    { cycleId, number, decision: kind, reason }: DecideReopeningInput,
  ): Promise<ReopeningView> => {
    const { agencyId, personId: by } = command.actor;
    const find = (all: readonly Reopening[] = []): Reopening =>
      all.find((one) => one.number === number) ?? refuse('not-found', { detail: 'No such reopening.' });
    const { data } = await changeCycle(deps, agencyId, cycleId, async ({ data: cycle }) => {
      const asked = find(cycle.reopenings);
      requireReopener(command.actor, cycle, asked.scope);
      if (asked.askedBy === by) refuse('forbidden', { detail: 'Whoever asked cannot be the second person.' });
      if (asked.decision !== null) {
        if (asked.decision.by === by && asked.decision.kind === kind) return null;
        refuse('already-decided');
      }
      const at = deps.clock.now();
      const decision = { kind, by, reason, at };
      if (kind === 'refuse') return { next: changeReopening(cycle, number, { decision, status: 'refused' }) };
      requireReopenable(cycle, asked, at);
      const version = nextClosing(cycle, asked.phase);
      return { next: changeReopening(cycle, number, { decision, status: 'open', version }) };
    });
    return reopeningView(cycleId, find(data.reopenings));
  };
