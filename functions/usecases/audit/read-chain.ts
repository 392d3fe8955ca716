import type { ActRecord } from '../../domain/case/act.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Stored } from '../../ports/store.ts';
import { actsOf } from '../support/acts-of.ts';
import type { Deps } from '../support/deps.ts';

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
  for await (const record of actsOf(deps, agencyId, subject)) records.push(record);
  return records;
};
