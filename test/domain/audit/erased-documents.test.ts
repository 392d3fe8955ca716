import { describe, expect, it } from 'vitest';
import { appendAct, bodyDigest, genesis } from '../../../functions/domain/audit/chain.ts';
import { verifyChain } from '../../../functions/domain/audit/verify-chain.ts';
import type { ActKind, ActRecord } from '../../../functions/domain/case/act.ts';
import type { Case } from '../../../functions/domain/case/case.ts';
import { nodeDigest } from '../../../functions/runtime/digest.ts';
import { unplannedCase } from '../../support/example-case.ts';

const [cycleId, employeeId] = ['tw1-2026', 'staff'];
const left = { text: '[dihapus]' };
const leftDigest = bodyDigest(left, nodeDigest);
const erasing = (acts: number[], digests: string[]) => ({ erasureId: 'e', change: 'erase', acts, left: digests });

/** Two acts and a third one that says that documents were erased; then the documents of those given are what is left. */
const chainOf = (third: { act: ActKind; body: unknown }, erased: Record<number, number>) => {
  let subject: Case = { ...unplannedCase(null), chain: { seq: 0, head: genesis(cycleId, employeeId, nodeDigest) } };
  const records: ActRecord[] = [];
  for (const { act, body } of [
    { act: 'review-submitted' as const, body: { text: 'one' } },
    { act: 'review-submitted' as const, body: { text: 'two' } },
    third,
    { act: 'review-submitted' as const, body: { text: 'four' } },
  ]) {
    const appended: { case: Case; record: ActRecord } = appendAct(
      {
        ...{ before: subject, next: subject, act, actor: 'staff', onBehalfOf: null, at: '2026-02-01T00:00:00.000Z' },
        ...{ ruleSetVersion: '2026.1', body, requestKey: null, requestDigest: null },
      },
      nodeDigest,
    );
    subject = appended.case;
    const by = erased[records.length + 1];
    records.push(by === undefined ? appended.record : { ...appended.record, body: left, erased: { by } });
  }
  return verifyChain({ cycleId, employeeId, records, head: subject.chain }, nodeDigest);
};

describe('a document that was erased', () => {
  const named = { act: 'content-erased' as const, body: erasing([1, 2], [leftDigest, leftDigest]) };
  const wrong = (seq: number) => ({ ok: false, seq, problem: 'body-changed' });

  it('holds where a later act names it, and what is left of it', () => {
    expect(chainOf(named, { 1: 3, 2: 3 })).toMatchObject({ ok: true });
    expect(chainOf(named, {})).toMatchObject({ ok: true });
  });

  it.each<[string, Parameters<typeof chainOf>[0], Record<number, number>, number]>([
    ['an act that is not there names it', named, { 1: 9 }, 1],
    ['an act of another kind does', { ...named, act: 'review-submitted' }, { 1: 3 }, 1],
    ['the act names others', { act: 'content-erased', body: erasing([2], [leftDigest]) }, { 1: 3 }, 1],
    ['something else is left of it', { act: 'content-erased', body: erasing([1], ['x']) }, { 1: 3 }, 1],
    [
      'the digest is that of the other',
      { act: 'content-erased', body: erasing([2, 1], [leftDigest, 'x']) },
      { 1: 3 },
      1,
    ],
    ['the act came before it', { act: 'content-erased', body: erasing([4], [leftDigest]) }, { 4: 3 }, 4],
    ['the act is it itself', { act: 'content-erased', body: erasing([3], [leftDigest]) }, { 3: 3 }, 3],
  ])('does not where %s', (_, third, erased, seq) => {
    expect(chainOf(third, erased)).toEqual(wrong(seq));
  });
});
