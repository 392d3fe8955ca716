import type { ObjectionEffect } from '../objection/effects.ts';
import type { GroundCode } from '../objection/grounds.ts';
import type { Conflict } from '../objection/route-objection.ts';
import type { FilingWindow } from '../objection/window.ts';
import type { Instant } from '../time/instant.ts';
import type { PackedVersion } from './result-version.ts';

/* Documents of the acts of an objection, and of the measures that follow from a result. */

export type ObjectionText = { groundCodes: GroundCode[]; grounds: string; evidence: string[] };

/** Act `objection-filed`. */
export type ObjectionFiledBody = ObjectionText & {
  /** Null where nobody who may decide is free. */
  deciderId: string | null;
  decideBy: Instant;
  /** Why it is not the appraiser's superior, null where it is. */
  because: 'no-superior' | Conflict | null;
  window: FilingWindow;
};
/** Act `objection-inadmissible`: filed after the window, and answered with its computation. */
export type ObjectionInadmissibleBody = ObjectionText & { window: FilingWindow };
/** Act `objection-decider-named`: somebody was named because nobody was free, or because the term passed. */
export type ObjectionDeciderNamedBody = { from: string | null; deciderId: string; reason: string; decideBy: Instant };
/** Act `objection-recused`: the decider declared an interest; `to` is null where somebody has to be named. */
export type ObjectionRecusedBody = { to: string | null; reason: string; decideBy: Instant };
/** Act `objection-hearing-called`: the notice to both sides (PP 30/2019 art. 59). */
export type HearingCalledBody = { note: string; employeeBy: Instant; appraiserBy: Instant };
/** Act `objection-statement`; `late` where it came after the time given, and before the decision. */
export type ObjectionStatementBody = {
  side: 'employee' | 'appraiser';
  text: string;
  evidence: string[];
  late: boolean;
};
/** Act `objection-escalated`. */
export type ObjectionEscalatedBody = { from: string | null; to: string; overdueSince: Instant; decideBy: Instant };
/** Act `objection-decided`: a dismissal makes no version and has no effects. `unheard`: who let the time to speak pass. */
export type ObjectionDecidedBody =
  | { decision: 'dismiss'; reason: string; unheard: string[] }
  | ({
      decision: 'uphold' | 'uphold-partly';
      reason: string;
      unheard: string[];
      effects: ObjectionEffect[];
    } & PackedVersion);

/** Act `follow-up-decided`. */
export type FollowUpDecidedBody = {
  followUpId: string;
  ruleId: string;
  decision: 'approve' | 'reject';
  reason: string;
};
/** Act `follow-up-evaluated`: a named human says how a measure ended. */
export type FollowUpEvaluatedBody = {
  followUpId: string;
  ruleId: string;
  outcome: 'reached' | 'not-reached';
  reason: string;
};
