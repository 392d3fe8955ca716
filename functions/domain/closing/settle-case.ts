import type { ActKind } from '../case/act.ts';
import type { Case, LateMark } from '../case/case.ts';
import type { EndOfCase } from './plan-closure.ts';

export type Settlement = {
  next: Case;
  act: Extract<ActKind, 'plan-carried' | 'duty-missed'>;
  /** The marks that this settlement adds. */
  added: LateMark[];
};

/** Several appraisers may each owe the review of their part of the period. */
const same = (a: LateMark, b: LateMark): boolean =>
  a.phase === b.phase && a.missing === b.missing && a.owedBy === b.owedBy;

/**
 * What a planned end changes in the case: its new marks, and a carried plan comes into force. Null where the case holds
 * all of it already, so that settling twice is settling once.
 */
export const settleCase = (subject: Case, end: EndOfCase): Settlement | null => {
  const added = end.marks.filter((mark) => !subject.marks.some((stored) => same(stored, mark)));
  if (added.length === 0) return null;
  const marks = [...subject.marks, ...added];
  if (end.endState === 'carried' && subject.stage === 'unplanned' && subject.plan !== null) {
    const { seq, version } = subject.plan;
    const next: Case = { ...subject, stage: 'planned', plan: { seq, version, basis: 'carried' }, marks };
    return { next, act: 'plan-carried', added };
  }
  return { next: { ...subject, marks }, act: 'duty-missed', added };
};
