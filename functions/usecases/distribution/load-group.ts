import { placeOf, type Standing } from '../../domain/forum/standing.ts';
import { refuse } from '../../domain/refusal.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { keys } from '../../store/keys.ts';
import { mayFollow } from '../forum/see-motion.ts';
import { type SeenService, type ServiceTarget, seeService } from '../services/see-service.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { caseKey, eachOf, loadRules } from '../support/load.ts';

export type Group = { seen: SeenService; rules: RuleSet; standings: Standing[] };

/** Whose result may be another one than scoring gave: by carried motions alone until publication, then also by objections. */
const changedSince = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { cycle, record }: SeenService,
  everybody: Iterable<string>,
): Promise<string[]> => {
  if (cycle.publishedAt !== null) return [...everybody];
  const changed = new Set<string>();
  for await (const { data } of eachOf(deps, keys.motions(agencyId, cycle.id, record.data.code)))
    if (data.outcome?.result === 'carried') changed.add(data.employeeId);
  return [...changed];
};

/**
 * The people of a service as they stand now: as scoring left them, and of those whom a carried motion named the case itself.
 * Read cost in the forum: some 20 bytes a person packed (a service of 500 people takes few units), the motions, and one
 * unit for each person changed; after publication, when objections may change anybody, one unit a person.
 *
 * @throws RefusedError `forbidden` for who may not follow the deliberations of the committee
 */
export const loadGroup = async (deps: Pick<Deps, 'store'>, actor: Actor, target: ServiceTarget): Promise<Group> => {
  const { agencyId } = actor;
  const seen = await seeService(deps, actor, target);
  if (!mayFollow(seen)) refuse('forbidden', { detail: 'The deliberations of the committee are its own.' });
  const { cycle } = seen;
  const standings = new Map<string, Standing>();
  for await (const { data } of eachOf(deps, keys.allStandings(agencyId, cycle.id, target.serviceCode)))
    for (const standing of data.people) standings.set(standing.employeeId, standing);
  const changed = await changedSince(deps, agencyId, seen, standings.keys());
  const cases = await deps.store.getMany(changed.map((id) => caseKey(agencyId, cycle, id)));
  for (const found of cases) {
    const standing = found === null ? undefined : standings.get(found.data.employeeId);
    if (found !== null && standing !== undefined)
      standings.set(standing.employeeId, { ...standing, ...placeOf(found.data) });
  }
  return { seen, rules: await loadRules(deps, agencyId, cycle.ruleSetVersion), standings: [...standings.values()] };
};
