import type { Instant } from '../time/instant.ts';
import { canonicalJson } from './canonical.ts';
import type { Digest } from './digest.ts';
import { merkleRoot, type TreeHash } from './merkle.ts';

/** A case as a seal saw it: whose, how many acts, and the hash of the last one (the genesis value for none). */
export type SealedLeaf = readonly [employeeId: string, seq: number, head: string];

/**
 * The cases of one shard at one moment, in order of employee id: all of them at the end of a phase, and those with acts that no seal
 * held yet in between. Kept, so that a verifier can tell which case was forged.
 */
export type SealedShard = {
  schemaVersion: 1;
  /** Read from the clock before the first case was read: an act that is not in the list was not made before it. */
  takenAt: Instant;
  leaves: SealedLeaf[];
};

/** What a seal's tree holds of a shard. */
export type ShardRoot = { takenAt: Instant; cases: number; acts: number; root: string };

/**
 * One entry of an agency's log of seals: everything that stood in a cycle at a moment, in one signed root. Each entry names the
 * hash of the one before it, whichever cycle that was about, so that nobody can take the end of the log away or tell a
 * second story without it showing against any later entry that somebody kept.
 */
export type Seal = {
  schemaVersion: 1;
  agencyId: string;
  /** 1 for the agency's first. */
  number: number;
  previous: string;
  cycleId: string;
  /** What it was made for: the phase that ended, or the day on which acts were found that no seal held. Once per cycle. */
  occasion: string;
  at: Instant;
  /** Digest of the signed manifest of the close that it was made after; absent where there was none to sign. */
  closing?: string;
  shards: number;
  cases: number;
  acts: number;
  /** RFC 6962 root over the shards in their order. */
  root: string;
  /** Raw Ed25519 public key, 32 bytes, base64url. */
  publicKey: string;
  /** Ed25519 over `sealText`, base64url. */
  signature: string;
};

/** A cycle's own record of a seal: with the roots of the shards it can be told which shard was forged. */
export type CycleSeal = { schemaVersion: 1; number: number; shards: ShardRoot[] };

/** Ed25519 (RFC 8032), handed in by the caller. */
export type VerifySignature = (publicKey: string, text: string, signature: string) => boolean;

const base64urlSigns = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Base64url without padding. */
export const base64urlOf = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const signs = Math.min(4, bytes.length - at + 1);
    for (let sign = 0; sign < signs; sign++) text += base64urlSigns.charAt((group >> (18 - 6 * sign)) & 63);
  }
  return text;
};

/** Ids, hashes and times are ASCII (the readers of an export refuse others), where a character is its byte in UTF-8. */
const ascii = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
};

/** The leaf of a case in its shard's Merkle tree: binds the person to the head of their chain, reveals no content. */
export const leafOf = (employeeId: string, head: string): Uint8Array => ascii(`${employeeId}:${head}`);

export const shardRootOf = ({ takenAt, leaves }: Omit<SealedShard, 'schemaVersion'>, digest: TreeHash): ShardRoot => ({
  takenAt,
  cases: leaves.length,
  acts: leaves.reduce((sum, [, seq]) => sum + seq, 0),
  root: base64urlOf(
    merkleRoot(
      leaves.map(([employeeId, , head]) => leafOf(employeeId, head)),
      digest,
    ),
  ),
});

/** The leaf of a shard in the tree of the cycle. */
export const shardLeafOf = (shard: number, { takenAt, cases, acts, root }: ShardRoot): Uint8Array =>
  ascii(`${shard}:${takenAt}:${cases}:${acts}:${root}`);

export const cycleRootOf = (shards: readonly ShardRoot[], digest: TreeHash): string =>
  base64urlOf(
    merkleRoot(
      shards.map((one, shard) => shardLeafOf(shard, one)),
      digest,
    ),
  );

/** The value before an agency's first seal. */
export const sealGenesis = (agencyId: string, digest: Digest): string => digest.sha256(`siklus-seals-1 ${agencyId}`);

/** What is signed: everything but the signature, under a name that no other signed text of ours begins with. */
export const sealText = (seal: Omit<Seal, 'signature'>): string => `siklus-seal-1\n${canonicalJson(seal)}`;

/** Hash by which the next entry names this one. */
export const sealHash = (seal: Seal, digest: Digest): string => digest.sha256(canonicalJson(seal));

/** What people compare and pin: SHA-256 of the raw key. */
export const fingerprintOf = (publicKey: string, digest: Digest): string => digest.sha256(`siklus-key-1 ${publicKey}`);

export type SealContent = Pick<Seal, 'agencyId' | 'cycleId' | 'occasion' | 'at' | 'publicKey' | 'closing'> & {
  last: { number: number; hash: string } | null;
  shards: readonly ShardRoot[];
};

/** The next entry of the log, to be signed. */
export const nextSeal = (content: SealContent, digest: Digest): Omit<Seal, 'signature'> => {
  const { agencyId, cycleId, occasion, at, publicKey, last, shards, closing } = content;
  return {
    schemaVersion: 1,
    agencyId,
    number: (last?.number ?? 0) + 1,
    previous: last?.hash ?? sealGenesis(agencyId, digest),
    cycleId,
    occasion,
    at,
    ...(closing === undefined ? {} : { closing }),
    shards: shards.length,
    cases: shards.reduce((sum, { cases }) => sum + cases, 0),
    acts: shards.reduce((sum, { acts }) => sum + acts, 0),
    root: cycleRootOf(shards, digest),
    publicKey,
  };
};
