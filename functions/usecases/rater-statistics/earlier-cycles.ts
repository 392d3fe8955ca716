import type { Cycle } from '../../domain/cycle/cycle.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

/**
 * Cycles of the same kind whose periods lie before this one's and whose reviews are closed, the last one first. A year and its
 * quarters are not mixed: they judge the same work.
 */
export const earlierCycles = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  present: Pick<Cycle, 'kind' | 'period'>,
  most: number,
): Promise<Cycle[]> => {
  const found: Cycle[] = [];
  if (most < 1) return found;
  for await (const { data } of eachOf(deps, keys.cycles(agencyId)))
    if (
      data.kind === present.kind &&
      data.period.to < present.period.from &&
      data.closures['supervisor-review'] !== undefined &&
      data.shardCount > 0
    )
      found.push(data);
  return found.sort((a, b) => (a.period.to < b.period.to ? 1 : -1)).slice(0, most);
};
