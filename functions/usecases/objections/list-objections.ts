import type { Cycle } from '../../domain/cycle/cycle.ts';
import { type ClockState, clockState } from '../../domain/objection/clock.ts';
import type { ObjectionEntry } from '../../domain/objection/objection-entry.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf, loadCycle, loadRules } from '../support/load.ts';
import { loadTerms, type Terms } from './terms.ts';

export type ObjectionOnClock = {
  cycleId: string;
  employeeId: string;
  deciderId: string | null;
  filedAt: Instant;
  decideBy: Instant;
  clock: ClockState;
  /** Warnings given in this term, in days before its end. */
  warned: number[];
};
export type ObjectionList = { items: ObjectionOnClock[] };
type ListDeps = Pick<Deps, 'store' | 'clock'>;

const readOpen = async (deps: ListDeps, agencyId: string, cycle: Cycle): Promise<ObjectionEntry[]> => {
  const entries: ObjectionEntry[] = [];
  for await (const { data } of eachOf(deps, keys.objectionEntries(agencyId, cycle.id)))
    if (data.open) entries.push(data);
  return entries.sort((a, b) => (a.decideBy < b.decideBy ? -1 : 1));
};

const shown = (entry: ObjectionEntry, cycle: Cycle, { present }: Terms, now: Instant): ObjectionOnClock => {
  const { employeeId, deciderId, filedAt, decideBy, warned } = entry;
  const clock = clockState(now, { decideBy, zone: cycle.zone, rules: present });
  return { cycleId: cycle.id, employeeId, deciderId, filedAt, decideBy, clock, warned };
};

const list = async (
  deps: ListDeps,
  actor: Actor,
  cycle: Cycle,
  mine: (entry: ObjectionEntry) => boolean,
): Promise<ObjectionList> => {
  const entries = (await readOpen(deps, actor.agencyId, cycle)).filter(mine);
  if (entries.length === 0) return { items: [] };
  const terms = await loadTerms(deps, actor.agencyId, await loadRules(deps, actor.agencyId, cycle.ruleSetVersion));
  const now = deps.clock.now();
  return { items: entries.map((entry) => shown(entry, cycle, terms, now)) };
};

/** The objections that wait for the actor's decision, the most urgent first. */
export const createListMyObjections =
  (deps: ListDeps) =>
  async (actor: Actor, { cycleId }: { cycleId: string }): Promise<ObjectionList> => {
    const { data: cycle } = await loadCycle(deps, actor.agencyId, cycleId);
    return list(deps, actor, cycle, ({ deciderId }) => deciderId === actor.personId);
  };

/** Every objection that is open, with its clock: for those who see to it that none is forgotten, and name who decides. */
export const createListObjections =
  (deps: ListDeps) =>
  async (actor: Actor, { cycleId }: { cycleId: string }): Promise<ObjectionList> => {
    const { data: cycle } = await loadCycle(deps, actor.agencyId, cycleId);
    const isOfficial = cycle.authorisedOfficialId === actor.personId;
    if (!isOfficial && !actor.roles.some((role) => role === 'administrator' || role === 'auditor'))
      refuse('forbidden', { detail: 'This is for: authorised-official, administrator, auditor.' });
    return list(deps, actor, cycle, () => true);
  };
