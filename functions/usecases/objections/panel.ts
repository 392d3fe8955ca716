import type { Case } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

/** Who voted on this person, and who decides where the superior may not: what the routing of an objection needs to know. */
export const panelOf = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycle: Cycle,
  subject: Case,
): Promise<{ voterIds: string[]; authorisedOfficialId: string }> => {
  const voterIds = new Set<string>();
  for await (const { data } of eachOf(deps, keys.motions(agencyId, cycle.id, subject.serviceCode)))
    if (data.employeeId === subject.employeeId) for (const { memberId } of data.votes) voterIds.add(memberId);
  return { voterIds: [...voterIds], authorisedOfficialId: cycle.authorisedOfficialId };
};
