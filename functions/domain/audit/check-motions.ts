import type { ActRecord } from '../case/act.ts';
import type { Case } from '../case/case.ts';
import { isAct, type MotionAppliedBody } from '../case/result-bodies.ts';
import type { MinutesContent } from '../forum/minutes.ts';
import { type MotionRecord, recordDigest } from '../forum/seal-motion.ts';
import type { Predicate, Rating } from '../scoring/predicate.ts';
import type { Digest } from './digest.ts';

/*
 * The invariant of the forum: no rating changes without a carried motion (or an upheld objection). Checked over an export
 * alone. It says nothing of the chains themselves: `verifyChain` comes first.
 */

export type MotionProblem =
  /** A case shows other ratings, or another version, than its acts made. */
  | 'rating-without-act'
  /** An act makes ratings from nothing, or over others, without being the one that may. */
  | 'rating-out-of-order'
  /** The act names a motion that the export does not hold. */
  | 'motion-missing'
  /** The motion is not the one whose digest the act, or the minutes, name. */
  | 'motion-changed'
  /** The motion was about somebody else, or about other ratings. */
  | 'motion-about-other'
  | 'motion-not-carried'
  /** The motion changed a rating already. */
  | 'motion-applied-twice'
  /** Carried, and no act followed. */
  | 'motion-not-applied'
  /** The counts do not carry it: no majority, more votes than people, no quorum, a tie without a casting vote. */
  | 'count-wrong'
  /** The person concerned, or somebody bound to them, was counted among those who may vote. */
  | 'vote-not-entitled'
  /** Voted on or closed after the forum had ended. */
  | 'after-the-end'
  /** The motion is not in the minutes of its forum, or stands there with another outcome. */
  | 'not-in-minutes';

export type MotionViolation = {
  problem: MotionProblem;
  employeeId: string;
  seq: number | null;
  motionId: string | null;
};

export type ExportedCase = {
  employeeId: string;
  records: readonly ActRecord[];
  /** The case as it stands, where the export holds it. */
  subject?: Case | undefined;
};

/** Motions and minutes as `GET .../forum/minutes` gives them, of every service of the cycle. */
export type EndedForum = { content: MinutesContent; motions: readonly MotionRecord[] };
/** While a forum lasts there are no minutes, and no more can be told than which motion an act names. */
export type ExportedForum = EndedForum | { content: null; motions: readonly MotionRecord[] };

type Ratings = { workResult: Rating; behaviour: Rating; predicate: Predicate };

const sameRatings = (a: Ratings | null, b: Ratings | null): boolean =>
  a === null || b === null
    ? a === b
    : a.workResult === b.workResult && a.behaviour === b.behaviour && a.predicate === b.predicate;

/** A whole number of percent or a decimal, as the minutes keep it; only compared. */
const reaches = (cast: number, entitled: number, quorum: string): boolean => cast * 100 >= entitled * Number(quorum);

const countProblem = ({ outcome, votes, ballot }: MotionRecord): MotionProblem | null => {
  if (outcome === null) return null;
  const { for: pro, against, abstain, entitled, electorate, castingVote, quorum, result } = outcome;
  if (result === 'void') return null;
  const cast = pro + against + abstain;
  const counted = votes.filter(({ memberId }) => electorate.includes(memberId));
  const given = (vote: string): number => counted.filter((one) => one.vote === vote).length;
  const wrong =
    electorate.length !== entitled ||
    counted.length !== cast ||
    (ballot === 'secret' && votes.length !== cast) ||
    new Set(votes.map(({ memberId }) => memberId)).size !== votes.length ||
    (ballot === 'open' && (given('for') !== pro || given('against') !== against || given('abstain') !== abstain)) ||
    !reaches(cast, entitled, quorum);
  if (wrong) return 'count-wrong';
  if (result !== 'carried' || pro > against) return null;
  const decided = ballot === 'secret' ? castingVote === 'for' : pro > 0;
  return pro === against && decided ? null : 'count-wrong';
};

/** The person concerned, and whoever was bound to them when the vote was closed; a later tie binds from then on. */
const barred = ({ employeeId, outcome }: MotionRecord, { interests }: MinutesContent, memberId: string): boolean =>
  memberId === employeeId ||
  interests.ties.some(
    (tie) =>
      outcome !== null &&
      tie.at < outcome.at &&
      ((tie.memberId === memberId && tie.employeeId === employeeId) ||
        (tie.memberId === employeeId && tie.employeeId === memberId)),
  );

const entitlementProblem = (motion: MotionRecord, content: MinutesContent): MotionProblem | null => {
  const { outcome } = motion;
  if (outcome === null) return null;
  const { electorate, recused } = outcome;
  return electorate.some((id) => barred(motion, content, id)) ||
    recused.some(({ memberId }) => electorate.includes(memberId))
    ? 'vote-not-entitled'
    : null;
};

