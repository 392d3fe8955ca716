/** Who may let somebody correct something after a deadline. */
export const correctors = ['administrator', 'chair', 'authorised-official'] as const;
export type Corrector = (typeof correctors)[number];

export const toleranceCounts = ['every-change', 'other-than-complete'] as const;
export type ToleranceCounts = (typeof toleranceCounts)[number];

export const extensionApprovals = ['second-person', 'none'] as const;
export type ExtensionApproval = (typeof extensionApprovals)[number];

/** How a phase ends. What is absent is off, or the figure that `closingOf` names: rule sets from before it stay as they are. */
export type ClosingRules = {
  /** Seconds between a deadline and its closure, longer than any request lives: what was accepted in time is then stored. */
  graceSeconds: number;
  /** Days before a deadline from which its close is rehearsed every night; 0 for never. */
  rehearsalDays?: number;
  /**
   * The soft close: so many hours after the deadline nothing is settled yet, and a mistake may be corrected for a reason, by
   * leave of one of these people.
   */
  corrections?: { hours: number; by: Corrector[] };
  /**
   * The largest share of people, in percent, whose end may be another than at the last rehearsal. Above it a second person
   * looks first, for at most `confirmHours`: then the phase closes by this rule all the same, and the manifest says so.
   * `other-than-complete` lets those pass who did everything in the last hours, which is what a deadline is for.
   */
  tolerance?: { share: string; counts: ToleranceCounts; confirmHours: number };
  /**
   * Downtime that touches the last `lastDays` days before a deadline moves it by as long as it lasted, by at most `capHours` for
   * all outages of a phase together.
   */
  outages?: { capHours: number; lastDays: number };
  /**
   * Whether a later end for everybody or for a unit waits for a second person. `none` is for an agency that has no second one; whoever
   * gives it is then on record as the one who approved.
   */
  extensions?: { approval: ExtensionApproval };
};

/** With the figures for what a rule set leaves out: two weeks of rehearsals, no corrections, no tolerance, three days of
 * credit for downtime, two people for a later end. */
export const closingOf = ({ closing }: { closing: ClosingRules }) => ({
  graceSeconds: closing.graceSeconds,
  rehearsalDays: closing.rehearsalDays ?? 14,
  corrections: closing.corrections ?? { hours: 0, by: [] },
  tolerance: closing.tolerance ?? null,
  outages: closing.outages ?? { capHours: 72, lastDays: 3 },
  extensions: closing.extensions ?? { approval: 'second-person' as const },
});
