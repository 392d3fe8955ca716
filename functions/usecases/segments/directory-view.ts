import type { Employee } from '../../domain/directory/employee.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Span } from '../../domain/segments/partition.ts';
import { segmentsOf } from '../../domain/segments/segments-of.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf, employeeKey } from '../support/load.ts';

export type DirectoryView = {
  units: ReadonlyMap<string, Unit>;
  employeeOf(id: string): Employee | null;
  /** Reads whoever appraises these people in the period, and whoever stands in; each person once. */
  load(employees: readonly Employee[]): Promise<void>;
};

/** What a change that is only looked at would put in the place of the stored documents. */
export type Overlay = { employees: ReadonlyMap<string, Employee>; units: ReadonlyMap<string, Unit> };

export const noOverlay: Overlay = { employees: new Map(), units: new Map() };

/** The directory as far as the segments of some people in one period need it. */
export const viewDirectory = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  period: Span,
  rules: Pick<RuleSet, 'segments'>,
  overlay: Overlay = noOverlay,
): Promise<DirectoryView> => {
  const units = new Map<string, Unit>();
  for await (const { data } of eachOf(deps, keys.units(agencyId)))
    units.set(data.code, overlay.units.get(data.code) ?? data);
  const known = new Map<string, Employee | null>(overlay.employees);
  const employeeOf = (id: string): Employee | null => known.get(id) ?? null;
  const read = async (ids: readonly (string | null)[]): Promise<void> => {
    const unseen = [...new Set(ids)].filter((id) => id !== null).filter((id) => !known.has(id));
    const found = await deps.store.getMany(unseen.map((id) => employeeKey(agencyId, id)));
    for (const [i, id] of unseen.entries()) known.set(id, found[i]?.data ?? null);
  };
  const around = { employeeOf, unitOf: (code: string) => units.get(code) ?? null };
  const isWithin = ({ from, to }: { from: string; to: string | null }): boolean =>
    from <= period.to && (to === null || period.from <= to);
  return {
    units,
    employeeOf,
    load: async (employees) => {
      await read(employees.flatMap((e) => e.assignments.filter(isWithin).map(({ appraiserId }) => appraiserId)));
      const given = employees.flatMap((e) => segmentsOf(e, period, around, rules.segments).segments);
      await read(given.map(({ appraiserId }) => appraiserId));
    },
  };
};
