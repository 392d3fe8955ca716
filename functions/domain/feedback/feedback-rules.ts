import type { AnonymousSource } from './anonymous-feedback.ts';

export type FeedbackRules = {
  /** Fewest people whose answers are shown or counted together. */
  threshold: number;
  /** Largest share in percent that one person may have in what is shown together: a mean of one voice and two whispers is that voice. */
  maximumShare: string;
  /** People who may be asked about one person in a cycle. */
  maximumAsked: number;
  /** Working days before the deadline on which those who were asked and said nothing are reminded. */
  remindWorkingDays: number[];
  /** Decimals to which a mean of colleagues is shown and counted. */
  decimals: number;
};

export type SourceOfVoice = AnonymousSource | 'public';
