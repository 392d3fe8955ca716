import type { Case, LateMark, ReopenedCase } from '../case/case.ts';
import { asOfReopening, beforeResult, waitingBeside } from '../case/reopened-case.ts';
import type { ClosedAgainBody } from '../case/result-bodies.ts';
import type { Reopening } from '../cycle/reopening.ts';
import type { EndOfCase, SettledPhase } from './plan-closure.ts';
import { settleCase } from './settle-case.ts';

/**
 * Marks that a reopened phase may undo. A plan that was carried is in force, and a decision on it came too late for good: taking it
 * back would leave the person without a plan while others work by theirs.
 */
const isLifted = (mark: LateMark, phase: SettledPhase): boolean =>
  mark.phase === phase && mark.missing !== 'plan-decision';

/** The case as the close of a reopened phase judges it: before it was scored, and without the marks of the close before. */
export const liftedCase = (subject: Case, phase: SettledPhase): Case => {
  const open = beforeResult(subject) ?? subject;
  return { ...open, marks: open.marks.filter((mark) => !isLifted(mark, phase)) };
};

/** What was no evidence at the close of the reviews is evidence now: the mark stays whose it is, and says what followed from it. */
const withEvidence = (marks: readonly LateMark[], assessable: boolean): LateMark[] =>
  marks.map((mark) =>
    assessable && mark.missing === 'supervisor-review' && mark.rule === 'not-assessable'
      ? { ...mark, rule: 'provisional-from-evidence' }
      : mark,
  );

const sameMark = (a: LateMark, b: LateMark): boolean =>
  a.phase === b.phase && a.missing === b.missing && a.owedBy === b.owedBy;

type Approved = Reopening & { version: number; decision: NonNullable<Reopening['decision']> };

/** A reopening that a second person let through; anything else cannot be closed. */
export const approvedOf = (reopening: Reopening): Approved => {
  const { decision, version } = reopening;
  if (decision === null || version === null) throw new Error('a reopening that nobody approved is being closed');
  return { ...reopening, decision, version };
};

/** Settles a person again at the close of a reopened phase: the marks that still hold, and a plan that is carried now. */
export const closeAgain = (
  subject: Case,
  phase: SettledPhase,
  { end, hasRealisation }: { end: EndOfCase; hasRealisation: boolean },
  reopening: Approved,
): { next: Case; body: ClosedAgainBody } => {
  const lifted = liftedCase(subject, phase);
  const settled = settleCase(lifted, end)?.next ?? lifted;
  const marks = withEvidence(settled.marks, hasRealisation && settled.plan !== null && settled.stage === 'planned');
  const { number, version, reason, askedBy, until, decision } = reopening;
  const { review: given, parts } = asOfReopening(subject, number).reopened ?? {};
  const reopened: ReopenedCase = { ...waitingBeside(subject.reopened, number), number, closed: true };
  if (given !== undefined) reopened.review = given;
  if (parts !== undefined) reopened.parts = parts;
  const next: Case =
    subject.stage === 'scored' || subject.stage === 'unassessed'
      ? { ...subject, marks, reopened }
      : { ...settled, marks, reopened };
  const { endState, rule, ownDutiesMet } = end;
  return {
    next,
    body: {
      ...{ phase, rule, endState, ownDutiesMet, marks: end.marks },
      lifted: subject.marks.filter((mark) => !marks.some((one) => sameMark(one, mark))),
      reopening: { number, version, reason, askedBy, until, approvedBy: decision.by, approvedAt: decision.at },
    },
  };
};
