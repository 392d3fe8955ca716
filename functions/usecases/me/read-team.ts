import type { Action } from '../../domain/case/action-rules.ts';
import type { Case } from '../../domain/case/case.ts';
import { asInPhase } from '../../domain/case/reopened-case.ts';
import { settledPhases } from '../../domain/closing/plan-closure.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { settledPhaseOf } from '../../domain/cycle/hard-close.ts';
import { mayDiffer, withOwnDeadlines } from '../../domain/cycle/own-deadline.ts';
import { unsettled, windowOf } from '../../domain/cycle/reopening-rules.ts';
import { assignmentInForce } from '../../domain/directory/assignment-in-force.ts';
import type { Instant } from '../../domain/time/instant.ts';
import {
  type BoardCase,
  type BoardItem,
  type BoardMember,
  boardCaseOf,
  boardDuties,
  boardEpochOf,
  boardOwnersOf,
  foldBoard,
} from '../../domain/units/board.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { caseKey, eachOf, employeeKey, loadCycle } from '../support/load.ts';

export type TeamMember = {
  employeeId: string;
  name: string;
  postTitle: string | null;
  /** Null for somebody who is not evaluated in this cycle, or by another appraiser. */
  case: BoardCase | null;
  /** What this person waits for from the caller now. */
  duties: Action[];
};
export type Team = { cycleId: string; items: TeamMember[] };

type WithStore = Pick<Deps, 'store'>;
export type Listed = Omit<BoardMember, 'case'> & { case: BoardCase | null };

/** The people of the directory's list with their cases, each read by name: before the boards of the cycle were listed. */
const readByName = async (deps: WithStore, { agencyId, personId }: Actor, cycle: Cycle): Promise<Listed[]> => {
  const ids: string[] = [];
  for await (const { data } of eachOf(deps, keys.team(agencyId, personId))) ids.push(data.employeeId);
  const [people, cases] = await Promise.all([
    deps.store.getMany(ids.map((id) => employeeKey(agencyId, id))),
    cycle.shardCount === 0 ? [] : deps.store.getMany(ids.map((id) => caseKey(agencyId, cycle, id))),
  ]);
  return ids.flatMap((employeeId, i): Listed[] => {
    const person = people[i]?.data;
    if (person === undefined) return [];
    const stored = cases[i] ?? null;
    const mine = stored !== null && boardOwnersOf(stored.data).includes(personId) ? stored : null;
    return [
      {
        employeeId,
        name: person.name,
        postTitle: assignmentInForce(person)?.postTitle ?? null,
        case: mine === null ? null : boardCaseOf(mine.data, mine.version, personId),
      },
    ];
  });
};

/** The board as it was listed with what changed since; null where there is no list yet. */
const readBoard = async (deps: WithStore, { agencyId, personId }: Actor, cycle: Cycle): Promise<Listed[] | null> => {
  const items: BoardItem[] = [];
  const range = keys.board(agencyId, cycle.id, personId, boardEpochOf(cycle.phase));
  for await (const { data } of eachOf(deps, range, 200, { consistency: 'eventual' })) items.push(data);
  const board = foldBoard(items);
  if (board === null) return null;
  const { members, unlisted } = board;
  if (unlisted.length === 0) return members;
  // People who came to this appraiser after the list was made: few, and named by the directory.
  const people = await deps.store.getMany(unlisted.map(({ employeeId }) => employeeKey(agencyId, employeeId)));
  const added = unlisted.map(({ employeeId, case: subject }, i): Listed => {
    const person = people[i]?.data;
    const postTitle = person === undefined ? null : (assignmentInForce(person)?.postTitle ?? null);
    return { employeeId, name: person?.name ?? employeeId, postTitle, case: subject };
  });
  return [...members, ...added].sort((a, b) => (a.employeeId < b.employeeId ? -1 : 1));
};

/** Everybody on a person's board in a cycle: one query of small entries where the boards were listed. */
export const listBoard = async (deps: WithStore, actor: Actor, cycle: Cycle): Promise<Listed[]> =>
  (await readBoard(deps, actor, cycle)) ?? (await readByName(deps, actor, cycle));

/**
 * A superior's board: the people whom the caller rates in this cycle, where each one's case stands, and what waits for the
 * caller. One query of small entries, which may lag a moment behind the last act; the case itself, read alone, is the truth that an
 * act is checked against.
 */
export const readTeam = async (deps: Pick<Deps, 'store' | 'clock'>, actor: Actor, cycleId: string): Promise<Team> => {
  const found = await deps.store.get(keys.cycle(actor.agencyId, cycleId), { consistency: 'eventual' });
  const { data: cycle } = found ?? (await loadCycle(deps, actor.agencyId, cycleId));
  const listed = await listBoard(deps, actor, cycle);
  const now = deps.clock.now();
  const own = await readWhereEndsDiffer(deps, actor, cycle, listed, now);
  const items = listed.map((one) => ({ ...one, duties: dutiesOn(one, own.get(one.employeeId), actor, cycle, now) }));
  return { cycleId, items };
};

/** The cases themselves, only where some people have another end than everybody: of the unit, of the person, of a reopened phase. */
const readWhereEndsDiffer = async (
  deps: WithStore,
  { agencyId }: Actor,
  cycle: Cycle,
  listed: readonly Listed[],
  now: Instant,
): Promise<Map<string, Case>> => {
  const phase = settledPhaseOf(cycle.phase);
  const differ = cycle.status === 'open' && phase !== null && mayDiffer(cycle, phase, now);
  if (!differ && unsettled(cycle).length === 0) return new Map();
  const ids = listed.filter((one) => one.case !== null).map(({ employeeId }) => employeeId);
  const found = await deps.store.getMany(ids.map((id) => caseKey(agencyId, cycle, id)));
  return new Map(found.flatMap((one): [string, Case][] => (one === null ? [] : [[one.data.employeeId, one.data]])));
};

const dutiesOn = (
  { case: listed }: Listed,
  subject: Case | undefined,
  { personId }: Actor,
  cycle: Cycle,
  now: Instant,
): Action[] => {
  if (listed === null) return [];
  if (subject === undefined) return boardDuties(listed, cycle, now);
  const ordinary = boardDuties(listed, withOwnDeadlines(cycle, subject), now);
  const again = settledPhases.flatMap((phase) => {
    const window = windowOf(cycle, subject, phase);
    if (window === null) return [];
    const asOpen = {
      ...cycle,
      phase,
      status: 'open' as const,
      deadlines: { ...cycle.deadlines, [phase]: window.until },
    };
    return boardDuties(boardCaseOf(asInPhase(subject, phase), listed.version, personId), asOpen, now);
  });
  return [...new Set([...ordinary, ...again])];
};
