/** Phases that wait for people, in order (PermenPANRB 6/2022 art. 5; SE MenPANRB 3/2023; PP 30/2019 art. 59). */
export const humanPhases = [
  'planning',
  'execution',
  'supervisor-review',
  'organisation-predicate',
  'committee-forum',
  'final-decision',
  'objection-window',
  'follow-up',
] as const;
export type HumanPhase = (typeof humanPhases)[number];

/** All phases in the order of the procedure; the ones that are not human are worked by the machine alone. */
export const phases = [
  'preparation',
  'planning',
  'execution',
  'supervisor-review',
  'scoring',
  'organisation-predicate',
  'committee-forum',
  'final-decision',
  'publication',
  'objection-window',
  'follow-up',
  'closed',
] as const;
export type Phase = (typeof phases)[number];

/** `open`: people may act. `closing`: the cut-off is frozen, the machine settles everybody. `running`: a machine phase. */
export type PhaseStatus = 'open' | 'closing' | 'running';

export const isHumanPhase = (phase: Phase): phase is HumanPhase => (humanPhases as readonly string[]).includes(phase);
