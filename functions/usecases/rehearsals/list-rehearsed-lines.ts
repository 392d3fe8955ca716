import type { EndState } from '../../domain/closing/manifest.ts';
import { settledPhaseOf } from '../../domain/cycle/hard-close.ts';
import { shardOf } from '../../domain/cycle/sharding.ts';
import { refuse } from '../../domain/refusal.ts';
import { keys } from '../../store/keys.ts';
import { seeCase } from '../cases/see-case.ts';
import { decodeCursor, encodeCursor } from '../cycles/page-cursor.ts';
import { requireOverseer } from '../cycles/require-overseer.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadCycle } from '../support/load.ts';
import { seeUnit } from '../units/see-unit.ts';
import { findRehearsal, knownRehearsals } from './known-rehearsals.ts';
import { type LineView, lineView } from './rehearsal-view.ts';

type WithStore = Pick<Deps, 'store'>;

export type LinesInput = {
  cycleId: string;
  rehearsal: number | 'last';
  /** Of this unit alone, or of everybody below it where it is a binding unit. */
  unitCode: string | null;
  endState: EndState | null;
  /** Those alone whose end is another than at the rehearsal before. */
  changed: boolean;
  cursor: string | null;
};
export type LinePage = { rehearsal: number; items: LineView[]; next: string | null };

/** A page is cut at the end of a shard: read whole, they come to some thousands of people of whom a filter leaves few. */
const shardsAtMost = 20;
const linesAtLeast = 200;

/** Who oversees the cycle reads everybody; the head of a unit those who work in it. */
const requireReader = async (deps: WithStore, actor: Actor, input: LinesInput): Promise<void> => {
  if (input.unitCode === null) {
    const { data: cycle } = await loadCycle(deps, actor.agencyId, input.cycleId);
    return requireOverseer(actor, cycle);
  }
  const { cycle, unit } = await seeUnit(deps, actor, { cycleId: input.cycleId, unitCode: input.unitCode });
  if (unit.headId !== actor.personId) requireOverseer(actor, cycle);
};

/** Where everybody would stand, shard by shard; filtered pages may be short or empty before the last one. */
export const createListRehearsedLines =
  (deps: WithStore) =>
  async (actor: Actor, input: LinesInput): Promise<LinePage> => {
    await requireReader(deps, actor, input);
    const { agencyId } = actor;
    const rehearsal = await findRehearsal(deps, agencyId, input.cycleId, input.rehearsal);
    const items: LineView[] = [];
    const from = input.cursor === null ? 0 : decodeCursor(input.cursor).shard;
    let shard = from;
    for (; shard < rehearsal.shards && shard < from + shardsAtMost && items.length < linesAtLeast; shard++) {
      const taken = await deps.store.get(keys.rehearsedShard(agencyId, input.cycleId, rehearsal.number, shard));
      for (const line of taken?.data.lines ?? []) {
        const { unitCode, endState, changed } = input;
        if (unitCode !== null && line.unitCode !== unitCode && line.serviceCode !== unitCode) continue;
        if (endState !== null && line.endState !== endState) continue;
        if (changed && line.was === undefined) continue;
        items.push(lineView(line, rehearsal));
      }
    }
    const next = shard < rehearsal.shards ? encodeCursor({ shard, after: null }) : null;
    return { rehearsal: rehearsal.number, items, next };
  };

/** A person's own line in the last rehearsal; the superiors of the case, and who oversees it, read it too. */
export const createGetRehearsedLine =
  (deps: WithStore) =>
  async (actor: Actor, input: { cycleId: string; employeeId: string }): Promise<LineView & { rehearsal: number }> => {
    const { agencyId } = actor;
    const { cycle } = await seeCase(deps, actor, input);
    // A chosen instant answers the question of whoever chose it; what awaits a person is by their deadline.
    const known = await knownRehearsals(deps, agencyId, input.cycleId);
    const rehearsal = known
      .toReversed()
      .find(
        ({ data }) => data.status === 'done' && data.basis !== 'chosen' && settledPhaseOf(data.phase) !== null,
      )?.data;
    if (rehearsal === undefined) return refuse('not-found', { detail: 'No such rehearsal.' });
    const shard = shardOf(input.employeeId, cycle.shardCount);
    const taken = await deps.store.get(keys.rehearsedShard(agencyId, input.cycleId, rehearsal.number, shard));
    const line = taken?.data.lines.find(({ employeeId }) => employeeId === input.employeeId);
    if (line === undefined) return refuse('not-found', { detail: 'The person is not in this rehearsal.' });
    return { rehearsal: rehearsal.number, ...lineView(line, rehearsal) };
  };
