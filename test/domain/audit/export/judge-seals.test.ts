import { describe, expect, it } from 'vitest';
import type { HeaderLine } from '../../../../functions/domain/audit/export/export-lines.ts';
import { type Checkpoint, createSealJudge } from '../../../../functions/domain/audit/export/judge-seals.ts';
import {
  nextSeal,
  type Seal,
  type SealContent,
  type ShardRoot,
  sealGenesis,
  sealHash,
  sealText,
} from '../../../../functions/domain/audit/seal.ts';
import { nodeDigest } from '../../../../functions/runtime/digest.ts';
import { verifySignature } from '../../../../functions/runtime/ed25519.ts';
import { altered } from '../../../tamper/forgery.ts';
import { key } from '../../../tamper/make-forgeries.ts';
import { hour } from './chain-fixtures.ts';

const rootsOf = (number: number): ShardRoot[] =>
  [0, 1].map((shard) => ({ takenAt: hour(number), cases: 3, acts: 3 * number, root: `root-${number}-${shard}` }));

type Over = Partial<Pick<SealContent, 'agencyId' | 'cycleId' | 'occasion' | 'at'>> & { shards?: number };
const sealOf = (last: Seal | null, { shards, ...over }: Over = {}): Seal => {
  const number = (last?.number ?? 0) + 1;
  const made = nextSeal(
    {
      ...{ agencyId: 'kota', cycleId: 'tw1-2026', occasion: `day-${number}`, at: hour(number, 5) },
      ...{ publicKey: key.publicKey, shards: rootsOf(number) },
      last: last === null ? null : { number: last.number, hash: sealHash(last, nodeDigest) },
      ...over,
    },
    nodeDigest,
  );
  const unsigned = { ...made, shards: shards ?? made.shards };
  return { ...unsigned, signature: key.sign(sealText(unsigned)) };
};
const s1 = sealOf(null);
const s2 = sealOf(s1);
const s3 = sealOf(s2);
const s4 = sealOf(s3);
const spoilt = (seal: Seal): Seal => ({ ...seal, acts: seal.acts + 1 });
const other = (seal: Seal | null): Seal => sealOf(seal, { occasion: 'another' });

const header = (count: number, head: string): HeaderLine => ({
  ...{ type: 'header', format: 'siklus-audit-export', version: 1, agencyId: 'kota', cycleId: 'tw1-2026', engine: '1' },
  ...{ exportedAt: hour(99), documents: 'digests', shards: 2, seals: { count, head } },
  ...{ publicKey: key.publicKey, signature: '' },
});
type Roots = { number: number; shards: ShardRoot[] };
const own = (...numbers: number[]): Roots[] => numbers.map((number) => ({ number, shards: rootsOf(number) }));

type Given = { seals: Seal[]; roots?: Roots[]; end?: Seal | null; head?: string; checkpoint?: Checkpoint | null };
/** Seals stand in lines 1, 2, ..., roots in 21, 22, ...; the log ends in line 40. */
const judge = ({ seals, roots, end = s4, head: given, checkpoint = null }: Given) => {
  const trust = {
    digest: nodeDigest,
    verify: verifySignature,
    trusts: (publicKey: string) => publicKey === key.publicKey,
  };
  const head = given ?? (end === null ? sealGenesis('kota', nodeDigest) : sealHash(end, nodeDigest));
  const one = createSealJudge(header(end?.number ?? 0, head), trust, checkpoint);
  for (const [i, seal] of seals.entries()) one.seal(seal, i + 1);
  const under = roots ?? own(...new Set(one.proven.map(({ seal }) => seal.number)));
  for (const [i, { number, shards }] of under.entries()) one.roots({ type: 'roots', number, shards }, 21 + i);
  one.end(40);
  return one;
};
const found = (given: Given) => judge(given).findings;
const at = (kind: string, line: number, seal: number) => ({ kind, place: 'seal', line, seal });
const onRoots = (kind: string, line: number, seal: number) => ({ kind, place: 'roots', line, seal });

describe('a log of seals that nobody touched', () => {
  const foreign = sealOf(s2, { cycleId: 'annual-2026' });
  it.each<[string, Given, number[]]>([
    ['of four', { seals: [s1, s2, s3, s4] }, [1, 2, 3, 4]],
    ['of one', { seals: [s1], end: s1 }, [1]],
    ['of none', { seals: [], end: null }, []],
    ['with a seal of another cycle', { seals: [s1, s2, foreign], end: foreign }, [1, 2]],
    [
      'with one a minute before the last, as clocks go',
      { seals: [s1, sealOf(s1, { at: hour(1, -55) })], end: sealOf(s1, { at: hour(1, -55) }) },
      [1, 2],
    ],
  ])('%s', (_, given, proven) => {
    const { findings, proven: own, last } = judge(given);
    expect(findings).toEqual([]);
    expect(own.map(({ seal }) => seal.number)).toEqual(proven);
    expect(own.every(({ roots }) => roots !== null)).toBe(true);
    const { end = s4 } = given;
    expect(last().number).toBe(end?.number ?? 0);
  });
});

