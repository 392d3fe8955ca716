import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inclusionProof, merkleRoot, verifyInclusion } from '../../../functions/domain/audit/merkle.ts';
import { nodeDigest } from '../../../functions/runtime/digest.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));

// The test vectors that the implementations of Certificate Transparency share.
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('the vectors of RFC 6962', () => {
  it.each(roots.map((root, size) => ({ size, root })))('$size leaves', ({ size, root }) => {
    expect(hex(merkleRoot(inputs.slice(0, size).map(bytes), nodeDigest))).toBe(root);
  });

  it.each([
    [
      0,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      1,
      5,
      [
        '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  ])('audit path of leaf %i of %i', (index, size, path) => {
    const leaves = inputs.slice(0, size).map(bytes);
    expect(inclusionProof(leaves, index, nodeDigest).map(hex)).toEqual(path);
  });
});

const leaf = fc.uint8Array({ maxLength: 40 });
const tree = fc.array(leaf, { minLength: 1, maxLength: 70 });
const leafOfTree = tree.chain((leaves) => fc.record({ leaves: fc.constant(leaves), index: fc.nat(leaves.length - 1) }));

describe('inclusion proofs', () => {
  const claimOf = (leaves: Uint8Array[], index: number) => ({
    leaf: leaves[index] ?? new Uint8Array(0),
    index,
    size: leaves.length,
    proof: inclusionProof(leaves, index, nodeDigest),
    root: merkleRoot(leaves, nodeDigest),
  });

  it('hold for every leaf of every tree, with at most log2 hashes', () => {
    fc.assert(
      fc.property(tree, (leaves) => {
        for (const index of leaves.keys()) {
          const claim = claimOf(leaves, index);
          expect(verifyInclusion(claim, nodeDigest)).toBe(true);
          expect(claim.proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(leaves.length)));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('hold for no other leaf, root or proof', () => {
    const flipped = (text: Uint8Array, bit: number): Uint8Array =>
      text.map((byte, at) => (at === Math.floor(bit / 8) ? byte ^ (1 << (bit % 8)) : byte));
    fc.assert(
      fc.property(leafOfTree, leaf, fc.nat(255), fc.nat(), ({ leaves, index }, other, bit, pick) => {
        const claim = claimOf(leaves, index);
        const refused = (over: Partial<typeof claim>) => !verifyInclusion({ ...claim, ...over }, nodeDigest);
        fc.pre(hex(other) !== hex(claim.leaf));
        expect(refused({ leaf: other })).toBe(true);
        expect(refused({ root: flipped(claim.root, bit) })).toBe(true);
        expect(refused({ root: claim.root.slice(0, 31) })).toBe(true);
        expect(refused({ proof: [...claim.proof, claim.root] })).toBe(true);
        if (claim.proof.length === 0) return;
        const step = pick % claim.proof.length;
        expect(refused({ proof: claim.proof.map((hash, at) => (at === step ? flipped(hash, bit) : hash)) })).toBe(true);
        expect(refused({ proof: claim.proof.slice(1) })).toBe(true);
      }),
    );
  });

  it('hold for no other place where the leaves differ', () => {
    const distinct = fc.uniqueArray(leaf, { minLength: 2, maxLength: 40, selector: hex });
    fc.assert(
      fc.property(distinct, fc.nat(), fc.nat(), (leaves, a, b) => {
        const [index, elsewhere] = [a % leaves.length, b % leaves.length];
        fc.pre(index !== elsewhere);
        expect(verifyInclusion({ ...claimOf(leaves, index), index: elsewhere }, nodeDigest)).toBe(false);
      }),
    );
  });

  it('refuse places that do not exist', () => {
    const leaves = inputs.map(bytes);
    for (const index of [-1, 8, 0.5, Number.NaN]) {
      expect(verifyInclusion({ ...claimOf(leaves, 0), index }, nodeDigest)).toBe(false);
      expect(() => inclusionProof(leaves, index, nodeDigest)).toThrow(RangeError);
    }
    expect(verifyInclusion({ ...claimOf(leaves, 0), size: 0 }, nodeDigest)).toBe(false);
    expect(() => inclusionProof([], 0, nodeDigest)).toThrow(RangeError);
  });

  it('an inner node is no leaf', () => {
    const leaves = inputs.slice(0, 4).map(bytes);
    const inner = new Uint8Array(
      Buffer.concat([merkleRoot(leaves.slice(0, 2), nodeDigest), merkleRoot(leaves.slice(2), nodeDigest)]),
    );
    const claim = { leaf: inner, index: 0, size: 1, proof: [], root: merkleRoot(leaves, nodeDigest) };
    expect(verifyInclusion(claim, nodeDigest)).toBe(false);
  });
});

describe('the root', () => {
  it('changes with every leaf and with the order', () => {
    fc.assert(
      fc.property(leafOfTree, leaf, ({ leaves, index }, other) => {
        fc.pre(hex(other) !== hex(leaves[index] ?? new Uint8Array(0)));
        const root = hex(merkleRoot(leaves, nodeDigest));
        expect(hex(merkleRoot(leaves.with(index, other), nodeDigest))).not.toBe(root);
        expect(hex(merkleRoot([...leaves, other], nodeDigest))).not.toBe(root);
        expect(hex(merkleRoot(leaves.slice(0, -1), nodeDigest))).not.toBe(root);
        const swapped = [...leaves.slice(1), ...leaves.slice(0, 1)];
        const same = swapped.every((one, at) => hex(one) === hex(leaves[at] ?? new Uint8Array(0)));
        expect(hex(merkleRoot(swapped, nodeDigest)) === root).toBe(same);
      }),
    );
  });
});
