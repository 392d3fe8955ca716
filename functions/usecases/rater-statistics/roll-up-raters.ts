import pLimit from 'p-limit';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { raterStatisticsOf } from '../../domain/rater-statistics/rater-statistics.ts';
import { addTally, emptyTally, type RaterTally } from '../../domain/rater-statistics/rater-tally.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { keys } from '../../store/keys.ts';
import { insertOnce } from '../closing/work-shards.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';
import { earlierCycles } from './earlier-cycles.ts';

/** Writes in flight at once. */
const writers = 16;

const readPeriod = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycleId: string,
): Promise<Map<string, RaterTally>> => {
  const raters = new Map<string, RaterTally>();
  for await (const { data } of eachOf(deps, keys.allRatings(agencyId, cycleId)))
    for (const [raterId, tally] of Object.entries(data.raters)) {
      const so = raters.get(raterId) ?? emptyTally();
      addTally(so, tally);
      raters.set(raterId, so);
    }
  return raters;
};

/**
 * Works out the statistics of every appraiser from what scoring saw in the shards of this period and of those before: one small
 * document an appraiser. Reads no case. A repeat finds the documents and changes nothing.
 */
export const rollUpRaters = async (
  deps: Pick<Deps, 'store' | 'clock'>,
  agencyId: string,
  { cycle, rules }: { cycle: Cycle; rules: RuleSet },
): Promise<void> => {
  const earlier = await earlierCycles(deps, agencyId, cycle, rules.raters.periods - 1);
  const periods: Map<string, RaterTally>[] = [];
  for (const { id } of [cycle, ...earlier]) periods.push(await readPeriod(deps, agencyId, id));
  const { raters, norm } = raterStatisticsOf(periods, rules, deps.clock.now());
  const limit = pLimit(writers);
  await Promise.all(
    raters.map((one) => limit(() => insertOnce(deps, keys.raterStatistics(agencyId, cycle.id, one.raterId), one))),
  );
  await insertOnce(deps, keys.raterNorm(agencyId, cycle.id), norm);
};
