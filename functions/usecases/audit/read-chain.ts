import type { ActRecord } from '../../domain/case/act.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

/** `subject` is the case as it stood when its chain was read, and names the chain's head alone. */
export type ReadChain = { subject: Case; records: ActRecord[] };

/** An act may be added between the two reads; one that is added at every attempt is shown as it was read last. */
const maximumAttempts = 3;

/** A case's chain and the head that the case names, as they stood at one moment. */
export const readChain = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  stored: Stored<Case>,
): Promise<ReadChain> => {
  let subject = stored.data;
  let records = await readRecords(deps, agencyId, subject);
  for (let attempt = 1; attempt < maximumAttempts && records.length !== subject.chain.seq; attempt++) {
    const current = await deps.store.get<Case>({ pk: stored.key.pk, sk: stored.key.sk });
    subject = current?.data ?? subject;
    records = await readRecords(deps, agencyId, subject);
  }
  const { seq, head } = subject.chain;
  return { subject: { ...subject, chain: { seq, head } }, records };
};

const readRecords = async (deps: Pick<Deps, 'store'>, agencyId: string, subject: Case): Promise<ActRecord[]> => {
  const records: ActRecord[] = [];
  for await (const { data } of eachOf(deps, keys.acts(agencyId, subject.cycleId, subject.employeeId)))
    records.push(data);
  const { last } = subject.chain;
  // The act that the case still keeps; where the next one came between the reads it has its own item already.
  if (last !== undefined && last.envelope.seq > (records.at(-1)?.envelope.seq ?? 0)) records.push(last);
  return records;
};
