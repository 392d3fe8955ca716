import { sha256OfEvidence } from '../../domain/execution/activity.ts';
import { refuse } from '../../domain/refusal.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import type { Deps } from '../support/deps.ts';

/** Files that are named and that have not arrived; links are not followed. */
export const missingFiles = async (
  deps: Pick<Deps, 'files'>,
  agencyId: string,
  { cycleId, employeeId }: CaseTarget,
  evidence: readonly string[],
): Promise<number[]> => {
  const found = await Promise.all(
    evidence.map(async (one) => {
      const sha256 = sha256OfEvidence(one);
      return sha256 === null || (await deps.files.find({ agencyId, cycleId, employeeId, sha256 })) !== null;
    }),
  );
  return found.flatMap((there, i) => (there ? [] : [i]));
};

/** @throws RefusedError `unknown-evidence` with a pointer to each file that is named and has not arrived */
export const requireFiles = async (
  deps: Pick<Deps, 'files'>,
  agencyId: string,
  target: CaseTarget,
  evidence: readonly string[],
): Promise<void> => {
  const missing = await missingFiles(deps, agencyId, target, evidence);
  if (missing.length > 0)
    refuse('unknown-evidence', {
      fields: missing.map((i) => ({
        pointer: `/evidence/${i}`,
        code: 'unknown-evidence',
        detail: 'upload the file first',
      })),
    });
};
