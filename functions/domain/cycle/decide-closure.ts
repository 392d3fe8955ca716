import type { Instant } from '../time/instant.ts';
import { addSeconds } from '../time/zone.ts';
import type { PhaseClosure } from './cycle.ts';
import type { HumanPhase } from './phase.ts';

/** `grace`: what was accepted before the deadline may still be on its way to the store, so nothing is closed yet. */
export type DueState = 'early' | 'grace' | 'due';

/** @param graceSeconds longer than any request lives (rule set, `closing.graceSeconds`) */
export const dueState = (deadline: Instant, now: Instant, graceSeconds: number): DueState => {
  if (now < deadline) return 'early';
  return now < addSeconds(deadline, graceSeconds) ? 'grace' : 'due';
};

type EndRule = {
  /** May end before its deadline once nobody owes anything. Work goes on until the last day, and the window is the employee's right. */
  early: boolean;
  /** Stays open past its deadline while this is owed, because only a named human may do it. */
  heldBy: Duty | null;
};

export const duties = [
  'plan',
  'supervisor-review',
  'organisation-predicate',
  'forum-lock',
  'final-decision',
  'objection-decision',
  'follow-up-decision',
  'reopened-phase',
] as const;
export type Duty = (typeof duties)[number];

export const endRules: Record<HumanPhase, EndRule> = {
  planning: { early: true, heldBy: null },
  execution: { early: false, heldBy: null },
  'supervisor-review': { early: true, heldBy: null },
  'organisation-predicate': { early: true, heldBy: null },
  'committee-forum': { early: true, heldBy: null },
  'final-decision': { early: true, heldBy: 'final-decision' },
  'objection-window': { early: false, heldBy: null },
  'follow-up': { early: true, heldBy: 'objection-decision' },
};

export type ClosureDecision =
  | { decision: 'close'; basis: PhaseClosure['basis']; cutOff: Instant }
  | { decision: 'not-due'; deadline: Instant }
  | { decision: 'open-duties'; duty: Duty };

/**
 * May this phase end now? By the deadline for anybody who asks; before it only for an administrator, or for the machine that
 * opened it, and only where nobody owes anything, never "because it is nearly over".
 *
 * @param input.duty a duty that is still open, null where none is
 */
export const decideClosure = (input: {
  phase: HumanPhase;
  trigger: PhaseClosure['trigger'];
  due: DueState;
  deadline: Instant;
  now: Instant;
  duty: Duty | null;
}): ClosureDecision => {
  const { phase, trigger, due, deadline, now, duty } = input;
  const rule = endRules[phase];
  switch (due) {
    case 'grace':
      return { decision: 'not-due', deadline };
    case 'early':
      if (trigger === 'schedule' || !rule.early) return { decision: 'not-due', deadline };
      if (duty !== null) return { decision: 'open-duties', duty };
      return { decision: 'close', basis: 'duties-done', cutOff: now };
    case 'due':
      if (rule.heldBy !== null && rule.heldBy === duty) return { decision: 'open-duties', duty };
      // Where the deadline does not bind, what was done after it counts.
      return { decision: 'close', basis: 'deadline', cutOff: rule.heldBy === null ? deadline : now };
  }
};
