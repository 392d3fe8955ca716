import type { ActKind } from '../case/act.ts';
import type { Case } from '../case/case.ts';
import type { Cycle } from '../cycle/cycle.ts';
import { isPending } from '../objection/objection-ref.ts';
import type { Refusal } from '../refusal.ts';
import type { LocalDate } from '../time/instant.ts';
import { addMonths } from '../time/months.ts';
import { localDateOf } from '../time/zone.ts';
import type { TextChange } from './erasure.ts';
import { defaultTextRetention, type RetainedKind, type TextRetention } from './retention-rules.ts';

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
