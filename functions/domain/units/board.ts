import { type Action, actionRules } from '../case/action-rules.ts';
import { checkPhase } from '../case/actions.ts';
import type { Case, ResultRef } from '../case/case.ts';
import type { Cycle } from '../cycle/cycle.ts';
import type { Phase } from '../cycle/phase.ts';
import type { ObjectionStatus } from '../objection/objection-ref.ts';
import type { Rating } from '../scoring/predicate.ts';
import type { Instant } from '../time/instant.ts';

/** Which list of members stands: made when the cases opened, after scoring, after publication, at the end. */
export type BoardEpoch = '0' | '1' | '2' | '3';

/** A case as a superior's board shows it; members that say nothing are left out, because twenty of these are one read. */
export type BoardCase = {
  stage: Case['stage'];
  version: number;
  plan?: 'submitted' | 'returned' | 'set' | 'carried';
  /** A change of the plan waits for the appraiser. */
  amendment?: 'submitted';
  /** The whole review of a period in one piece. */
  review?: { workResult: Rating; behaviour: Rating };
  /** The owner of the board has reviewed what is theirs to review. */
  reviewed?: true;
  /** The owner of the board rates an earlier part of the period and is not the appraiser now. */
  part?: true;
  result?: Pick<ResultRef, 'predicate' | 'workResult' | 'behaviour' | 'score' | 'basis'>;
  objection?: ObjectionStatus;
  acknowledged?: true;
  /** Duties that were not done in time, the person's own and others'. */
  late?: number;
};

export type BoardMember = { employeeId: string; name: string; postTitle: string | null; case: BoardCase };
/** All members of a team, or a part of a very large one. */
export type BoardMembers = { schemaVersion: 1; members: BoardMember[] };
/** How one case stands since the list was made; null: another appraiser has it now. */
export type BoardEntry = { schemaVersion: 1; employeeId: string; version: number; case: BoardCase | null };
export type BoardItem = BoardMembers | BoardEntry;

export const boardEpochOf = (phase: Phase): BoardEpoch => {
  switch (phase) {
    case 'preparation':
    case 'planning':
    case 'execution':
    case 'supervisor-review':
    case 'scoring':
      return '0';
    case 'organisation-predicate':
    case 'committee-forum':
    case 'final-decision':
    case 'publication':
      return '1';
    case 'objection-window':
    case 'follow-up':
      return '2';
    case 'closed':
      return '3';
  }
};

const planOf = ({ plan }: Case): Pick<BoardCase, 'plan'> =>
  plan === null ? {} : { plan: 'basis' in plan ? plan.basis : plan.status };

const resultOf = (subject: Case): Pick<BoardCase, 'result' | 'review'> => {
  if ('result' in subject) {
    const { predicate, workResult, behaviour, score, basis } = subject.result;
    return { result: { predicate, workResult, behaviour, score, basis } };
  }
  if (subject.stage !== 'reviewed') return {};
  const { workResult, behaviour } = subject.review;
  return { review: { workResult, behaviour } };
};

/** Everybody on whose board a case stands: the appraiser now, and those of earlier parts of the period. */
export const boardOwnersOf = ({ appraiserId, segments = [] }: Case): string[] => [
  ...new Set([appraiserId, ...segments.map((segment) => segment.appraiserId)].filter((id) => id !== null)),
];

const hasReviewed = (subject: Case, ownerId: string): boolean => {
  if (subject.stage === 'reviewed') return true;
  const own = (subject.segments ?? []).filter(({ appraiserId }) => appraiserId === ownerId);
  return own.length > 0 && own.every(({ review }) => review !== null);
};

export const boardCaseOf = (subject: Case, version: number, ownerId: string): BoardCase => ({
  stage: subject.stage,
  version,
  ...(subject.appraiserId === ownerId ? {} : { part: true }),
  ...(hasReviewed(subject, ownerId) ? { reviewed: true } : {}),
  ...planOf(subject),
  ...(subject.stage === 'planned' && subject.amendment?.status === 'submitted' ? { amendment: 'submitted' } : {}),
  ...resultOf(subject),
  ...(subject.stage === 'decided' && subject.objection !== null ? { objection: subject.objection.status } : {}),
  ...(subject.stage === 'decided' && subject.acknowledgedAt !== null ? { acknowledged: true } : {}),
  ...(subject.marks.length > 0 ? { late: subject.marks.length } : {}),
});

const waits: Partial<Record<Action, (subject: BoardCase) => boolean>> = {
  'decide-plan': ({ plan, part }) => plan === 'submitted' && !part,
  'decide-amendment': ({ amendment, part }) => amendment === 'submitted' && !part,
  review: ({ stage, reviewed }) => !reviewed && (stage === 'planned' || stage === 'unplanned'),
};
const duties = ['decide-plan', 'decide-amendment', 'review'] as const;

/** What this person waits for from the appraiser now, by the phases of the stage table. */
export const boardDuties = (
  subject: BoardCase,
  cycle: Pick<Cycle, 'phase' | 'status' | 'deadlines'>,
  now: Instant,
): Action[] =>
  duties.filter((action) => {
    const { phases, deadlineBinds } = actionRules[action];
    return (waits[action]?.(subject) ?? false) && checkPhase(cycle, phases, deadlineBinds, now).decision === 'allow';
  });

/** The board of the members listed and of what changed since; by name as the list has it, newer states before older ones. */
export const foldBoard = (
  items: readonly BoardItem[],
): { members: BoardMember[]; unlisted: { employeeId: string; case: BoardCase }[] } | null => {
  const entries = new Map<string, BoardEntry>();
  const listed: BoardMember[] = [];
  let isListed = false;
  for (const item of items)
    if ('members' in item) {
      isListed = true;
      listed.push(...item.members);
    } else entries.set(item.employeeId, item);
  if (!isListed) return null;
  const members = listed.flatMap((member): BoardMember[] => {
    const entry = entries.get(member.employeeId);
    entries.delete(member.employeeId);
    if (entry === undefined || entry.version < member.case.version) return [member];
    return entry.case === null ? [] : [{ ...member, case: entry.case }];
  });
  const unlisted = [...entries.values()].flatMap(({ employeeId, case: subject }) =>
    subject === null ? [] : [{ employeeId, case: subject }],
  );
  return { members, unlisted };
};
