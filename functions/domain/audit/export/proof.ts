import type { ActEnvelope } from '../../case/act.ts';
import { linkHash } from '../chain.ts';
import { inclusionProof, verifyInclusion } from '../merkle.ts';
import { base64urlOf, leafOf, type Seal, type SealedShard, type ShardRoot, sealText, shardLeafOf } from '../seal.ts';
import type { Trust } from './judge-seals.ts';
import { guards } from './read-line.ts';

/**
 * What a person can take home: that an act of theirs is under a signed root. Needs no other person's data: the act, the links
 * after it up to the one that the seal saw, and the hashes on the way up the two trees.
 */
export type ActProof = {
  format: 'siklus-act-proof';
  version: 1;
  employeeId: string;
  act: ActEnvelope;
  /** The links after the act, up to the head that the seal saw. */
  following: ActEnvelope[];
  /** Place and way up in the tree of the shard. */
  inShard: { index: number; path: string[]; shard: ShardRoot };
  /** Place and way up in the tree of the cycle. */
  inCycle: { index: number; path: string[] };
  seal: Seal;
};

export type ProofProblem =
  /** The text is no proof of this format. */
  | 'unreadable'
  /** The links do not follow one another. */
  | 'chain'
  /** The head is not in the tree of the shard, or the shard not in the tree of the cycle. */
  | 'not-included'
  /** The seal was changed after it was signed. */
  | 'signature'
  /** The seal is by a key that the verifier was not given. */
  | 'foreign-key';
export type ProofVerdict = { holds: true; proof: ActProof } | { holds: false; problem: ProofProblem };

const { shaped, listOf, count, name, envelope, seal, shardRoot, literal } = guards;
const isProof = shaped<ActProof>({
  format: literal('siklus-act-proof'),
  version: literal(1),
  employeeId: name,
  act: envelope,
  following: listOf(envelope),
  inShard: shaped<ActProof['inShard']>({ index: count, path: listOf(name), shard: shardRoot }),
  inCycle: shaped<ActProof['inCycle']>({ index: count, path: listOf(name) }),
  seal,
});

export type ProofParts = {
  employeeId: string;
  /** The act and the links after it, up to the head that the list holds. */
  links: readonly [ActEnvelope, ...ActEnvelope[]];
  list: SealedShard;
  shard: number;
  shards: readonly ShardRoot[];
  seal: Seal;
};

/** @throws RangeError where the person is not in the list, or the shard not under the seal */
export const makeProof = (
  { employeeId, links, list, shard, shards, seal: under }: ProofParts,
  digest: Trust['digest'],
): ActProof => {
  const [act, ...following] = links;
  const index = list.leaves.findIndex(([id]) => id === employeeId);
  const root = shards[shard];
  if (root === undefined) throw new RangeError('the seal has no such shard');
  const leaves = list.leaves.map(([id, , head]) => leafOf(id, head));
  const shardLeaves = shards.map((one, at) => shardLeafOf(at, one));
  return {
    format: 'siklus-act-proof',
    version: 1,
    employeeId,
    act,
    following,
    inShard: { index, path: inclusionProof(leaves, index, digest).map(base64urlOf), shard: root },
    inCycle: { index: shard, path: inclusionProof(shardLeaves, shard, digest).map(base64urlOf) },
    seal: under,
  };
};

/** Whether each link holds and names the one before it; answers with the hash of the last. */
const lastOfChain = ({ act, following }: ActProof, digest: Trust['digest']): string | null => {
  let prev: string | null = null;
  for (const { hash, ...unsigned } of [act, ...following]) {
    if (linkHash(unsigned, digest) !== hash || (prev !== null && unsigned.prev !== prev)) return null;
    prev = hash;
  }
  return prev;
};

/** Checks a proof from itself and the public keys alone. `fromBase64url` is the caller's, as all of cryptography is. */
export const verifyProof = (text: string, trust: Trust & { fromBase64url(text: string): Uint8Array }): ProofVerdict => {
  const proof = parse(text);
  if (proof === null) return { holds: false, problem: 'unreadable' };
  const { digest, fromBase64url } = trust;
  const head = lastOfChain(proof, digest);
  if (head === null) return { holds: false, problem: 'chain' };
  const { inShard, inCycle, seal: under } = proof;
  const upShard = {
    leaf: leafOf(proof.employeeId, head),
    index: inShard.index,
    size: inShard.shard.cases,
    proof: inShard.path.map((one) => fromBase64url(one)),
    root: fromBase64url(inShard.shard.root),
  };
  const upCycle = {
    leaf: shardLeafOf(inCycle.index, inShard.shard),
    index: inCycle.index,
    size: under.shards,
    proof: inCycle.path.map((one) => fromBase64url(one)),
    root: fromBase64url(under.root),
  };
  if (!verifyInclusion(upShard, digest) || !verifyInclusion(upCycle, digest))
    return { holds: false, problem: 'not-included' };
  if (!trust.trusts(under.publicKey)) return { holds: false, problem: 'foreign-key' };
  const { signature, ...unsigned } = under;
  if (!trust.verify(under.publicKey, sealText(unsigned), signature)) return { holds: false, problem: 'signature' };
  return { holds: true, proof };
};

const parse = (text: string): ActProof | null => {
  try {
    const value: unknown = JSON.parse(text);
    return isProof(value) ? value : null;
  } catch {
    return null;
  }
};
