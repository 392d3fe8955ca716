import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { RaterOpening } from '../../domain/rater-statistics/rater-opening.ts';
import type { RaterStatistics } from '../../domain/rater-statistics/rater-statistics.ts';
import { headStartEnds, isShownToCommittee } from '../../domain/rater-statistics/shown-to-committee.ts';
import { refuse } from '../../domain/refusal.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadCycle, loadRules } from '../support/load.ts';
import { loadNorm, type NormView, type RaterView, raterView } from './rater-view.ts';

export type RaterItem =
  | { shown: true; raterId: string; statistics: RaterView }
  /** The appraiser has the first look still. */
  | { shown: false; raterId: string; othersSeeItFrom: Instant };
export type RaterPage = { norm: NormView; items: RaterItem[]; next: string | null };

/** The committee that prepares the forum, and auditors. Heads of units and the official who signs have no need of it. */
const requireReader = ({ personId, roles }: Actor, { committee }: Cycle): void => {
  const isMember = committee.chairId === personId || committee.memberIds.includes(personId);
  if (!isMember && !roles.includes('auditor'))
    refuse('forbidden', { detail: "Only the cycle's committee and auditors may read this." });
};

const itemOf = (
  { actor, cycle, rules, now }: { actor: Actor; cycle: Cycle; rules: RuleSet; now: Instant },
  statistics: RaterStatistics,
  opening: RaterOpening | null,
): RaterItem => {
  const { raterId, at: madeAt } = statistics;
  const othersSeeItFrom = headStartEnds(madeAt, cycle, rules);
  const shown = isShownToCommittee({ madeAt, opened: opening !== null }, cycle, rules, now);
  return shown || raterId === actor.personId
    ? { shown: true, raterId, statistics: raterView(statistics, opening, othersSeeItFrom) }
    : { shown: false, raterId, othersSeeItFrom };
};

/** The statistics of a cycle's appraisers by the page, in order of their ids; who has not had the first look shows as not yet shown. */
export const createListRaterStatistics =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (actor: Actor, query: { cycleId: string; limit: number; cursor: string | null }): Promise<RaterPage> => {
    const { agencyId } = actor;
    const { data: cycle } = await loadCycle(deps, agencyId, query.cycleId);
    requireReader(actor, cycle);
    const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
    const norm = await loadNorm(deps, agencyId, cycle, rules);
    const page = await deps.store.query(keys.allRaterStatistics(agencyId, cycle.id), {
      limit: query.limit,
      after: query.cursor,
    });
    const openings = await deps.store.getMany(
      page.items.map(({ data }) => keys.raterOpening(agencyId, cycle.id, data.raterId)),
    );
    const now = deps.clock.now();
    const items = page.items.map(({ data }, i) =>
      itemOf({ actor, cycle, rules, now }, data, openings[i]?.data ?? null),
    );
    return { norm, items, next: page.next === null ? null : (items.at(-1)?.raterId ?? null) };
  };
