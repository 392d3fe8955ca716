import type { Predicate } from '../scoring/predicate.ts';
import type { Instant, LocalDate } from '../time/instant.ts';
import type { Performance, Potential, TalentRules } from './entitlement-rules.ts';

/** What an assessment of potential found; brought in by an administrator, since it is made outside of this system. */
export type PotentialAssessment = {
  schemaVersion: 1;
  /** Day of the assessment; names it together with the person. */
  on: LocalDate;
  potential: Potential;
  /** Who assessed and how, e.g. an assessment centre and the number of its report. */
  source: string;
  validTo: LocalDate;
  importedBy: string;
  at: Instant;
};

export type TalentBox =
  | {
      decision: 'placed';
      box: number;
      performance: Performance;
      potential: Potential;
      inSuccessionPool: boolean;
      assessedOn: LocalDate;
      source: string;
      legalBasis: string;
    }
  /** Nobody is put in a box by performance alone. */
  | { decision: 'no-assessment'; performance: Performance; legalBasis: string };

/** The latest assessment made until `today` that was valid at the end of the period; null where there is none. */
const assessmentFor = (
  assessments: readonly PotentialAssessment[],
  periodEnd: LocalDate,
  today: LocalDate,
): PotentialAssessment | null =>
  assessments
    .filter(({ on, validTo }) => on <= today && periodEnd <= validTo)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    .at(-1) ?? null;

/** The box of talent management (PermenPANRB 3/2020): performance from the predicate, potential from an assessment. */
export const talentBoxOf = (
  subject: {
    predicate: Predicate;
    assessments: readonly PotentialAssessment[];
    periodEnd: LocalDate;
    today: LocalDate;
  },
  rules: TalentRules,
): TalentBox => {
  const performance = rules.performance[subject.predicate];
  const { legalBasis } = rules;
  const assessment = assessmentFor(subject.assessments, subject.periodEnd, subject.today);
  if (assessment === null) return { decision: 'no-assessment', performance, legalBasis };
  const { potential, on: assessedOn, source } = assessment;
  const box = rules.boxes[performance][potential];
  const inSuccessionPool = rules.succession.includes(box);
  return { decision: 'placed', box, performance, potential, inSuccessionPool, assessedOn, source, legalBasis };
};
