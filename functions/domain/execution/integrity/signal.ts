import type { Instant, LocalDate } from '../../time/instant.ts';

export const signalKinds = ['burst', 'similar-text', 'same-evidence', 'during-leave'] as const;
export type SignalKind = (typeof signalKinds)[number];

/**
 * Something about the journal that a human may want to look at. It changes no number: there are good reasons for each of them, and
 * the person is shown it first, to explain or to correct.
 */
export type Signal = {
  /** The same while the signal stands, however many reports join it. */
  id: string;
  kind: SignalKind;
  /** The reports concerned, in order of the day. */
  entries: { date: LocalDate; id: string }[];
  /** When it first held. */
  arisenAt: Instant;
  /** The day of a burst, the shared evidence, the leave; null for texts, which speak for themselves. */
  subject: string | null;
};
