import { isEvaluated } from '../../domain/case/new-case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { shardCountFor } from '../../domain/cycle/sharding.ts';
import { localDateOf } from '../../domain/time/zone.ts';
import { directoryPartitions, keys } from '../../store/keys.ts';
import { changeCycle } from '../cycles/change-cycle.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';
import { type Position, positionFor, type RunInput } from './position-for.ts';
import { StaleRunError } from './stale-run-error.ts';

/** Counts who is evaluated and fixes the number of shards, once: keys of cases depend on it. Makes the secret of the feedback tags. */
export const createCountEmployees =
  (deps: Pick<Deps, 'store' | 'clock' | 'ids'>) =>
  async (input: RunInput): Promise<Position> => {
    const { agencyId, cycleId, run } = input;
    const after = await changeCycle(deps, agencyId, cycleId, async ({ data: cycle }) => {
      if (cycle.run !== run) throw new StaleRunError();
      if (cycle.shardCount > 0) return null;
      const shardCount = shardCountFor(await countEvaluated(deps, agencyId, cycle));
      const secret = { schemaVersion: 1, secret: deps.ids.secret() };
      return {
        next: { ...cycle, shardCount },
        alsoWrite: [{ kind: 'insert', key: keys.feedbackSecret(agencyId, cycleId), data: secret }],
      };
    });
    return positionFor(input, after.data);
  };

const countEvaluated = async (deps: Pick<Deps, 'store' | 'clock'>, agencyId: string, cycle: Cycle): Promise<number> => {
  const today = localDateOf(deps.clock.now(), cycle.zone);
  let count = 0;
  for (let partition = 0; partition < directoryPartitions; partition++)
    for await (const { data } of eachOf(deps, keys.employees(agencyId, partition)))
      if (isEvaluated(data, cycle.period, today)) count++;
  return count;
};
