import pLimit from 'p-limit';
import type { WorkSource } from '../../domain/assigned-work/assigned-work.ts';
import { checkCascade } from '../../domain/cascade/check-cascade.ts';
import type { CascadeFinding } from '../../domain/cascade/finding.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import { refuse } from '../../domain/refusal.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { keys } from '../../store/keys.ts';
import { loadUnits } from '../directory/load-units.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf, loadCycle, loadRules } from '../support/load.ts';
import type { UnitTarget } from '../units/see-unit.ts';
import { type PlannedPerson, readCases, readPlans, readTeam } from './read-team.ts';
import { servedElsewhere } from './served-elsewhere.ts';

/** One superior of the tree and what does not hold together below. */
export type CascadeLevel = {
  unitCode: string;
  superiorId: string;
  /** `none`: nothing was submitted; `not-evaluated`: a state official, who has no plan. */
  plan: 'in-force' | 'submitted' | 'none' | 'not-evaluated';
  members: number;
  findings: CascadeFinding[];
};
export type CascadeView = { cycleId: string; unitCode: string; items: CascadeLevel[]; next: string | null };

/** Units looked at together; each needs a handful of reads. */
const unitsAtOnce = 8;

type Walk = {
  deps: Pick<Deps, 'store'>;
  agencyId: string;
  cycle: Cycle;
  rules: RuleSet;
  rootCode: string;
  /** Heads of the tree: each comes with the unit. */
  heads: ReadonlySet<string>;
  /** Teams across units by their leaders. */
  teams: ReadonlyMap<string, WorkSource[]>;
};

/** The unit and all below it, by code. A tree that bites its own tail ends. */
const unitsBelow = (units: ReadonlyMap<string, { data: Unit }>, rootCode: string): Unit[] => {
  const children = Map.groupBy(
    [...units.values()].map(({ data }) => data),
    ({ parentCode }) => parentCode,
  );
  const found = new Map<string, Unit>();
  const visit = (unit: Unit): void => {
    if (found.has(unit.code)) return;
    found.set(unit.code, unit);
    for (const child of children.get(unit.code) ?? []) visit(child);
  };
  const root = units.get(rootCode);
  if (root !== undefined) visit(root.data);
  return [...found.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
};

/** Heads of the unit and of the units above it look down; overseers look everywhere. */
const requireAbove = (actor: Actor, units: ReadonlyMap<string, { data: Unit }>, code: string): void => {
  if (actor.roles.includes('administrator') || actor.roles.includes('auditor')) return;
  const seen = new Set<string>();
  for (let unit = units.get(code)?.data; unit !== undefined && !seen.has(unit.code); ) {
    if (unit.headId === actor.personId) return;
    seen.add(unit.code);
    unit = unit.parentCode === null ? undefined : units.get(unit.parentCode)?.data;
  }
  refuse('forbidden', { detail: 'The cascade of a unit is for its head, and for the heads of the units above it.' });
};

/** Who leads several units of the tree has one team: it is looked at with the topmost, or with the first of them. */
const headOf = ({ code, headId }: Unit, tree: readonly Unit[], rootCode: string): string | null => {
  const led = tree.filter((unit) => headId !== null && unit.headId === headId);
  const at = led.find((unit) => unit.code === rootCode) ?? led[0];
  return at?.code === code ? headId : null;
};

const teamsByLeader = async (deps: Pick<Deps, 'store'>, agencyId: string, cycleId: string): Promise<Walk['teams']> => {
  const teams = new Map<string, WorkSource[]>();
  for await (const { data } of eachOf(deps, keys.workTeams(agencyId, cycleId)))
    teams.set(data.leaderId, [...(teams.get(data.leaderId) ?? []), { kind: 'team', teamCode: data.code }]);
  return teams;
};

const statusOf = (superior: PlannedPerson | undefined): CascadeLevel['plan'] => {
  if (superior === undefined) return 'not-evaluated';
  if (superior.plan === null) return 'none';
  return superior.inForce ? 'in-force' : 'submitted';
};

/** A superior and, below, whoever appraises people in the same unit without leading one: heads come with their own unit. */
const levelsOf = async (walk: Walk, unit: Unit, superiorId: string, seen: Set<string>): Promise<CascadeLevel[]> => {
  if (seen.has(superiorId)) return [];
  seen.add(superiorId);
  const { deps, agencyId, cycle, rules, rootCode, teams } = walk;
  const isHead = superiorId === unit.headId;
  const ofUnit: WorkSource[] = isHead ? [{ kind: 'unit', unitCode: unit.code }] : [];
  const sources = [...ofUnit, ...(teams.get(superiorId) ?? [])];
  const team = await readTeam(deps, agencyId, cycle, superiorId);
  if (team.length === 0 && !isHead) return [];
  const [own, elsewhere] = await Promise.all([
    readCases(deps, agencyId, cycle, [superiorId]),
    servedElsewhere(deps, agencyId, cycle, sources),
  ]);
  const people = await readPlans(deps, agencyId, [...own, ...team]);
  const superior = own.length === 0 ? undefined : people[0];
  const members = people.slice(own.length);
  const findings = checkCascade({
    superior: {
      employeeId: superiorId,
      evaluated: superior !== undefined,
      plan: superior?.plan ?? null,
      inForce: superior?.inForce ?? false,
      topmost: isHead && unit.code === rootCode,
    },
    members: members.map(({ case: { employeeId }, plan }) => ({ employeeId, plan })),
    servedElsewhere: elsewhere,
    rules,
  });
  const level: CascadeLevel = {
    ...{ unitCode: unit.code, superiorId, plan: statusOf(superior), members: team.length, findings },
  };
  const below: CascadeLevel[] = [];
  for (const { employeeId } of team)
    if (!walk.heads.has(employeeId)) below.push(...(await levelsOf(walk, unit, employeeId, seen)));
  return [level, ...below];
};

/**
 * The health of the cascade over a unit's tree, some units a page in order of their codes. Nothing is stored: it says how the
 * plans stand now.
 */
export const createGetCascade =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, input: UnitTarget & { limit: number; cursor: string | null }): Promise<CascadeView> => {
    const { agencyId } = actor;
    const { cycleId, unitCode, limit, cursor } = input;
    const [{ data: cycle }, units] = await Promise.all([loadCycle(deps, agencyId, cycleId), loadUnits(deps, agencyId)]);
    if (!units.has(unitCode)) refuse('not-found', { detail: 'No such unit.' });
    if (cycle.shardCount === 0) refuse('not-found', { detail: 'The cases of this cycle are not open yet.' });
    requireAbove(actor, units, unitCode);
    const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
    const tree = unitsBelow(units, unitCode);
    const rest = tree.filter(({ code }) => cursor === null || code > cursor);
    const page = rest.slice(0, limit);
    const teams = await teamsByLeader(deps, agencyId, cycleId);
    const heads = new Set(tree.flatMap(({ headId }) => headId ?? []));
    const walk: Walk = { deps, agencyId, cycle, rules, rootCode: unitCode, heads, teams };
    const atOnce = pLimit(unitsAtOnce);
    const levels = await Promise.all(
      page.map((unit) =>
        atOnce(() => {
          const head = headOf(unit, tree, unitCode);
          return head === null ? [] : levelsOf(walk, unit, head, new Set<string>());
        }),
      ),
    );
    return { cycleId, unitCode, items: levels.flat(), next: rest.length > limit ? (page.at(-1)?.code ?? null) : null };
  };
