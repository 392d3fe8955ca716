import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { AssignmentProblem } from '../../domain/segments/find-problems.ts';
import type { Deps } from '../support/deps.ts';
import { findEmployee } from '../support/load.ts';

/** Who can put the list of posts right: an administrator, by name where the one who opened the cycle still is one. */
export type Fixer = { role: 'administrator'; personId: string | null; name: string | null };
export type ProblemView = AssignmentProblem & { fixBy: Fixer };

export const findFixer = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { openedBy }: Pick<Cycle, 'openedBy'>,
): Promise<Fixer> => {
  const opener = await findEmployee(deps, agencyId, openedBy);
  return opener?.data.roles.includes('administrator')
    ? { role: 'administrator', personId: opener.data.id, name: opener.data.name }
    : { role: 'administrator', personId: null, name: null };
};

export const problemView = (problem: AssignmentProblem, fixBy: Fixer): ProblemView => ({ ...problem, fixBy });
