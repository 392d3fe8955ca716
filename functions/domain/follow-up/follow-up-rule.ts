import type { Cycle } from '../cycle/cycle.ts';
import type { Behaviour } from '../execution/feedback.ts';
import type { Aspect } from '../planning/plan.ts';
import type { Predicate } from '../scoring/predicate.ts';

export const measureKinds = [
  'award',
  'allowance',
  'promotion',
  'talent-pool',
  'training',
  'coaching',
  'improvement-period',
  'sanction',
] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** By whom the law distinguishes what follows from a failed improvement (PP 30/2019 art. 56-58; PP 49/2018). */
export const postKinds = ['JPT', 'other', 'PPPK'] as const;
export type PostKind = (typeof postKinds)[number];

/** What a measure is meant to better; whether it did shows in later cycles. */
export type Improves = { behaviour: Behaviour } | { aspect: Aspect } | { rating: 'workResult' | 'behaviour' };

export type FollowUpRule = {
  id: string;
  /** Proposed where all that is given holds. */
  when: {
    predicates?: Predicate[];
    weakBehaviour?: string;
    weakAspect?: Aspect;
    aboveScore?: string;
    cycleKinds?: Cycle['kind'][];
    /** Needs an assessment of potential. */
    talentBoxes?: number[];
    postKinds?: PostKind[];
    /** Only after the measure of this rule ended without reaching its aim. */
    failed?: string;
  };
  propose: MeasureKind;
  text: { id: string; en: string };
  /** Months the measure runs, null for a single act. */
  months: number | null;
  improves: Improves | null;
  legalBasis: string;
};

/** How measures that run are watched. */
export type MeasureRules = {
  /** Calendar days before the end of a measure on which those concerned are reminded; 0 is the day after the end. */
  remindDays: number[];
  /** Working days of leave in the period from which the leave stands among what speaks for the person. */
  leaveWorkingDays: number;
};

export const defaultMeasures: MeasureRules = { remindDays: [30, 7, 0], leaveWorkingDays: 10 };
