import type { WorkSource } from '../../domain/assigned-work/assigned-work.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import { refuse } from '../../domain/refusal.ts';
import { keys } from '../../store/keys.ts';
import { loadUnits } from '../directory/load-units.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf, loadCycle, loadRules } from '../support/load.ts';
import type { UnitTarget } from '../units/see-unit.ts';
import { type CascadeCursor, readCascadeCursor, renderCascadeCursor } from './cascade-cursor.ts';
import { type CascadeLevel, type Walk, walkUnit } from './walk-unit.ts';

export type CascadeView = { cycleId: string; unitCode: string; items: CascadeLevel[]; next: string | null };

/** People asked on a page whether they appraise somebody: a service of thousands is looked at in many short answers, not in one long one. */
const askedOnAPage = 200;

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

/**
 * The health of the cascade over a unit's tree, some superiors a page: units in order of their codes, in each the head first. A page
 * may be empty and not the last. Nothing is stored: it says how the plans stand now.
 */
export const createGetCascade =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, input: UnitTarget & { limit: number; cursor: string | null }): Promise<CascadeView> => {
    const { agencyId } = actor;
    const { cycleId, unitCode, limit } = input;
    const [{ data: cycle }, units] = await Promise.all([loadCycle(deps, agencyId, cycleId), loadUnits(deps, agencyId)]);
    if (!units.has(unitCode)) refuse('not-found', { detail: 'No such unit.' });
    if (cycle.shardCount === 0) refuse('not-found', { detail: 'The cases of this cycle are not open yet.' });
    requireAbove(actor, units, unitCode);
    const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
    const tree = unitsBelow(units, unitCode);
    const teams = await teamsByLeader(deps, agencyId, cycleId);
    const heads = new Set(tree.flatMap(({ headId }) => headId ?? []));
    const walk: Walk = { deps, agencyId, cycle, rules, rootCode: unitCode, heads, teams };
    const cursor = input.cursor === null ? null : readCascadeCursor(input.cursor);
    const items: CascadeLevel[] = [];
    const room = { levels: limit, asked: askedOnAPage };
    const answer = (next: CascadeCursor | null): CascadeView => ({
      ...{ cycleId, unitCode, items, next: next === null ? null : renderCascadeCursor(next) },
    });
    let done: CascadeCursor | null = null;
    for (const unit of tree) {
      const from = cursor?.unitCode === unit.code && cursor.superiors.length > 0 ? cursor : null;
      if (from === null && cursor !== null && unit.code <= cursor.unitCode) continue;
      if (done !== null && (room.levels <= 0 || room.asked <= 0)) return answer(done);
      const head = headOf(unit, tree, unitCode);
      const next = head === null ? null : await walkUnit(walk, unit, head, { levels: items, room, from });
      if (next !== null) return answer(next);
      done = { unitCode: unit.code, superiors: [], after: '' };
    }
    return answer(null);
  };
