import { canonicalJson } from '../audit/canonical.ts';
import type { Digest } from '../audit/digest.ts';
import type { Case } from '../case/case.ts';

/**
 * Digest of what a signature covers: the list of (employee, version of the result, predicate), in order of employee id,
 * so that anybody who has the results can compute it again. People without a result and those excepted are not on it.
 */
export const signedList = (
  cases: readonly Case[],
  digest: Digest,
  excepted: ReadonlySet<string> = new Set(),
): { digest: string; people: number } => {
  const rows = cases
    .flatMap((subject) =>
      (subject.stage === 'scored' || subject.stage === 'decided') && !excepted.has(subject.employeeId)
        ? [[subject.employeeId, subject.result.version, subject.result.predicate] as const]
        : [],
    )
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { digest: digest.sha256(canonicalJson(rows)), people: rows.length };
};
