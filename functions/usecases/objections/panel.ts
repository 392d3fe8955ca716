import type { Case } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { ObjectionPanel } from '../../domain/objection/route-objection.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

/** Who voted on this person, who declared an interest, and who decides at last: what the routing of an objection needs. */
export const panelOf = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycle: Cycle,
  subject: Case,
): Promise<ObjectionPanel> => {
  const voterIds = new Set<string>();
  for await (const { data } of eachOf(deps, keys.motions(agencyId, cycle.id, subject.serviceCode)))
    if (data.employeeId === subject.employeeId) for (const { memberId } of data.votes) voterIds.add(memberId);
  const recusedIds = subject.stage === 'decided' ? (subject.objection?.recused ?? []) : [];
  return { voterIds: [...voterIds], recusedIds, authorisedOfficialId: cycle.authorisedOfficialId };
};
