import type { ActRecord } from '../../domain/case/act.ts';
import type { Case } from '../../domain/case/case.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from './deps.ts';
import { eachOf } from './load.ts';

type Subject = Pick<Case, 'cycleId' | 'employeeId' | 'chain'>;
type WithStore = Pick<Deps, 'store'>;

/** Every act of a case in order: those with items of their own, then the one that the case still keeps. */
export async function* actsOf(deps: WithStore, agencyId: string, subject: Subject): AsyncGenerator<ActRecord> {
  let seen = 0;
  for await (const { data } of eachOf(deps, keys.acts(agencyId, subject.cycleId, subject.employeeId))) {
    yield data;
    seen = data.envelope.seq;
  }
  const { last } = subject.chain;
  // Its item may be there already: written ahead of the next act, or with it between the reading of the case and this one.
  if (last !== undefined && last.envelope.seq > seen) yield last;
}

/** The act with that number, from the case where it keeps it; null where there is none. */
export const actAt = async (
  deps: WithStore,
  agencyId: string,
  { cycleId, employeeId, chain }: Subject,
  seq: number,
): Promise<ActRecord | null> => {
  if (chain.last?.envelope.seq === seq) return chain.last;
  return (await deps.store.get(keys.act(agencyId, cycleId, employeeId, seq)))?.data ?? null;
};
