import type { Behaviour } from '../execution/feedback.ts';
import type { Aspect } from '../planning/plan.ts';

/** How units are judged and what that means for those who lead them. */
export type UnitRules = {
  maximumKeyIndicators: number;
  /**
   * A head's own work-result rating is the achievement of the unit led (PermenPANRB 6/2022). `binding`: no review departs
   * from it; `suggestion`: a review may, with a reason; `own-plan`: the agency rates heads by their own plans alone.
   */
  headRating: 'binding' | 'suggestion' | 'own-plan';
  /** What stands for a unit without key indicators of its own: the mean of the units directly below it, or nothing. */
  withoutIndicators: 'units-below' | 'none';
};

/** A course or another measure of development that the agency offers. */
export type Training = {
  id: string;
  title: { id: string; en: string };
  /** Lesson hours (jam pelajaran). */
  hours: number;
};

/** Recommends a training where a weakness shows. A recommendation does nothing by itself. */
export type TrainingRule = {
  id: string;
  for: ('person' | 'unit' | 'agency')[];
  when: { weakBehaviour: Behaviour } | { weakAspect: Aspect } | { weakKeyIndicators: true };
  /** Id of a training of the catalogue. */
  recommend: string;
  legalBasis: string;
};

/** Strengths and weaknesses, and the trainings that answer them. Shares in percent. */
export type DevelopmentRules = {
  /** A behaviour is a weakness of a unit where more than this share of the people heard are below the expectation. */
  weakShareOver: string;
  /** A behaviour is a strength of a unit where at least this share of the people heard are above it. */
  strongShareFrom: string;
  /** Fewer people than this show no spread of behaviours: what is said of two is said of each. */
  minimumGroup: number;
  trainings: Training[];
  rules: TrainingRule[];
};
