import type { ActEnvelope, ActRecord } from '../../case/act.ts';
import type { Case } from '../../case/case.ts';
import type { ClosedShard, ClosingManifest } from '../../closing/closing-manifest.ts';
import type { ClosingRecords } from '../../closing/closing-records.ts';
import type { SettledPhase } from '../../closing/plan-closure.ts';
import type { ClosedServices, ServicePhase } from '../../closing/service-closure.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import type { Instant } from '../../time/instant.ts';
import { canonicalJson } from '../canonical.ts';
import { bodyDigest, caseDigest } from '../chain.ts';
import type { ExportedForum } from '../check-motions.ts';
import type { Digest } from '../digest.ts';
import type { CycleSeal, Seal, SealedShard } from '../seal.ts';

/*
 * The lines of an audit export (JSON Lines), in this order: header; the agency's log of seals, each seal of the cycle with its
 * shards' roots after it; the closes of the cycle; then for each shard what the seals saw of it, its cases in order of employee id, each
 * followed by its acts; in an export with documents the minutes and motions of its forums; and the end. By default there are digests in it
 * and no document: nothing that tells of a person but surrogate ids.
 */

export const exportFormat = 'siklus-audit-export';
export const exportVersion = 1;

export type HeaderLine = {
  type: 'header';
  format: typeof exportFormat;
  version: typeof exportVersion;
  agencyId: string;
  cycleId: string;
  /** Version of the software that wrote it. */
  engine: string;
  exportedAt: Instant;
  /** `whole`: with the documents of the acts, which are personal data. */
  documents: 'digests' | 'whole';
  shards: number;
  /** With `whole` documents: the forums' minutes and motions come after the shards, so that motions can be checked. */
  forums?: 'included';
  /** Where the agency's log of seals ended. */
  seals: { count: number; head: string };
  /** Phases whose close is in the file; absent before the first. */
  closings?: string[];
  publicKey: string;
  signature: string;
};
export type SealLine = { type: 'seal'; seal: Seal };
/** The roots of the shards under a seal of this cycle. */
export type RootsLine = { type: 'roots' } & Omit<CycleSeal, 'schemaVersion'>;
export type SealedList = { number: number } & Omit<SealedShard, 'schemaVersion'>;
export type ShardLine = { type: 'shard'; shard: number; sealed: SealedList[] };
/** `whole` only in an export with documents. */
export type CaseLine = {
  type: 'case';
  employeeId: string;
  head: Case['chain'];
  /** Digest of the case as it stands: what its last act left. */
  digest: string;
  whole?: Case;
};
/**
 * What stands for the act's document now: its digest as it is today, or that texts of it were erased (by which act of the same case) with
 * the digest of what is left (and that itself, in an export with documents).
 */
export type DocumentClaim =
  | { kind: 'digest'; digest: string }
  | { kind: 'whole'; body: unknown }
  | { kind: 'erased'; by: number; left: string; body?: unknown };
export type ActLine = { type: 'act'; employeeId: string; envelope: ActEnvelope; document: DocumentClaim };
/** Minutes and motions of one service as they stand; no minutes where the forum has not ended. */
export type ForumLine = { type: 'forum'; serviceCode: string } & ExportedForum;
/** The signed record of a hard close, the rules that it went by, and what the manifest names by digests. */
export type ClosingLine = { type: 'closing'; manifest: ClosingManifest; rules: RuleSet } & Partial<ClosingRecords>;
/** What the close judged in one shard; `version` of one that came after a reopening. */
export type ClosedLine = { type: 'closed'; phase: SettledPhase; version?: number } & Omit<ClosedShard, 'schemaVersion'>;
/** What the close of a phase that ends for services judged. */
export type ClosedServicesLine = { type: 'closed-services'; phase: ServicePhase } & Omit<
  ClosedServices,
  'schemaVersion'
>;
export type EndLine = { type: 'end'; shards: number; cases: number; acts: number };
export type ExportLine =
  | HeaderLine
  | SealLine
  | RootsLine
  | ClosingLine
  | ShardLine
  | ClosedLine
  | ClosedServicesLine
  | CaseLine
  | ActLine
  | ForumLine
  | EndLine;

/** What is signed of the header: all but the signature. */
export const headerText = (header: Omit<HeaderLine, 'signature'>): string =>
  `siklus-export-1\n${canonicalJson(header)}`;

export const caseLine = (subject: Case, documents: HeaderLine['documents'], digest: Digest): CaseLine => ({
  type: 'case',
  employeeId: subject.employeeId,
  head: subject.chain,
  digest: caseDigest(subject, digest),
  ...(documents === 'whole' ? { whole: subject } : {}),
});

/** What stands where a document cannot be digested any more: no digest is this. */
const undigestible = 'undigestible';

const digestOf = (body: unknown, digest: Digest): string => {
  try {
    return bodyDigest(body, digest);
  } catch {
    return undigestible;
  }
};

const claimOf = (record: ActRecord, documents: HeaderLine['documents'], digest: Digest): DocumentClaim => {
  if (record.erased !== undefined) {
    const left = digestOf(record.body, digest);
    return { kind: 'erased', by: record.erased.by, left, ...(documents === 'whole' ? { body: record.body } : {}) };
  }
  // What an erasure names is no personal data, and without it nobody could tell an erasure from a theft.
  if (documents === 'whole' || record.envelope.act === 'content-erased') return { kind: 'whole', body: record.body };
  return { kind: 'digest', digest: digestOf(record.body, digest) };
};

export const actLine = (
  employeeId: string,
  record: ActRecord,
  documents: HeaderLine['documents'],
  digest: Digest,
): ActLine => ({ type: 'act', employeeId, envelope: record.envelope, document: claimOf(record, documents, digest) });
