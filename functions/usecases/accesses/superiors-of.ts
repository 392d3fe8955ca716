import type { Case } from '../../domain/case/case.ts';
import { isAct } from '../../domain/case/result-bodies.ts';
import type { Employee } from '../../domain/directory/employee.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

/**
 * Everybody on whose team list a person may have stood: the appraisers of the directory, of the cases, of the parts of their periods,
 * and those whom a case had before it was re-routed.
 */
export const superiorsOf = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { id, assignments }: Employee,
  cases: readonly Case[],
): Promise<string[]> => {
  const found: (string | null)[] = [...assignments, ...cases].map(({ appraiserId }) => appraiserId);
  found.push(...cases.flatMap(({ segments = [] }) => segments.map(({ appraiserId }) => appraiserId)));
  for (const { cycleId } of cases)
    for await (const { data } of eachOf(deps, keys.acts(agencyId, cycleId, id)))
      if (isAct(data, 'case-reassigned') && data.body.from !== null) {
        const { position, segments } = data.body.from;
        found.push(position.appraiserId, ...segments.map(({ appraiserId }) => appraiserId));
      }
  return [...new Set(found.filter((one) => one !== null))];
};
