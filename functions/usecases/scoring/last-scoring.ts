import type { ScoredBody, UnassessedBody } from '../../domain/case/result-bodies.ts';
import { scoringActOf } from '../../domain/case/rewind.ts';
import { keys } from '../../store/keys.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

/** What the calculation found when it scored a case last, whatever people changed in the result since; null before. */
export const lastScoring = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { cycleId, employeeId }: CaseTarget,
): Promise<ScoredBody | UnassessedBody | null> => {
  const records = [];
  for await (const { data } of eachOf(deps, keys.acts(agencyId, cycleId, employeeId))) records.push(data);
  return scoringActOf(records)?.record.body ?? null;
};
