import { extensionBody, resumptionBody } from '../../../functions/contracts/cycles.ts';
import { positionOf } from '../../../functions/domain/cycle/position.ts';
import { createDynamoStore } from '../../../functions/store/dynamo-store.ts';
import { keys } from '../../../functions/store/keys.ts';
import { withUpgrades } from '../../../functions/store/upgrading-store.ts';
import type { CycleView } from '../../../functions/usecases/cycles/cycle-view.ts';
import { deliverSignal } from '../../../functions/usecases/cycles/deliver-signal.ts';
import { createExtendDeadline } from '../../../functions/usecases/cycles/extend-deadline.ts';
import { createResumeCycle } from '../../../functions/usecases/cycles/resume-cycle.ts';
import { loadCycle } from '../../../functions/usecases/support/load.ts';
import { commandOf, reasonOf } from '../administrator.ts';
import { createDryStore, DryRunError } from '../dry-store.ts';
import { OpsError } from '../ops-error.ts';
import { need } from '../options.ts';
import { type Context, notDone, type Verb } from '../verb.ts';

const withoutWorkflow = {
  start: async () => undefined,
  signal: async () => 'gone' as const,
};

/** The use case itself, up to its commit; with `--yes` beyond it. */
const carryOut = async (
  { options, clock, print, place, workflow }: Context,
  use: (deps: {
    store: ReturnType<typeof createDynamoStore>;
    workflow: ReturnType<Context['workflow']>;
    clock: Context['clock'];
  }) => Promise<CycleView>,
): Promise<boolean> => {
  const store = withUpgrades(createDynamoStore(place()));
  if (options.yes) {
    const { id, phase, status, run, version } = await use({ store, workflow: workflow(), clock });
    print(`Done: ${id} stands at ${positionOf({ phase, status })}, run ${run}, version ${version}.`);
    return true;
  }
  try {
    await use({ store: createDryStore(store), workflow: withoutWorkflow, clock });
    print('Nothing to do: this was done before.');
  } catch (error) {
    if (!(error instanceof DryRunError)) throw error;
    for (const { kind, key } of error.writes) print(`would ${kind} ${key.pk} / ${key.sk}`);
    print(notDone);
  }
  return true;
};

export const resume: Verb = {
  about: 'lets a fresh execution take a cycle up where it stands, after a failure or a lost execution',
  needs: ['table', 'state-machine', 'agency', 'cycle', 'by', 'reason'],
  changes: true,
  run: (context) =>
    carryOut(context, async (deps) => {
      const { options } = context;
      const [agencyId, cycleId] = [need(options, 'agency'), need(options, 'cycle')];
      const { reason } = resumptionBody.parse({ reason: reasonOf(options) });
      const { version } = await loadCycle(deps, agencyId, cycleId);
      const command = await commandOf(deps, options, { verb: 'resume', version, asked: { cycleId, reason } });
      return createResumeCycle(deps)(command, { cycleId, reason });
    }),
};

export const extend: Verb = {
  about:
    'moves the deadline of a phase that has not ended to a later time, or asks a second person for it where the rules want one',
  needs: ['table', 'agency', 'cycle', 'phase', 'deadline', 'by', 'reason'],
  changes: true,
  run: (context) =>
    carryOut({ ...context, workflow: () => withoutWorkflow }, async (deps) => {
      const { options } = context;
      const [agencyId, cycleId] = [need(options, 'agency'), need(options, 'cycle')];
      const read = extensionBody.safeParse({
        phase: options.phase,
        deadline: options.deadline,
        reason: reasonOf(options),
      });
      if (!read.success)
        throw new OpsError(read.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('; '));
      const asked = { cycleId, ...read.data };
      const { version } = await loadCycle(deps, agencyId, cycleId);
      return createExtendDeadline(deps)(await commandOf(deps, options, { verb: 'extend', version, asked }), asked);
    }),
};

export const redrive: Verb = {
  about: 'sends the signal of a cycle that waits to the state machine, as the schedule does every minute',
  needs: ['table', 'state-machine', 'agency', 'cycle'],
  changes: true,
  run: async ({ options, print, place, workflow }) => {
    const store = withUpgrades(createDynamoStore(place()));
    const [agencyId, cycleId] = [need(options, 'agency'), need(options, 'cycle')];
    await loadCycle({ store }, agencyId, cycleId);
    const signal = await store.get(keys.pendingSignal(agencyId, cycleId));
    if (signal === null || signal.data.kind === 'delivered') {
      print('No signal waits. A cycle that stands still all the same is resumed.');
      return true;
    }
    print(`${signal.data.kind} of ${signal.data.phase}, waiting since ${signal.data.at}`);
    if (options.yes) print(`Outcome: ${await deliverSignal({ store, workflow: workflow() }, agencyId, cycleId)}.`);
    else print(notDone);
    return true;
  },
};