const forumProblems = ({ content, motions }: EndedForum, digest: Digest): MotionViolation[] => {
  const found: MotionViolation[] = [];
  for (const motion of motions) {
    const add = (problem: MotionProblem | null): void => {
      if (problem !== null) found.push({ problem, employeeId: motion.employeeId, seq: null, motionId: motion.id });
    };
    const minuted = content.motions.find(({ motionId }) => motionId === motion.id);
    if (minuted === undefined || minuted.result !== (motion.outcome?.result ?? 'lapsed')) add('not-in-minutes');
    else if (minuted.digest !== recordDigest(motion, digest)) add('motion-changed');
    const last = [...motion.votes.map(({ at }) => at), motion.outcome?.at ?? motion.proposedAt].sort().at(-1);
    if (last !== undefined && last > content.end.at) add('after-the-end');
    add(countProblem(motion));
    add(entitlementProblem(motion, content));
  }
  for (const { motionId, employeeId } of content.motions)
    if (!motions.some(({ id }) => id === motionId))
      found.push({ problem: 'motion-missing', employeeId, seq: null, motionId });
  return found;
};

type Known = { motions: ReadonlyMap<string, MotionRecord>; applied: Set<string>; digest: Digest };

const actProblem = (
  employeeId: string,
  body: MotionAppliedBody,
  before: Ratings | null,
  known: Known,
): MotionProblem | null => {
  const motion = known.motions.get(body.motionId);
  if (motion === undefined) return 'motion-missing';
  if (recordDigest(motion, known.digest) !== body.motionDigest) return 'motion-changed';
  if (motion.outcome?.result !== 'carried') return 'motion-not-carried';
  if (known.applied.has(body.motionId)) return 'motion-applied-twice';
  if (motion.employeeId !== employeeId || !sameRatings(motion.to, body) || !sameRatings(motion.from, before))
    return 'motion-about-other';
  return null;
};

const caseProblems = ({ employeeId, records, subject }: ExportedCase, known: Known): MotionViolation[] => {
  const found: MotionViolation[] = [];
  let now: (Ratings & { version: number }) | null = null;
  for (const record of records) {
    const { seq } = record.envelope;
    const add = (problem: MotionProblem, motionId: string | null = null): void =>
      void found.push({ problem, employeeId, seq, motionId });
    if (isAct(record, 'scored')) {
      if (now !== null) add('rating-out-of-order');
      now = record.body;
    }
    if (isAct(record, 'scored-again')) {
      if (record.body.version !== (now?.version ?? 0) + 1) add('rating-out-of-order');
      now = record.body;
    }
    if (isAct(record, 'motion-applied')) {
      const { body } = record;
      const problem = actProblem(employeeId, body, now, known);
      if (problem !== null) add(problem, body.motionId);
      if (body.version !== (now?.version ?? 0) + 1) add('rating-out-of-order', body.motionId);
      known.applied.add(body.motionId);
      now = body;
    }
    if (isAct(record, 'objection-decided') && record.body.decision !== 'dismiss') {
      if (record.body.version !== (now?.version ?? 0) + 1) add('rating-out-of-order');
      now = record.body;
    }
  }
  if (subject === undefined) return found;
  // A case out of a file may say a stage and lack what belongs to it.
  const shown = subject.stage === 'scored' || subject.stage === 'decided' ? (subject.result ?? null) : null;
  if (!sameRatings(shown, now) || shown?.version !== now?.version)
    found.push({ problem: 'rating-without-act', employeeId, seq: null, motionId: null });
  return found;
};

/**
 * Finds every rating that changed without a carried motion or an upheld objection, and every motion whose votes, count,
 * minutes or consequence cannot be right. Empty where all holds.
 */
export const checkMotions = (
  exported: { cases: Iterable<ExportedCase>; forums: readonly ExportedForum[] },
  digest: Digest,
): MotionViolation[] => {
  const { cases, forums } = exported;
  const motions = new Map(forums.flatMap((forum) => forum.motions.map((one) => [one.id, one] as const)));
  const known: Known = { motions, applied: new Set(), digest };
  const found = forums.flatMap((forum) => (forum.content === null ? [] : forumProblems(forum, digest)));
  for (const one of cases) found.push(...caseProblems(one, known));
  const ended = forums.flatMap((forum) => (forum.content === null ? [] : forum.motions));
  for (const motion of ended)
    if (motion.outcome?.result === 'carried' && !known.applied.has(motion.id))
      found.push({ problem: 'motion-not-applied', employeeId: motion.employeeId, seq: null, motionId: motion.id });
  return found;
};
