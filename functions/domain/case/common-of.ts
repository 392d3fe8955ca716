import type { CaseAt } from './case.ts';

/** What a case carries on from stage to stage: all but its stage and what that stage alone has. */
export const commonOf = (subject: CaseAt<'unplanned' | 'planned' | 'reviewed'>) => {
  switch (subject.stage) {
    case 'unplanned': {
      const { stage: _, plan: __, ...rest } = subject;
      return rest;
    }
    case 'planned': {
      const { stage: _, plan: __, amendment: ___, ...rest } = subject;
      return rest;
    }
    case 'reviewed': {
      const { stage: _, plan: __, review: ___, ...rest } = subject;
      return rest;
    }
  }
};
