import type { Case } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { HumanPhase } from '../../domain/cycle/phase.ts';
import type { ServiceRecord } from '../../domain/forum/forum.ts';
import type { Range } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';

type Search = { deps: Pick<Deps, 'store'>; agencyId: string; cycle: Cycle };

/** A count for people to look at: it may miss the last moments, for half the price. */
export const countWhere = async <T>(
  deps: Pick<Deps, 'store'>,
  range: Range<T>,
  counts: (document: T) => boolean,
): Promise<number> => {
  let count = 0;
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof deps.store.query<T>>> = await deps.store.query(range, {
      limit: 500,
      after,
      consistency: 'eventual',
    });
    count += page.items.filter(({ data }) => counts(data)).length;
    after = page.next;
  } while (after !== null);
  return count;
};

const cases = async ({ deps, agencyId, cycle }: Search, owes: (subject: Case) => boolean): Promise<number> => {
  let count = 0;
  for (let shard = 0; shard < cycle.shardCount; shard++)
    count += await countWhere(deps, keys.cases(agencyId, cycle.id, shard), owes);
  return count;
};

const services = ({ deps, agencyId, cycle }: Search, owes: (service: ServiceRecord) => boolean): Promise<number> =>
  countWhere(deps, keys.services(agencyId, cycle.id), owes);

/** How many duties of a phase nobody has done yet: as `find-open-duty` sees them, counted to the end. */
export const countOpenDuties = async (search: Search, phase: HumanPhase): Promise<number> => {
  const { deps, agencyId, cycle } = search;
  switch (phase) {
    case 'planning':
      return cases(search, (c) => c.stage === 'unplanned');
    case 'supervisor-review':
      return cases(search, (c) => c.stage === 'planned');
    case 'organisation-predicate':
      return services(search, (s) => s.organisation === null);
    case 'committee-forum':
      return services(search, (s) => s.forum.status === 'open');
    case 'final-decision':
      return services(search, (s) => s.decision === null);
    case 'follow-up':
      return countWhere(deps, keys.objectionEntries(agencyId, cycle.id), ({ open }) => open);
    case 'execution':
    case 'objection-window':
      return 0;
  }
};
