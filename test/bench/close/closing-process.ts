import type { Store } from '../../../functions/ports/store.ts';
import { systemClock } from '../../../functions/runtime/clock.ts';
import { nodeDigest } from '../../../functions/runtime/digest.ts';
import { createDynamoStore } from '../../../functions/store/dynamo-store.ts';
import { createCloseShards } from '../../../functions/usecases/closing/close-shards.ts';
import { signClosing } from '../../../functions/usecases/closing/sign-closing.ts';
import { loadCycle } from '../../../functions/usecases/support/load.ts';
import { createLocalClient } from '../../../infra/local/dynamo-local-client.ts';
import { testSigner } from '../../support/fakes.ts';
import { createLeanStore } from './lean-store.ts';
import { type Answer, isToClosing, type Job, type LocalTable, type ToEngine } from './messages.ts';
import { closedPhase, nationalAgencyId } from './national-agency.ts';
import { recordCalls } from './recorded-calls.ts';

/*
 * The process that closes: the use cases and the store's client, no engine. One after another it does what the tasks of the Map
 * state do, a range of shards each.
 */

const agencyId = nationalAgencyId;
const tell = (message: ToEngine): void => void process.send?.(message);

let asked = 0;
const waiting = new Map<number, (answer: Answer) => void>();
const leanStore = createLeanStore((ask) => {
  asked += 1;
  const id = asked;
  tell({ id, ask });
  return new Promise((resolve) => waiting.set(id, resolve));
});
const tables = new Map<string, Store>();
const storeOf = (on: LocalTable | undefined): Store => {
  if (on === undefined) return leanStore;
  const { table: tableName, at } = on;
  const store = tables.get(tableName) ?? createDynamoStore({ client: createLocalClient(at, tableName), tableName });
  tables.set(tableName, store);
  return store;
};
let recorded = recordCalls(leanStore);

const run = async (job: Job, store: Store): Promise<unknown> => {
  const deps = { store, clock: systemClock, digest: nodeDigest, signer: testSigner };
  switch (job.kind) {
    case 'close':
      return createCloseShards(deps)({ agencyId, phase: closedPhase, ...job });
    case 'record':
      recorded = recordCalls(store);
      return createCloseShards({ ...deps, store: recorded.store })({ agencyId, phase: closedPhase, ...job });
    case 'sign': {
      const { data: cycle } = await loadCycle(deps, agencyId, job.cycleId);
      return signClosing(deps, agencyId, cycle, closedPhase);
    }
    case 'reads':
      return recorded.reads(store);
    case 'writes':
      return recorded.writes(store);
  }
};

const timed = async (job: Job, store: Store): Promise<ToEngine> => {
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  await run(job, store);
  const { user, system } = process.cpuUsage(cpu);
  const milliseconds = performance.now() - begun;
  const largestMemory = process.resourceUsage().maxRSS * 1024;
  return { done: { milliseconds, cpuMilliseconds: (user + system) / 1000, largestMemory } };
};

process.on('message', (message: unknown) => {
  if (!isToClosing(message)) return;
  if ('job' in message)
    timed(message.job, storeOf(message.on)).then(tell, (error: unknown) =>
      tell({ failed: error instanceof Error ? `${error.stack}` : '' }),
    );
  else {
    waiting.get(message.id)?.(message.answer);
    waiting.delete(message.id);
  }
});
process.on('disconnect', () => process.exit());
