import type { ActEnvelope, ActRecord } from '../case/act.ts';
import type { Case } from '../case/case.ts';
import { isAct } from '../case/result-bodies.ts';
import { bodyDigest, caseDigest, genesis, linkHash } from './chain.ts';
import type { Digest } from './digest.ts';

export type ChainProblem =
  /** Another number stands where this one belongs: a link was removed, inserted, doubled or moved. */
  | 'wrong-sequence'
  /** The link does not name the hash of the one before it (of the case's genesis for the first). */
  | 'wrong-previous'
  /** The link's own hash is not that of its contents. */
  | 'link-changed'
  /** The document is not the one that the link vouches for. */
  | 'body-changed'
  /** The case before this act is not the case after the act before. */
  | 'state-gap'
  /** Links are missing at the end, or the last one is not the one that the case names. */
  | 'wrong-head'
  /** The chain is whole, but the case shows something else than its last act left. */
  | 'case-changed';

export type ChainVerdict = { ok: true } | { ok: false; seq: number; problem: ChainProblem };

export type ChainExport = {
  cycleId: string;
  employeeId: string;
  /** In the order of the export; the verifier sorts nothing. */
  records: readonly ActRecord[];
  /** As the case holds it. */
  head: Case['chain'];
  /** The case as it stands, where the export holds it: it must be what the last act left. */
  subject?: Case;
};

/** Texts that were erased: the act that says so names the document, and what is left of it by its digest. */
const isErasedAs = ({ envelope, erased }: ActRecord, left: string, records: readonly ActRecord[]): boolean => {
  const by = records.find((one) => one.envelope.seq === erased?.by);
  if (by === undefined || by.envelope.seq <= envelope.seq || !isAct(by, 'content-erased')) return false;
  const named = by.body.acts.indexOf(envelope.seq);
  return named >= 0 && by.body.left[named] === left;
};

const bodyProblem = (record: ActRecord, records: readonly ActRecord[], digest: Digest): ChainProblem | null => {
  try {
    const found = bodyDigest(record.body, digest);
    const holds =
      record.erased === undefined ? found === record.envelope.bodyDigest : isErasedAs(record, found, records);
    return holds ? null : 'body-changed';
  } catch {
    // What has no canonical form was never digested.
    return 'body-changed';
  }
};

const linkProblem = (
  record: ActRecord,
  expected: { seq: number; prev: string; before: string | null },
  records: readonly ActRecord[],
  digest: Digest,
): ChainProblem | null => {
  const { hash, ...unsigned } = record.envelope;
  if (unsigned.seq !== expected.seq) return 'wrong-sequence';
  if (unsigned.prev !== expected.prev) return 'wrong-previous';
  if (linkHash(unsigned, digest) !== hash) return 'link-changed';
  if (expected.before !== null && unsigned.before !== expected.before) return 'state-gap';
  return bodyProblem(record, records, digest);
};

/**
 * Checks a case's chain from its genesis to the head that the case names, without any other source: an export can be
 * verified offline. Answers with the first broken link. A chain rewritten as a whole, head included, is consistent in
 * itself; only the Merkle roots kept at each phase close tell it from the true one.
 */
export const verifyChain = (chain: ChainExport, digest: Digest): ChainVerdict => {
  const { cycleId, employeeId, records, head, subject } = chain;
  let prev = genesis(cycleId, employeeId, digest);
  let before: string | null = null;
  let seq = 0;
  for (const record of records) {
    seq += 1;
    const problem = linkProblem(record, { seq, prev, before }, records, digest);
    if (problem !== null) return { ok: false, seq, problem };
    const { hash, after }: ActEnvelope = record.envelope;
    prev = hash;
    before = after;
  }
  if (head.seq > seq) return { ok: false, seq: seq + 1, problem: 'wrong-head' };
  if (head.seq !== seq || head.head !== prev) return { ok: false, seq, problem: 'wrong-head' };
  if (subject !== undefined && before !== null && caseDigest(subject, digest) !== before)
    return { ok: false, seq, problem: 'case-changed' };
  return { ok: true };
};
