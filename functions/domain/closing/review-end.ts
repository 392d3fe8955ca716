import type { LateMark } from '../case/case.ts';
import type { ClosingCase } from './closing-case.ts';
import { type PhaseEnd, phaseEnd } from './phase-end.ts';

/** Each appraiser whose part of the period was not reviewed, once. */
const owing = ({ appraiserId, segments }: ClosingCase): (string | null)[] =>
  segments === undefined
    ? [appraiserId]
    : [...new Set(segments.filter(({ review }) => review === null).map((segment) => segment.appraiserId))];

/**
 * Supervisor review: a missing review becomes a provisional rating from the evidence. Without evidence there is nothing to
 * rate: a named human must look, and nothing is put in the place of what is missing, neither zero nor the lowest rating.
 */
export const reviewEnd = (subject: ClosingCase, hasRealisation: boolean): PhaseEnd => {
  switch (subject.stage) {
    case 'reviewed':
    case 'scored':
    case 'unassessed':
    case 'decided':
      return phaseEnd('nothing-missing');
    case 'unplanned':
    case 'planned': {
      const assessable = subject.stage === 'planned' && hasRealisation;
      const rule = assessable ? 'provisional-from-evidence' : 'not-assessable';
      return phaseEnd(
        rule,
        owing(subject).map(
          (owedBy): LateMark => ({
            phase: 'supervisor-review',
            missing: 'supervisor-review',
            owedBy,
            rule,
          }),
        ),
      );
    }
  }
};
