import type { Leave } from '../../domain/directory/leave.ts';
import type { PotentialAssessment } from '../../domain/entitlements/talent-box.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

export const readLeaves = async (deps: Pick<Deps, 'store'>, agencyId: string, employeeId: string): Promise<Leave[]> => {
  const leaves: Leave[] = [];
  for await (const { data } of eachOf(deps, keys.leaves(agencyId, employeeId))) leaves.push(data);
  return leaves;
};

export const readAssessments = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  employeeId: string,
): Promise<PotentialAssessment[]> => {
  const assessments: PotentialAssessment[] = [];
  for await (const { data } of eachOf(deps, keys.assessments(agencyId, employeeId))) assessments.push(data);
  return assessments;
};