describe('a log of seals', () => {
  const strange = sealOf(s1, { agencyId: 'another' });
  const early = sealOf(s1, { at: hour(1, -56) });
  const forked = { ...other(other(null)), cycleId: 'tw1-2026' };
  it.each<[string, Given, object[]]>([
    ['lacks one', { seals: [s1, s3, s4] }, [at('removed', 2, 2)]],
    ['lacks two', { seals: [s1, s4] }, [at('removed', 2, 2)]],
    ['lacks the first', { seals: [s2, s3, s4] }, [at('removed', 1, 1)]],
    ['lacks the last', { seals: [s1, s2, s3] }, [at('truncated', 40, 4)]],
    ['has one twice', { seals: [s1, s2, s2, s3, s4] }, [at('inserted', 3, 2)]],
    ['has the first again at its end', { seals: [s1, s2, s3, s4, s1] }, [at('inserted', 5, 1)]],
    ['has two in another order', { seals: [s1, s3, s2, s4] }, [at('removed', 2, 2), at('reordered', 3, 2)]],
    ['has a second story beside one', { seals: [s1, s2, other(s1), s3, s4] }, [at('forked', 3, 2)]],
    ['goes on from a second story', { seals: [s1, forked, s3, s4] }, [at('forked', 2, 2), at('removed', 3, 2)]],
    ['has one that was made too early', { seals: [s1, early], end: early }, [at('backdated', 2, 2)]],
    ['has one that was changed', { seals: [s1, spoilt(s2), s3, s4] }, [at('changed', 2, 2)]],
    [
      'has one that was changed, and lacks the next',
      { seals: [s1, spoilt(s2), s4] },
      [at('changed', 2, 2), at('removed', 3, 3)],
    ],
    [
      'has one that was changed, and the first again',
      { seals: [s1, spoilt(s2), s1, s3, s4] },
      [at('changed', 2, 2), at('inserted', 3, 1)],
    ],
    ['has a changed copy of a later one', { seals: [s1, spoilt(s4), s2, s3, s4] }, [at('changed', 2, 4)]],
    ['ends with one that was changed', { seals: [s1, spoilt(s2)], end: s2 }, [at('changed', 2, 2)]],
    [
      'has one by a key that nobody knows',
      { seals: [s1, { ...s2, publicKey: 'k' }, s3, s4] },
      [at('foreign-key', 2, 2)],
    ],
    ['has one of another agency', { seals: [s1, strange, s3, s4] }, [at('inserted', 2, 2)]],
    ['goes on after its end', { seals: [s1, s2, s3, s4], end: s2 }, [at('inserted', 40, 3)]],
    ['has no seal, and ends in one', { seals: [], end: null, head: 'h' }, [at('forked', 40, 0)]],
    ['ends in another', { seals: [s1, s2], end: other(s1) }, [at('forked', 40, 2)]],
  ])('%s', (_, given, findings) => {
    expect(found(given)).toEqual(findings);
  });
});

describe('the roots under the seals', () => {
  const changedRoots = rootsOf(2).map((root) => ({ ...root, acts: root.acts + 1 }));
  const lying = sealOf(null, { shards: 3 });
  const early = sealOf(s1, { at: hour(1, -90) });
  it.each<[string, Given, object[]]>([
    ['are missing', { seals: [s1, s2], end: s2, roots: own(1) }, [onRoots('removed', 40, 2)]],
    ['are all missing', { seals: [s1], end: s1, roots: [] }, [onRoots('removed', 40, 1)]],
    ['are there twice', { seals: [s1, s2], end: s2, roots: own(1, 2, 1) }, [onRoots('inserted', 23, 1)]],
    ['are of no seal', { seals: [s1], end: s1, roots: own(1, 2) }, [onRoots('inserted', 22, 2)]],
    [
      'were changed',
      { seals: [s1, s2], end: s2, roots: [...own(1), { number: 2, shards: changedRoots }] },
      [onRoots('changed', 22, 2)],
    ],
    [
      'were changed under one, and are missing under another',
      { seals: [s1, s2], end: s2, roots: [{ number: 2, shards: changedRoots }] },
      [onRoots('changed', 21, 2), onRoots('removed', 40, 1)],
    ],
    [
      'are missing under a seal of which something else was told',
      { seals: [s1, early], end: early, roots: own(1) },
      [at('backdated', 2, 2), onRoots('removed', 40, 2)],
    ],
    [
      'were exchanged',
      {
        seals: [s1, s2],
        end: s2,
        roots: [
          { number: 1, shards: rootsOf(2) },
          { number: 2, shards: rootsOf(1) },
        ],
      },
      [onRoots('changed', 21, 1), onRoots('changed', 22, 2)],
    ],
    ['are fewer than the seal says', { seals: [lying], end: lying, roots: own(1) }, [onRoots('changed', 21, 1)]],
  ])('%s', (_, given, findings) => {
    expect(found(given)).toEqual(findings);
  });
});

describe('a point of the log that somebody wrote down', () => {
  const seals = [s1, s2, s3, s4];
  const point = (seal: Seal): Checkpoint => ({ number: seal.number, hash: sealHash(seal, nodeDigest) });
  it.each<[string, Given, object[]]>([
    ['is in the middle', { seals, checkpoint: point(s2) }, []],
    ['is its end', { seals, checkpoint: point(s4) }, []],
    ['is not on its way', { seals, checkpoint: point(other(s1)) }, [at('forked', 40, 2)]],
    ['lies behind its end', { seals: [s1, s2], end: s2, checkpoint: point(s3) }, [at('truncated', 40, 3)]],
    [
      'cannot be compared with one that was changed',
      { seals: [s1, { ...s2, signature: altered(s2.signature) }], end: s2, checkpoint: point(s2) },
      [at('changed', 2, 2), at('truncated', 40, 2)],
    ],
  ])('%s', (_, given, findings) => {
    expect(found(given)).toEqual(findings);
  });
});
