import type { ActEnvelope, ActKind, ActRecord } from '../case/act.ts';
import type { Case } from '../case/case.ts';
import type { Instant } from '../time/instant.ts';
import { canonicalJson } from './canonical.ts';
import type { Digest } from './digest.ts';

/** The value before the first link: binds a chain to one person in one cycle. */
export const genesis = (cycleId: string, employeeId: string, digest: Digest): string =>
  digest.sha256(`siklus-chain-1 ${cycleId} ${employeeId}`);

/** Digest of a case as the chain sees it: all but the chain head, which the link itself determines. */
export const caseDigest = (subject: Case, digest: Digest): string => {
  const { chain: _, ...rest } = subject;
  return digest.sha256(canonicalJson(rest));
};

export const bodyDigest = (body: unknown, digest: Digest): string => digest.sha256(canonicalJson(body));

/** Hash of a link: over everything in the envelope but the hash. */
export const linkHash = (envelope: Omit<ActEnvelope, 'hash'>, digest: Digest): string =>
  digest.sha256(canonicalJson(envelope));

export type Append<B> = {
  before: Case;
  /** The case after the act; its chain member is replaced. */
  next: Case;
  act: ActKind;
  actor: string;
  onBehalfOf: string | null;
  at: Instant;
  ruleSetVersion: string;
  body: B;
  requestKey: string | null;
  requestDigest: string | null;
};

/** Appends one act to a case's chain: the case to store (new head) and the record to store beside it, in one commit. */
export const appendAct = <B>(change: Append<B>, digest: Digest): { case: Case; record: ActRecord<B> } => {
  const { before, next, body } = change;
  const seq = before.chain.seq + 1;
  const unsigned: Omit<ActEnvelope, 'hash'> = {
    seq,
    prev: before.chain.head,
    act: change.act,
    actor: change.actor,
    onBehalfOf: change.onBehalfOf,
    at: change.at,
    ruleSetVersion: change.ruleSetVersion,
    before: caseDigest(before, digest),
    after: caseDigest(next, digest),
    bodyDigest: bodyDigest(body, digest),
    requestKey: change.requestKey,
    requestDigest: change.requestDigest,
  };
  const hash = linkHash(unsigned, digest);
  return {
    case: { ...next, chain: { seq, head: hash } },
    record: { schemaVersion: 1, envelope: { ...unsigned, hash }, body },
  };
};
