import type { ActKind, ActRecord } from '../../domain/case/act.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Stored, Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';

/**
 * Acts that nothing refers to by number and that are usually a case's last: kept in the case until the next act. One item is
 * one commit, and costs a quarter of a transaction of two; case and act together stay under the kilobyte.
 */
const keptInCase: readonly ActKind[] = ['decided'];

const insertOf = (agencyId: string, { cycleId, employeeId }: Case, record: ActRecord): Write => ({
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

/** What one act writes: the case and the act, in one commit; the act that the case kept so far gets its own item with them. */
export const writesOfAct = (
  agencyId: string,
  { phase }: Pick<Cycle, 'phase'>,
  stored: Stored<Case>,
  next: Case,
  record: ActRecord,
): Write[] => {
  const { last } = stored.data.chain;
  const stays = keptInCase.includes(record.envelope.act);
  const data: Case = stays ? { ...next, chain: { ...next.chain, last: record } } : next;
  return [
    { kind: 'replace', key: stored.key, version: stored.version, data },
    ...(last === undefined ? [] : [insertOf(agencyId, next, last)]),
    ...(stays ? [] : [insertOf(agencyId, next, record)]),
    ...(phase === 'closed' ? [laterAct(agencyId, next, record)] : []),
  ];
};
