import type { Case } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Plan } from '../../domain/planning/plan.ts';
import { boardEpochOf, foldBoard } from '../../domain/units/board.ts';
import type { Page, Range } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { planTextKey } from '../plans/plan-text.ts';
import type { Deps } from '../support/deps.ts';
import { caseKey } from '../support/load.ts';

type WithStore = Pick<Deps, 'store'>;

export type PlannedPerson = { case: Case; plan: Plan | null; inForce: boolean };

/** The plan in force or lying with the appraiser; one that was returned is being written anew and counts as none. */
const refOf = ({ plan }: Case): Case['plan'] =>
  plan === null || ('status' in plan && plan.status === 'returned') ? null : plan;

/** People with their plans, in two batches. */
export const readPlans = async (
  deps: WithStore,
  agencyId: string,
  people: readonly Case[],
): Promise<PlannedPerson[]> => {
  const wanted = people.flatMap((subject) => {
    const ref = refOf(subject);
    return ref === null ? [] : [{ employeeId: subject.employeeId, key: planTextKey(agencyId, subject, ref) }];
  });
  const found = await deps.store.getMany(wanted.map(({ key }) => key));
  const texts = new Map(wanted.map(({ employeeId }, i) => [employeeId, found[i]?.data.body.plan ?? null]));
  return people.map((subject) => ({
    case: subject,
    plan: texts.get(subject.employeeId) ?? null,
    inForce: subject.stage !== 'unplanned',
  }));
};

/** The cases of these people in the cycle; who has none is left out. */
export const readCases = async (
  deps: WithStore,
  agencyId: string,
  cycle: Cycle,
  employeeIds: readonly string[],
): Promise<Case[]> => {
  const found = await deps.store.getMany(employeeIds.map((id) => caseKey(agencyId, cycle, id)));
  return found.flatMap((stored) => (stored === null ? [] : [stored.data]));
};

/** All items of a range for a list that people look at: half the price of a decision's. */
const glance = async <T>({ store }: WithStore, range: Range<T>): Promise<T[]> => {
  const items: T[] = [];
  for (let after: string | null = null; ; ) {
    const page: Page<T> = await store.query(range, { limit: 200, after, consistency: 'eventual' });
    items.push(...page.items.map(({ data }) => data));
    after = page.next;
    if (after === null) return items;
  }
};

/**
 * Everybody whom a person appraises in the cycle. The list of posts and the board of the cycle name who that may be; the case
 * says who it is.
 */
export const readTeam = async (
  deps: WithStore,
  agencyId: string,
  cycle: Cycle,
  appraiserId: string,
): Promise<Case[]> => {
  const [entries, board] = await Promise.all([
    glance(deps, keys.team(agencyId, appraiserId)),
    glance(deps, keys.board(agencyId, cycle.id, appraiserId, boardEpochOf(cycle.phase))),
  ]);
  const { members, unlisted } = foldBoard(board) ?? { members: [], unlisted: [] };
  const named = new Set([...entries, ...members, ...unlisted].map(({ employeeId }) => employeeId));
  if (named.size === 0) return [];
  const cases = await readCases(deps, agencyId, cycle, [...named].sort());
  return cases.filter((subject) => subject.appraiserId === appraiserId);
};
