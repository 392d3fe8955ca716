import type { ServiceInput, ServicePhase } from '../../domain/closing/service-closure.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { ServiceRecord } from '../../domain/forum/forum.ts';
import { sittingOf } from '../../domain/forum/panel.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { caseKey, eachOf } from '../support/load.ts';

type WithStore = Pick<Deps, 'store'>;

/** Open objections by the service of who filed them. */
const objectionsOf = async (deps: WithStore, agencyId: string, cycle: Cycle): Promise<Map<string, number>> => {
  const open: string[] = [];
  for await (const { data } of eachOf(deps, keys.objectionEntries(agencyId, cycle.id)))
    if (data.open) open.push(data.employeeId);
  const cases = await deps.store.getMany(open.map((id) => caseKey(agencyId, cycle, id)));
  const counts = new Map<string, number>();
  for (const stored of cases)
    if (stored !== null) counts.set(stored.data.serviceCode, (counts.get(stored.data.serviceCode) ?? 0) + 1);
  return counts;
};

const undecidedOf = async (deps: WithStore, agencyId: string, cycleId: string, code: string): Promise<number> => {
  let undecided = 0;
  for await (const { data } of eachOf(deps, keys.followUps(agencyId, cycleId, code)))
    if (data.outcome === null) undecided += 1;
  return undecided;
};

const inputOf = (
  record: ServiceRecord,
  cycle: Cycle,
  counts: { objections: number; followUps: number },
): ServiceInput => {
  const { code, setterId, organisation, forum, decision } = record;
  return {
    ...{ code, setterId, chairId: sittingOf(record, cycle).chairId, officialId: cycle.authorisedOfficialId },
    ...{ organisation: organisation !== null, forum: forum.status },
    minutes: forum.status === 'open' ? null : forum.minutes,
    signed: decision !== null,
    unsigned: (decision?.exceptions ?? []).filter((one) => one.decision === null).length,
    ...counts,
  };
};

/** The services of a cycle as the close of a phase finds them, in order of their codes. */
export const gatherServices = async (
  deps: WithStore,
  agencyId: string,
  cycle: Cycle,
  phase: ServicePhase,
): Promise<ServiceInput[]> => {
  const late = phase === 'objection-window' || phase === 'follow-up';
  const objections = late ? await objectionsOf(deps, agencyId, cycle) : new Map<string, number>();
  const found: ServiceInput[] = [];
  for await (const { data } of eachOf(deps, keys.services(agencyId, cycle.id))) {
    const followUps = phase === 'follow-up' ? await undecidedOf(deps, agencyId, cycle.id, data.code) : 0;
    found.push(inputOf(data, cycle, { objections: objections.get(data.code) ?? 0, followUps }));
  }
  return found.toSorted((a, b) => (a.code < b.code ? -1 : 1));
};
