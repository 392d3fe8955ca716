import type { Cycle } from '../../domain/cycle/cycle.ts';
import { bindingUnit } from '../../domain/directory/binding-unit.ts';
import { placeOf, type Standing } from '../../domain/forum/standing.ts';
import { groupFactsOf } from '../../domain/impact/group-facts.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { keys } from '../../store/keys.ts';
import type { Settled, StepDeps } from '../closing/settle-stored.ts';
import { insertOnce } from '../closing/work-shards.ts';
import { loadUnits } from '../directory/load-units.ts';
import { employeeKey } from '../support/load.ts';

/**
 * Writes who stands where in a shard after scoring, a document a service. Costs one read of each person in the directory, once
 * a cycle; from then on distribution and impact are read by the service.
 */
export const writeStandings = async (
  deps: StepDeps,
  agencyId: string,
  cycle: Cycle,
  rules: RuleSet,
  shard: number,
  settled: readonly Settled[],
): Promise<void> => {
  const units = new Map([...(await loadUnits(deps, agencyId))].map(([code, { data }]) => [code, data]));
  const employees = await deps.store.getMany(settled.map((one) => employeeKey(agencyId, one.case.employeeId)));
  const standings = settled.map(({ case: subject }, at): { service: string; standing: Standing } => {
    const employee = employees[at]?.data;
    if (employee === undefined) throw new Error('a case of somebody who is not in the directory');
    const service = subject.serviceCode;
    const inService = (unit: string): boolean => bindingUnit(unit, units, rules.distribution.level) === service;
    const facts = groupFactsOf(employee, cycle.period.to, inService, rules.impact);
    return { service, standing: { employeeId: subject.employeeId, ...placeOf(subject), facts } };
  });
  for (const [service, members] of Map.groupBy(standings, (one) => one.service)) {
    const people = members.map(({ standing }) => standing);
    await insertOnce(deps, keys.standings(agencyId, cycle.id, service, shard), { schemaVersion: 1, people });
  }
};
