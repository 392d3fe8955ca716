import { StoreBusyError } from '../../functions/ports/store.ts';
import type { Workflow } from '../../functions/ports/workflow.ts';
import { createCloseShards } from '../../functions/usecases/closing/close-shards.ts';
import { createContinueCycle } from '../../functions/usecases/machine/continue-cycle.ts';
import { createEnterPhase } from '../../functions/usecases/machine/enter-phase.ts';
import { createFindPosition } from '../../functions/usecases/machine/find-position.ts';
import { createOpenPhase } from '../../functions/usecases/machine/open-phase.ts';
import type { Deps } from '../../functions/usecases/support/deps.ts';
import { agencyId, cycleId } from '../support/world.ts';
import type { Stage } from './stage.ts';

type Tokens = Map<string, 'waiting' | 'signalled' | 'timed-out'>;
/** The phases that the scenario plays, in order; the door after the last one is where it ends. */
export const played = ['execution', 'supervisor-review'] as const;
export type Played = (typeof played)[number];
export const tokenOf = (phase: Played, run: number): string => `${phase}-${run}`;

/** Step Functions as far as the close sees it: named starts that count once, tokens that count once. */
export const createVirtualWorkflow = (enter: (run: number) => void) => {
  const started = new Set([1]);
  const tokens: Tokens = new Map([[tokenOf('execution', 1), 'waiting']]);
  const workflow: Workflow = {
    start: async ({ run }) => {
      if (started.has(run)) return;
      started.add(run);
      enter(run);
    },
    signal: async (token) => {
      if (tokens.get(token) !== 'waiting') return 'gone';
      tokens.set(token, 'signalled');
      return 'delivered';
    },
  };
  return { workflow, tokens, state: () => JSON.stringify([[...started].toSorted(), [...tokens].toSorted()]) };
};

/** The states from Execution to the door of what follows the last phase played, as the definition connects them. */
export const runMachine = async (
  stage: Stage,
  deps: Deps,
  tokens: Tokens,
  { actor, run, last }: { actor: string; run: number; last: Played },
): Promise<void> => {
  const input = { agencyId, cycleId, run };
  /** As the state machine retries: transient errors by name, a few times. Each attempt is a task of its own, which knows its input alone. */
  const retried = async (name: string, task: () => Promise<unknown>): Promise<void> => {
    for (let attempt = 0; ; attempt++)
      try {
        stage.forget(actor, `attempt ${attempt} of ${name}`);
        await task();
        return;
      } catch (error) {
        if (!(error instanceof StoreBusyError) || attempt === 3) throw error;
      }
  };
  const open = async (phase: Played): Promise<void> => {
    const token = tokenOf(phase, run);
    tokens.set(token, 'waiting');
    await retried(`open ${phase}`, () => createOpenPhase(deps)({ ...input, phase, taskToken: token }));
  };
  const waitFor = async (phase: Played): Promise<void> => {
    const token = tokenOf(phase, run);
    stage.forget(actor, `wait for ${token}`);
    await stage.until(actor, `wait for ${token}`, () => tokens.get(token) !== 'waiting');
    if (tokens.get(token) === 'timed-out') return retried('continue', () => createContinueCycle(deps)(input));
    await close(phase);
  };
  const close = async (phase: Played): Promise<void> => {
    await retried(`close ${phase}`, () => createCloseShards(deps)({ agencyId, cycleId, from: 0, to: 1, phase }));
    if (phase === 'supervisor-review')
      return retried('scoring', () => createEnterPhase(deps)({ ...input, phase: 'scoring' }));
    await open('supervisor-review');
    if (last === 'supervisor-review') await waitFor('supervisor-review');
  };

  if (run === 1) return waitFor('execution');
  let position = '';
  await retried('find position', async () => {
    position = (await createFindPosition(deps)(input)).position;
  });
  for (const phase of played) {
    if (position === `${phase}.closing`) return close(phase);
    if (position !== `${phase}.open`) continue;
    await open(phase);
    return phase === 'execution' || last === phase ? waitFor(phase) : undefined;
  }
};
