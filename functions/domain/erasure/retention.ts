import type { ActKind } from '../case/act.ts';
import type { Case } from '../case/case.ts';
import type { Cycle } from '../cycle/cycle.ts';
import { isPending } from '../objection/objection-ref.ts';
import type { Refusal } from '../refusal.ts';
import type { LocalDate } from '../time/instant.ts';
import { addMonths } from '../time/months.ts';
import { localDateOf } from '../time/zone.ts';
import type { TextChange } from './erasure.ts';

/** Kinds of texts that are kept equally long. */
export const retainedKinds = ['activity', 'feedback', 'plan', 'review', 'objection'] as const;
export type RetainedKind = (typeof retainedKinds)[number];

/**
 * How long texts of a kind are kept, counted from the publication of the results. `leastMonths`: no erasure before, also not on request;
 * `mostMonths`: afterwards their erasure is proposed, and decided by two people.
 */
export type TextRetention = { kind: RetainedKind; leastMonths: number; mostMonths: number; basis: string };

const schedule = "UU 43/2009 art. 47-53; the agency's retention schedule (JRA)";

/**
 * The law names no number of months for these texts: schedules of retention are each agency's own. The default keeps what an
 * objection was decided on as long as it may be brought before a court or an inspectorate, and the rest two years.
 */
export const defaultTextRetention: TextRetention[] = [
  { kind: 'activity', leastMonths: 0, mostMonths: 24, basis: `UU 27/2022 art. 16 (2) g; ${schedule}` },
  { kind: 'feedback', leastMonths: 0, mostMonths: 24, basis: `UU 27/2022 art. 16 (2) g; ${schedule}` },
  { kind: 'plan', leastMonths: 12, mostMonths: 60, basis: schedule },
  { kind: 'review', leastMonths: 12, mostMonths: 60, basis: schedule },
  { kind: 'objection', leastMonths: 24, mostMonths: 60, basis: `PP 30/2019 art. 59; ${schedule}` },
];

/** Stored versions of the rules that say nothing of texts mean the default. */
export const retentionOf = (
  rules: { retention: { texts?: TextRetention[] } },
  kind: RetainedKind,
): TextRetention | null => (rules.retention.texts ?? defaultTextRetention).find((one) => one.kind === kind) ?? null;

export const retainedKindOf = (kind: 'activity' | 'feedback' | ActKind): RetainedKind => {
  if (kind === 'activity' || kind === 'feedback') return kind;
  if (kind === 'review-submitted') return 'review';
  return kind.startsWith('objection-') ? 'objection' : 'plan';
};

type Published = Pick<Cycle, 'publishedAt' | 'phase' | 'zone' | 'deadlines'>;

/** The day from which a term of so many months is over; null while the results are not published. */
export const endOfTerm = ({ publishedAt, zone }: Published, months: number): LocalDate | null =>
  publishedAt === null ? null : addMonths(localDateOf(publishedAt, zone), months);

/** The result is final only when nobody may object any more: until then every text is evidence. */
const windowIsOver = ({ phase }: Published): boolean => phase === 'follow-up' || phase === 'closed';

/**
 * Why a text must still be kept, or null. An erasure waits for the least term by law; a correction does not (UU 27/2022
 * art. 6 sets no term), but neither is made while the result may be objected to.
 */
export const holdOn = (
  input: { cycle: Published; subject: Case; rules: { retention: { texts?: TextRetention[] } }; change: TextChange },
  kind: RetainedKind,
  today: LocalDate,
): Refusal | null => {
  const { cycle, subject, rules, change } = input;
  const code = 'text-held';
  if (!windowIsOver(cycle))
    return {
      code,
      detail: 'The result may still be objected to; its texts are kept until then.',
      whoCanFix: 'nobody',
      ...(cycle.publishedAt === null ? {} : { deadline: cycle.deadlines['objection-window'] }),
    };
  if (subject.stage === 'decided' && isPending(subject.objection))
    return { code, detail: 'An objection waits for its decision.', whoCanFix: 'decider' };
  const retention = retentionOf(rules, kind);
  const until = endOfTerm(cycle, retention?.leastMonths ?? 0);
  if (change.kind === 'erase' && until !== null && today < until)
    return {
      code,
      detail: `Kept until ${until} by ${retention?.basis ?? ''}.`,
      whoCanFix: 'nobody',
      extra: { keptUntil: until },
    };
  return null;
};
