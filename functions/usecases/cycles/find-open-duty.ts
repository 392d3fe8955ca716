import type { Case } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Duty } from '../../domain/cycle/decide-closure.ts';
import type { HumanPhase } from '../../domain/cycle/phase.ts';
import type { ServiceRecord } from '../../domain/forum/forum.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

type Search = { deps: Pick<Deps, 'store'>; agencyId: string; cycle: Cycle };

const someCase = async ({ deps, agencyId, cycle }: Search, owes: (subject: Case) => boolean): Promise<boolean> => {
  for (let shard = 0; shard < cycle.shardCount; shard++)
    for await (const { data } of eachOf(deps, keys.cases(agencyId, cycle.id, shard))) if (owes(data)) return true;
  return false;
};

const someService = async (search: Search, owes: (service: ServiceRecord) => boolean): Promise<boolean> => {
  const { deps, agencyId, cycle } = search;
  for await (const { data } of eachOf(deps, keys.services(agencyId, cycle.id))) if (owes(data)) return true;
  return false;
};

const someObjection = async ({ deps, agencyId, cycle }: Search): Promise<boolean> => {
  for await (const { data } of eachOf(deps, keys.objectionEntries(agencyId, cycle.id))) if (data.open) return true;
  return false;
};

const someFollowUp = async ({ deps, agencyId, cycle }: Search): Promise<boolean> => {
  for await (const service of eachOf(deps, keys.services(agencyId, cycle.id)))
    for await (const { data } of eachOf(deps, keys.followUps(agencyId, cycle.id, service.data.code)))
      if (data.outcome === null) return true;
  return false;
};

/** A service without a signature, or with somebody left out of it who waits for a separate one. */
const unsigned = ({ decision }: ServiceRecord): boolean =>
  decision === null || decision.exceptions.some((one) => one.decision === null);

/** The first duty of a phase that is still open, or null. Stops at the first: one is enough to know that the phase goes on. */
export const findOpenDuty = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycle: Cycle,
  phase: HumanPhase,
): Promise<Duty | null> => {
  const search = { deps, agencyId, cycle };
  switch (phase) {
    case 'planning':
      return (await someCase(search, (c) => c.stage === 'unplanned')) ? 'plan' : null;
    case 'supervisor-review':
      return (await someCase(search, (c) => c.stage === 'planned')) ? 'supervisor-review' : null;
    case 'organisation-predicate':
      return (await someService(search, (s) => s.organisation === null)) ? 'organisation-predicate' : null;
    case 'committee-forum':
      return (await someService(search, (s) => s.forum.status === 'open')) ? 'forum-lock' : null;
    case 'final-decision':
      return (await someService(search, unsigned)) ? 'final-decision' : null;
    case 'follow-up':
      if (await someObjection(search)) return 'objection-decision';
      return (await someFollowUp(search)) ? 'follow-up-decision' : null;
    case 'execution':
    case 'objection-window':
      return null;
  }
};
