import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import { RefusedError, refuse } from '../../domain/refusal.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadCycle } from '../support/load.ts';

/** Names one unit in one cycle of the caller's agency. */
export type UnitTarget = { cycleId: string; unitCode: string };
export type SeenUnit = { cycle: Cycle; unit: Unit };

/** Units and what is expected of them are open to everybody of the agency. */
export const seeUnit = async (deps: Pick<Deps, 'store'>, actor: Actor, target: UnitTarget): Promise<SeenUnit> => {
  const [{ data: cycle }, unit] = await Promise.all([
    loadCycle(deps, actor.agencyId, target.cycleId),
    deps.store.get(keys.unit(actor.agencyId, target.unitCode)),
  ]);
  if (unit === null) throw new RefusedError({ code: 'not-found', detail: 'No such unit.' });
  return { cycle, unit: unit.data };
};

/** The leader of the organisation above: the head of the nearest unit above that has one. Null at the top. */
const leaderAbove = async (deps: Pick<Deps, 'store'>, agencyId: string, unit: Unit): Promise<string | null> => {
  const seen = new Set([unit.code]);
  let code = unit.parentCode;
  while (code !== null && !seen.has(code)) {
    seen.add(code);
    const above = await deps.store.get(keys.unit(agencyId, code));
    if (above === null) return null;
    if (above.data.headId !== null) return above.data.headId;
    code = above.data.parentCode;
  }
  return null;
};

/**
 * What is expected of a unit is agreed with the leader above it (perjanjian kinerja), or entered by an administrator; a head
 * does not set the targets that the own rating rests on.
 */
export const requireTargetSetter = async (deps: Pick<Deps, 'store'>, actor: Actor, unit: Unit): Promise<void> => {
  if (actor.roles.includes('administrator')) return;
  if ((await leaderAbove(deps, actor.agencyId, unit)) === actor.personId) return;
  refuse('forbidden', { detail: 'Targets of a unit are set by the leader of the unit above, or by an administrator.' });
};

export const requireReporter = (actor: Actor, unit: Unit): void => {
  if (actor.roles.includes('administrator') || unit.headId === actor.personId) return;
  refuse('forbidden', { detail: 'A unit is reported on by its head, or by an administrator.' });
};
