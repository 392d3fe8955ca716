import { describe, expect, it } from 'vitest';
import { besideOf, explanationOf, packVersion } from '../../../functions/domain/case/packed-version.ts';
import type { Realisation } from '../../../functions/domain/execution/realisation.ts';
import type { Indicator } from '../../../functions/domain/planning/plan.ts';
import type { Explanation } from '../../../functions/domain/scoring/explanation.ts';
import {
  MissingBesideError,
  packExplanation,
  unpackExplanation,
} from '../../../functions/domain/scoring/pack-explanation.ts';
import { scoreCase } from '../../../functions/domain/scoring/score-case.ts';
import { nodeDigest } from '../../../functions/runtime/digest.ts';
import { pack } from '../../../functions/store/pack.ts';
import { anyCase, createDice } from './oracle/random-case.ts';
import { allRated, feedbackOf, indicator, planOf, realised, rules } from './scoring-fixtures.ts';

describe('a stored tree', () => {
  it('is the emitted one again, whatever the case', () => {
    const dice = createDice(11);
    for (let i = 0; i < 500; i++) {
      const input = anyCase(dice);
      const { explanation } = scoreCase(input);
      const beside = besideOf(input, input.realisation);
      const stored: unknown = JSON.parse(JSON.stringify(packExplanation(explanation, beside)));
      expect(stored).toEqual(packExplanation(explanation, beside));
      expect(unpackExplanation(packExplanation(explanation, beside), beside)).toEqual(explanation);
    }
  });

  it('keeps evidence that stands nowhere else', () => {
    const odd: Explanation = {
      code: 'indicator-achievement',
      subject: 'i',
      value: '1',
      unit: 'percent',
      evidence: ['https://a.example'],
    };
    const other = { evidenceOf: () => ['https://b.example'] };
    expect(unpackExplanation(packExplanation(odd, other), other)).toEqual(odd);
    expect(unpackExplanation(packExplanation(odd), {})).toEqual(odd);
  });

  it('without the realisation lacks only the links', () => {
    const realisation: Realisation = realised({ i: '95' }, ['https://arsip.example.go.id/1']);
    const activities = { count: 2, days: 2, digest: 'd' };
    const base = {
      plan: planOf(['100', indicator('i')]),
      planBasis: 'set',
      realisation,
      feedback: [],
      activities,
    } as const;
    const { explanation } = scoreCase({ ...base, review: null, ownDutiesMet: true, rules });
    const inputs = { engine: 'e', digest: 'd', activities, feedback: 0 };
    const version = {
      version: 1,
      workResult: 'meets',
      behaviour: 'meets',
      predicate: 'baik',
      basis: 'provisional',
      score: '95.00',
    } as const;
    const body = { ...packVersion({ ...version, explanation }, besideOf(inputs, realisation)), inputs };
    expect(explanationOf(body, realisation)).toEqual(explanation);
    const links = JSON.stringify(explanation).split('arsip.example').length - 1;
    expect(links).toBe(1);
    expect(JSON.stringify(explanationOf(body, null))).not.toContain('arsip.example');
    expect(explanationOf(body, null).value).toBe('baik');
  });

  it('is not read without the journal that it leaves out', () => {
    const journal: Explanation = { code: 'activities', value: '3', unit: 'count' };
    const packed = packExplanation(
      { code: 'predicate', value: 'baik', unit: 'predicate', inputs: [journal] },
      { journal },
    );
    expect(unpackExplanation(packed, { journal }).inputs).toEqual([journal]);
    expect(() => unpackExplanation(packed)).toThrow(MissingBesideError);
  });

  it('says in plain words what it says: an auditor needs no key to it', () => {
    const { explanation } = scoreCase(anyCase(createDice(5)));
    expect(packExplanation(explanation)).toEqual(explanation);
  });
});

/** An act as it is stored: its envelope, the tree of an ample plan, and what stands beside it. */
const storedSize = (links: number): { packed: number; plain: number } => {
  const ids = Array.from({ length: 18 }, (_, i) => `rhk-${1 + Math.floor(i / 3)}-iki-${1 + (i % 3)}`);
  const shares = ['33', '33', '34'];
  const parts = ['16', '16', '17', '17', '17', '17'].map((weight, w): [string, ...Indicator[]] => [
    weight,
    ...shares.map((share, i) => indicator(ids[w * 3 + i] ?? '', { weight: share, target: String(80 + w * 3 + i) })),
  ]);
  const digest = (text: string): string => nodeDigest.sha256(text);
  const realisation: Realisation = {
    schemaVersion: 1,
    items: ids.map((indicatorId, i) => ({
      indicatorId,
      value: String(90 + ((i * 7) % 15)),
      evidence: Array.from(
        { length: links },
        (_, n) => `https://bukti.example.go.id/${digest(`${indicatorId}${n}`).slice(0, 16)}.pdf`,
      ),
    })),
    at: '2026-04-01T01:00:00.000Z',
  };
  const activities = { count: 60, days: 58, digest: digest('journal') };
  const { explanation } = scoreCase({
    plan: planOf(...parts),
    planBasis: 'set',
    realisation,
    feedback: [feedbackOf('appraiser', allRated('above'))],
    activities,
    review: { workResult: 'meets', behaviour: 'above', seq: 4 },
    ownDutiesMet: true,
    rules,
  });
  const hashes = Object.fromEntries(
    ['prev', 'before', 'after', 'bodyDigest', 'hash'].map((name) => [name, digest(name)]),
  );
  const envelope = {
    seq: 7,
    act: 'scored',
    actor: 'machine',
    onBehalfOf: null,
    at: '2026-04-15T17:01:00.000Z',
    ...hashes,
  };
  const inputs = { engine: 'siklus-score-1', digest: digest('inputs'), activities, feedback: 1 };
  const sizeOf = (tree: object): number => {
    const held = pack({ schemaVersion: 1, envelope, body: { version: 1, predicate: 'baik', tree, inputs } });
    if (!(held instanceof Uint8Array)) throw new Error('too short to be deflated');
    return held.length;
  };
  return { packed: sizeOf(packExplanation(explanation, besideOf(inputs, realisation))), plain: sizeOf(explanation) };
};

it('the stored size does not grow with the links of the evidence, and stays within a kilobyte for an ample plan', () => {
  const [none, one, three] = [storedSize(0), storedSize(1), storedSize(3)];
  expect(three.packed).toBe(one.packed);
  expect(one.packed - none.packed).toBeLessThan(40);
  expect(three.plain).toBeGreaterThan(three.packed + 700);
  expect(three.packed).toBeLessThan(950);
});
