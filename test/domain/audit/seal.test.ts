import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merkleRoot } from '../../../functions/domain/audit/merkle.ts';
import {
  base64urlOf,
  cycleRootOf,
  fingerprintOf,
  leafOf,
  nextSeal,
  type SealedShard,
  sealGenesis,
  sealHash,
  sealText,
  shardLeafOf,
  shardRootOf,
} from '../../../functions/domain/audit/seal.ts';
import { nodeDigest } from '../../../functions/runtime/digest.ts';

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const takenAt = '2026-04-14T01:00:00.000Z';
const shard = (...leaves: SealedShard['leaves']) => shardRootOf({ takenAt, leaves }, nodeDigest);
const shards = [shard(['ani', 3, 'h1'], ['budi', 4, 'h2']), shard(['citra', 5, 'h3'])];
const content = {
  ...{ agencyId: 'kota', cycleId: 'tw1', occasion: 'planning', at: takenAt, publicKey: 'key' },
  shards,
};

describe('the texts that are hashed and signed', () => {
  it('base64url is that of everybody else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(base64urlOf(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
      }),
    );
  });

  it('a leaf binds a person to the head of the chain, and a shard to what it holds', () => {
    expect(leafOf('ani', 'h1')).toEqual(bytesOf('ani:h1'));
    expect(shardLeafOf(7, { takenAt, cases: 2, acts: 9, root: 'r' })).toEqual(bytesOf(`7:${takenAt}:2:9:r`));
  });

  it('the root of a shard is over its people, that of a cycle over its shards', () => {
    const root = merkleRoot([bytesOf('ani:h1'), bytesOf('budi:h2')], nodeDigest);
    expect(shards[0]).toEqual({ takenAt, cases: 2, acts: 7, root: base64urlOf(root) });
    const leaves = shards.map((one, at) => bytesOf(`${at}:${takenAt}:${one.cases}:${one.acts}:${one.root}`));
    expect(cycleRootOf(shards, nodeDigest)).toBe(base64urlOf(merkleRoot(leaves, nodeDigest)));
  });

  it('every text begins with a name of its own', () => {
    const unsigned = nextSeal({ ...content, last: null }, nodeDigest);
    expect(sealText(unsigned)).toMatch(/^siklus-seal-1\n\{"acts":12,/);
    expect(sealGenesis('kota', nodeDigest)).toBe(nodeDigest.sha256('siklus-seals-1 kota'));
    expect(fingerprintOf('key', nodeDigest)).toBe(nodeDigest.sha256('siklus-key-1 key'));
    const seal = { ...unsigned, signature: 's' };
    expect(sealHash(seal, nodeDigest)).toBe(nodeDigest.sha256(`{${sealText(seal).split('\n{')[1]}`));
  });
});

describe('the next seal of a log', () => {
  it('is the first one after nothing', () => {
    expect(nextSeal({ ...content, last: null }, nodeDigest)).toEqual({
      ...{ schemaVersion: 1, agencyId: 'kota', number: 1, previous: sealGenesis('kota', nodeDigest), cycleId: 'tw1' },
      ...{ occasion: 'planning', at: takenAt, shards: 2, cases: 3, acts: 12, publicKey: 'key' },
      root: cycleRootOf(shards, nodeDigest),
    });
  });

  it('follows the last one, and names the close it was made after', () => {
    const next = nextSeal({ ...content, last: { number: 7, hash: 'h' }, closing: 'c' }, nodeDigest);
    expect(next).toMatchObject({ number: 8, previous: 'h', closing: 'c' });
  });
});
