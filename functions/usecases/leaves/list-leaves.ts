import type { Relation } from '../../domain/case/relations.ts';
import type { Leave, LeaveKind } from '../../domain/directory/leave.ts';
import { refuse } from '../../domain/refusal.ts';
import type { LocalDate } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf, findEmployee } from '../support/load.ts';
import { requireRole } from '../support/require-role.ts';

export type LeaveView = {
  from: LocalDate;
  to: LocalDate;
  /** Null for whoever needs the days alone: that somebody was ill is health data (UU 27/2022 art. 4). */
  kind: LeaveKind | null;
};
export type LeaveList = { items: LeaveView[] };
type WithStore = Pick<Deps, 'store'>;

/** In order of the first day; the key is that day. */
const readLeaves = async (deps: WithStore, agencyId: string, employeeId: string): Promise<Leave[]> => {
  const leaves: Leave[] = [];
  for await (const { data } of eachOf(deps, keys.leaves(agencyId, employeeId))) leaves.push(data);
  return leaves;
};

const whole = ({ from, to, kind }: Leave): LeaveView => ({ from, to, kind });
const daysOnly = ({ from, to }: Leave): LeaveView => ({ from, to, kind: null });

/** What the person sees of the own leave: all of it. */
export const createListMyLeaves =
  (deps: WithStore) =>
  async ({ agencyId, personId }: Actor): Promise<LeaveList> => ({
    items: (await readLeaves(deps, agencyId, personId)).map(whole),
  });

/** A person's leave as the personnel office keeps it: for administrators, who import it, and auditors. */
export const createListLeavesOf =
  (deps: WithStore) =>
  async (actor: Actor, { employeeId }: { employeeId: string }): Promise<LeaveList> => {
    requireRole(actor, 'administrator', 'auditor');
    const person = await findEmployee(deps, actor.agencyId, employeeId);
    if (person === null) return refuse('not-found', { detail: 'No such person.' });
    return { items: (await readLeaves(deps, actor.agencyId, employeeId)).map(whole) };
  };

const seesKinds: readonly Relation[] = ['self', 'administrator', 'auditor'];
const seesDays: readonly Relation[] = ['appraiser', 'segment-appraiser', 'superior'];

/** Leave within the period of a cycle, beside the journal: appraisers see when, and not why. */
export const createListCaseLeaves =
  (deps: WithStore) =>
  async (actor: Actor, target: CaseTarget): Promise<LeaveList> => {
    const { cycle, relations } = await seeCase(deps, actor, target);
    const isAny = (wanted: readonly Relation[]): boolean => wanted.some((one) => relations.includes(one));
    const show = isAny(seesKinds) ? whole : daysOnly;
    if (show === daysOnly && !isAny(seesDays))
      refuse('forbidden', { detail: `This is for: ${[...seesKinds, ...seesDays].join(', ')}.` });
    const { from, to } = cycle.period;
    const leaves = await readLeaves(deps, actor.agencyId, target.employeeId);
    return { items: leaves.filter((leave) => leave.from <= to && leave.to >= from).map(show) };
  };
