import type { ActKind, ActRecord } from '../../domain/case/act.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { type Insert, StoreBusyError, type Stored, type Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from './deps.ts';

/**
 * Acts that the case keeps until the next one: reviews, which only scoring follows as a rule, and decisions, usually a case's last. One
 * item is one commit, and costs a quarter of a transaction of two; case and act together stay under the kilobyte.
 */
const keptInCase: readonly ActKind[] = ['review-submitted', 'decided'];

const insertOf = (agencyId: string, { cycleId, employeeId }: Case, record: ActRecord): Insert => ({
  kind: 'insert',
  key: keys.act(agencyId, cycleId, employeeId, record.envelope.seq),
  data: record,
});

/** No phase will seal it any more: the seal of the day looks for what is marked so. */
const laterAct = (agencyId: string, { cycleId, employeeId }: Case, { envelope: { seq } }: ActRecord): Write => ({
  kind: 'insert',
  key: keys.laterAct(agencyId, cycleId, employeeId, seq),
  data: { schemaVersion: 1, employeeId, seq },
});

/**
 * Gives the act that a case keeps an item of its own. It happened already and stays as it is: written once, twice or by two at once it
 * is the same item, so that this needs no transaction with what follows. Nothing ever deletes an act, so that somebody who comes late
 * with an old reading of the case finds the item, also where its texts were erased since, and leaves it alone.
 *
 * @throws StoreBusyError
 */
export const itemForKeptAct = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { data }: Pick<Stored<Case>, 'data'>,
): Promise<void> => {
  const { last } = data.chain;
  if (last === undefined) return;
  const [outcome] = await deps.store.insertEach([insertOf(agencyId, data, last)]);
  if (outcome === 'busy') throw new StoreBusyError('the act before could not be given its item');
};

/** What one act writes: the case and the act, in one commit. The act that the case kept so far has its own item before they are made. */
export const writesOfAct = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { phase }: Pick<Cycle, 'phase'>,
  stored: Stored<Case>,
  next: Case,
  record: ActRecord,
): Promise<Write[]> => {
  await itemForKeptAct(deps, agencyId, stored);
  const stays = keptInCase.includes(record.envelope.act);
  const data: Case = stays ? { ...next, chain: { ...next.chain, last: record } } : next;
  return [
    { kind: 'replace', key: stored.key, version: stored.version, data },
    ...(stays ? [] : [insertOf(agencyId, next, record)]),
    ...(phase === 'closed' ? [laterAct(agencyId, next, record)] : []),
  ];
};
