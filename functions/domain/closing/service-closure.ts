import type { Duty } from '../cycle/decide-closure.ts';
import type { HumanPhase } from '../cycle/phase.ts';
import type { EndState } from './manifest.ts';

/** Phases that end for services as a whole: what was left undone is theirs, and no person is settled. */
export const servicePhases = [
  'organisation-predicate',
  'committee-forum',
  'final-decision',
  'objection-window',
  'follow-up',
] as const satisfies readonly HumanPhase[];
export type ServicePhase = (typeof servicePhases)[number];

export const servicePhaseOf = (phase: string): ServicePhase | null =>
  servicePhases.find((one) => one === phase) ?? null;

/** A service as the close of a phase found it: states, numbers and surrogate ids of who answers for it; no text of anybody. */
export type ServiceInput = {
  code: string;
  setterId: string | null;
  chairId: string;
  officialId: string;
  organisation: boolean;
  forum: 'open' | 'locked' | 'closed-by-deadline';
  /** Digest of the minutes; null while the forum is open. */
  minutes: string | null;
  signed: boolean;
  /** People who were left out of the signature and wait for one of their own. */
  unsigned: number;
  /** Objections that wait for a decision; counted from the window on, 0 before. */
  objections: number;
  /** Proposed measures on which nobody decided; counted at the end of the follow-up, 0 before. */
  followUps: number;
};

export const serviceRules = [
  'nothing-missing',
  'organisation-predicate-missing',
  'forum-not-locked',
  'final-decision-missing',
  'objections-pending',
  'follow-ups-undecided',
] as const;
export type ServiceRule = (typeof serviceRules)[number];

/** Where a service stands at the end of a phase, by which rule, and whose act is missing. */
export type EndOfService = {
  code: string;
  endState: EndState;
  rule: ServiceRule;
  owes: { missing: Duty; owedBy: string | null }[];
};

const end = (
  { code }: ServiceInput,
  rule: ServiceRule,
  endState: EndState,
  ...owes: EndOfService['owes']
): EndOfService => ({ code, endState, rule, owes });

const endOf = (phase: ServicePhase, one: ServiceInput): EndOfService => {
  const complete = end(one, 'nothing-missing', 'complete');
  switch (phase) {
    case 'organisation-predicate':
      if (one.organisation) return complete;
      return end(one, 'organisation-predicate-missing', 'carried', { missing: phase, owedBy: one.setterId });
    case 'committee-forum':
      if (one.forum === 'locked') return complete;
      return end(one, 'forum-not-locked', 'carried', { missing: 'forum-lock', owedBy: one.chairId });
    case 'final-decision':
      if (one.signed && one.unsigned === 0) return complete;
      return end(one, 'final-decision-missing', 'escalated', { missing: phase, owedBy: one.officialId });
    case 'objection-window':
      return complete;
    case 'follow-up':
      if (one.objections > 0)
        return end(one, 'objections-pending', 'escalated', { missing: 'objection-decision', owedBy: null });
      if (one.followUps === 0) return complete;
      return end(one, 'follow-ups-undecided', 'carried', { missing: 'follow-up-decision', owedBy: one.officialId });
  }
};

/**
 * Where each service stands when a phase ends. Pure and repeatable. `carried`: the procedure goes on without it; `escalated`: only a
 * named human can still do it, and the phase does not end without. The objection window is the employee's right: nobody owes
 * anything when it ends.
 */
export const planServiceClosure = (phase: ServicePhase, services: readonly ServiceInput[]): EndOfService[] =>
  services.map((one) => endOf(phase, one));

/** What the close of such a phase judged, in order of the services' codes: from it anybody comes to the same ends again. */
export type ClosedServices = { schemaVersion: 1; services: ServiceInput[] };
