import type { Case, LateMark } from '../case/case.ts';
import { type PhaseEnd, phaseEnd } from './phase-end.ts';

/**
 * Supervisor review: a missing review becomes a provisional rating from the evidence. Without evidence there is nothing to
 * rate: a named human must look, and nothing is put in the place of what is missing, neither zero nor the lowest rating.
 */
export const reviewEnd = (subject: Case, hasRealisation: boolean): PhaseEnd => {
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
      const mark: LateMark = {
        phase: 'supervisor-review',
        missing: 'supervisor-review',
        owedBy: subject.appraiserId,
        rule,
      };
      return phaseEnd(rule, [mark]);
    }
  }
};
