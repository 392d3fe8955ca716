import type { LocalDate } from '../time/instant.ts';
import { addMonths } from '../time/months.ts';
import { addDays } from '../time/zone.ts';
import type { FollowUp, RunningMeasure } from './follow-up.ts';
import type { MeasureKind, MeasureRules } from './follow-up-rule.ts';

export const measureStates = [
  'proposed',
  'rejected',
  'withdrawn',
  'approved',
  'running',
  'ends-soon',
  'ended',
  'evaluated',
] as const;
export type MeasureState = (typeof measureStates)[number];

/** The day of approval is not counted; the last day counts whole. */
export const termOf = (approvedOn: LocalDate, months: number | null): FollowUp['term'] =>
  months === null ? null : { from: addDays(approvedOn, 1), to: addMonths(approvedOn, months) };

const runningState = (to: LocalDate, today: LocalDate, { remindDays }: MeasureRules): MeasureState => {
  if (today > to) return 'ended';
  return remindDays.some((days) => addDays(to, -days) <= today) ? 'ends-soon' : 'running';
};

/** `ended`: its time is over, and somebody has to say how it went; nothing follows by itself. */
export const measureState = (
  { outcome, term, evaluation }: Pick<FollowUp, 'outcome' | 'term' | 'evaluation'>,
  today: LocalDate,
  rules: MeasureRules,
): MeasureState => {
  if (outcome === null) return 'proposed';
  switch (outcome.decision) {
    case 'reject':
      return 'rejected';
    case 'withdraw':
      return 'withdrawn';
    case 'approve':
      if (evaluation !== null) return 'evaluated';
      return term === null ? 'approved' : runningState(term.to, today, rules);
  }
};

/** The reminder that is due and was not given, in days before the end; 0 once the time is over. Null where there is none. */
export const dueReminder = (
  { to, reminded, open }: Pick<RunningMeasure, 'to' | 'reminded' | 'open'>,
  today: LocalDate,
  { remindDays }: MeasureRules,
): number | null => {
  if (!open) return null;
  const passed = remindDays.filter((days) => (days === 0 ? to < today : addDays(to, -days) <= today));
  if (passed.length === 0) return null;
  const nearest = Math.min(...passed);
  return reminded.some((days) => days <= nearest) ? null : nearest;
};

const evaluated: readonly MeasureKind[] = ['training', 'coaching', 'improvement-period'];

export type EvaluationVerdict =
  | { decision: 'allow' }
  /** Not approved, single acts such as awards, or evaluated before. */
  | { decision: 'not-open' }
  /** Whoever was given months to improve has them to the end. */
  | { decision: 'too-early'; until: LocalDate };

/** May it be said now how a measure ended? That it was reached may be said at any time, that it was not only after its end. */
export const mayEvaluate = (
  followUp: Pick<FollowUp, 'propose' | 'outcome' | 'term' | 'evaluation'>,
  outcome: 'reached' | 'not-reached',
  today: LocalDate,
): EvaluationVerdict => {
  const { propose, term } = followUp;
  const isOpen = followUp.outcome?.decision === 'approve' && followUp.evaluation === null;
  if (!isOpen || !evaluated.includes(propose)) return { decision: 'not-open' };
  if (outcome === 'not-reached' && term !== null && today <= term.to) return { decision: 'too-early', until: term.to };
  return { decision: 'allow' };
};
