import type { Digest } from './digest.ts';

/*
 * Merkle trees of RFC 6962, section 2.1. Leaves and inner nodes are hashed under different first bytes, so that no inner
 * node can be passed off as a leaf.
 */
export type TreeHash = Pick<Digest, 'sha256Bytes'>;

const leafPrefix = 0x00;
const nodePrefix = 0x01;

const joined = (prefix: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const bytes = new Uint8Array(1 + parts.reduce((length, part) => length + part.length, 0));
  bytes[0] = prefix;
  let at = 1;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};

export const leafHash = (leaf: Uint8Array, digest: TreeHash): Uint8Array =>
  digest.sha256Bytes(joined(leafPrefix, leaf));

const nodeHash = (left: Uint8Array, right: Uint8Array, digest: TreeHash): Uint8Array =>
  digest.sha256Bytes(joined(nodePrefix, left, right));

/** The largest power of two smaller than `n` (n > 1): where RFC 6962 splits a list. */
const splitPoint = (n: number): number => {
  let split = 1;
  while (split * 2 < n) split *= 2;
  return split;
};

const rootOf = (hashes: readonly Uint8Array[], digest: TreeHash): Uint8Array => {
  const [first] = hashes;
  if (first === undefined) return digest.sha256Bytes(new Uint8Array(0));
  if (hashes.length === 1) return first;
  const split = splitPoint(hashes.length);
  return nodeHash(rootOf(hashes.slice(0, split), digest), rootOf(hashes.slice(split), digest), digest);
};

/** Merkle tree hash of the leaves in their order; of no leaves it is the hash of the empty text. 32 bytes. */
export const merkleRoot = (leaves: readonly Uint8Array[], digest: TreeHash): Uint8Array =>
  rootOf(
    leaves.map((leaf) => leafHash(leaf, digest)),
    digest,
  );

const pathOf = (hashes: readonly Uint8Array[], index: number, digest: TreeHash): Uint8Array[] => {
  if (hashes.length === 1) return [];
  const split = splitPoint(hashes.length);
  const [left, right] = [hashes.slice(0, split), hashes.slice(split)];
  return index < split
    ? [...pathOf(left, index, digest), rootOf(right, digest)]
    : [...pathOf(right, index - split, digest), rootOf(left, digest)];
};

/**
 * Audit path of one leaf, from the leaf's neighbour up to the root's child (RFC 6962, 2.1.1).
 *
 * @throws RangeError where the tree has no leaf of that index
 */
export const inclusionProof = (leaves: readonly Uint8Array[], index: number, digest: TreeHash): Uint8Array[] => {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) throw new RangeError('no leaf of that index');
  return pathOf(
    leaves.map((leaf) => leafHash(leaf, digest)),
    index,
    digest,
  );
};

export type Inclusion = {
  leaf: Uint8Array;
  /** Place of the leaf, from 0. */
  index: number;
  /** Number of leaves of the tree. */
  size: number;
  proof: readonly Uint8Array[];
  root: Uint8Array;
};

/** At each step from the root down to the leaf, whether the leaf lies in the left half. */
const turns = (index: number, size: number): boolean[] => {
  if (size === 1) return [];
  const split = splitPoint(size);
  return index < split ? [true, ...turns(index, split)] : [false, ...turns(index - split, size - split)];
};

const equal = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at]);

/** Does the proof show that the leaf stands at that place of the tree with that root? Needs no other leaf. */
export const verifyInclusion = (claim: Inclusion, digest: TreeHash): boolean => {
  const { leaf, index, size, proof, root } = claim;
  if (!Number.isInteger(index) || !Number.isInteger(size) || index < 0 || index >= size) return false;
  const wayUp = turns(index, size).reverse();
  if (wayUp.length !== proof.length) return false;
  const reached = proof.reduce(
    (below, sibling, step) => (wayUp[step] ? nodeHash(below, sibling, digest) : nodeHash(sibling, below, digest)),
    leafHash(leaf, digest),
  );
  return equal(reached, root);
};
