import type { WorkSource } from '../../domain/assigned-work/assigned-work.ts';
import { assignmentIds } from '../../domain/assigned-work/check-assigned.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { keys } from '../../store/keys.ts';
import { loadAssignedWork } from '../assigned-work/load-assigned-work.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';
import { readCases, readPlans } from './read-team.ts';

/** Results of the leader of these units and teams that people elsewhere serve, by work assigned to them that stands in their plans. */
export const servedElsewhere = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycle: Cycle,
  sources: readonly WorkSource[],
): Promise<Set<string>> => {
  const served = new Set<string>();
  const assigned = new Map<string, string[]>();
  const cycles = [cycle.id, ...(cycle.planCycleId === undefined ? [] : [cycle.planCycleId])];
  for (const range of sources.flatMap((source) => cycles.map((id) => keys.assignedEntries(agencyId, id, source))))
    for await (const { data } of eachOf(deps, range))
      assigned.set(data.employeeId, [...(assigned.get(data.employeeId) ?? []), data.id]);
  if (assigned.size === 0) return served;
  const people = await readPlans(deps, agencyId, await readCases(deps, agencyId, cycle, [...assigned.keys()]));
  for (const { case: subject, plan } of people) {
    const planned = plan === null ? [] : assignmentIds(plan);
    const ids = (assigned.get(subject.employeeId) ?? []).filter((id) => planned.includes(id));
    for (const { serves } of (await loadAssignedWork(deps, agencyId, subject, ids)).values())
      if (serves !== null) served.add(serves);
  }
  return served;
};
