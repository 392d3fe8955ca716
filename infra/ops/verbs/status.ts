import type { Cycle } from '../../../functions/domain/cycle/cycle.ts';
import { isHumanPhase } from '../../../functions/domain/cycle/phase.ts';
import { positionOf } from '../../../functions/domain/cycle/position.ts';
import { judgeHealth } from '../../../functions/domain/watch/judge-health.ts';
import type { Store } from '../../../functions/ports/store.ts';
import { createDynamoStore } from '../../../functions/store/dynamo-store.ts';
import { keys, type PendingSignal } from '../../../functions/store/keys.ts';
import { withUpgrades } from '../../../functions/store/upgrading-store.ts';
import { eachOf } from '../../../functions/usecases/support/load.ts';
import { OpsError } from '../ops-error.ts';
import type { Verb } from '../verb.ts';

const told = (cycle: Cycle, signal: PendingSignal | null, now: string): string[] => {
  const waits = signal !== null && signal.kind !== 'delivered';
  const findings = cycle.phase === 'closed' ? [] : judgeHealth({ cycle, signalAt: waits ? signal.at : null, now });
  return [
    `  ${cycle.id}  ${positionOf(cycle)}  run ${cycle.run}, ${cycle.shardCount} shards${findings.length > 0 ? `  ATTENTION: ${findings.join(', ')}` : ''}`,
    ...(isHumanPhase(cycle.phase) ? [`    deadline ${cycle.deadlines[cycle.phase]}`] : []),
    ...(waits ? [`    signal ${signal.kind} of ${signal.phase} waits since ${signal.at}`] : []),
    ...(cycle.failure === null
      ? []
      : [`    gave up in ${cycle.failure.phase} at ${cycle.failure.at}: ${cycle.failure.error}`]),
  ];
};

async function* agenciesOf(store: Store, only: string | undefined): AsyncGenerator<string> {
  if (only === undefined) for await (const { data } of eachOf({ store }, keys.agencyEntries())) yield data.agencyId;
  else if ((await store.get(keys.agency(only))) === null) throw new OpsError(`There is no agency ${only}.`);
  else yield only;
}

export const status: Verb = {
  about: 'cycles of one agency or of all: position, signals that wait, what is stuck; fails where something is',
  needs: ['table'],
  changes: false,
  run: async ({ options, clock, print, place }) => {
    const store = withUpgrades(createDynamoStore(place()));
    let calm = true;
    for await (const agencyId of agenciesOf(store, options.agency)) {
      print(agencyId);
      for await (const { data: cycle } of eachOf({ store }, keys.cycles(agencyId))) {
        if (options.cycle !== undefined && options.cycle !== cycle.id) continue;
        const signal = await store.get(keys.pendingSignal(agencyId, cycle.id));
        const lines = told(cycle, signal?.data ?? null, clock.now());
        calm &&= !lines.some((line) => line.includes('ATTENTION'));
        for (const line of lines) print(line);
      }
    }
    return calm;
  },
};
