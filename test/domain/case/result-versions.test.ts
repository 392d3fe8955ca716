import { describe, expect, it } from 'vitest';
import { appendAct } from '../../../functions/domain/audit/chain.ts';
import type { ActRecord } from '../../../functions/domain/case/act.ts';
import type { ResultRef, SegmentRef } from '../../../functions/domain/case/case.ts';
import { nextVersion, resultRefOf } from '../../../functions/domain/case/next-version.ts';
import { besideOf, explanationOf, packVersion } from '../../../functions/domain/case/packed-version.ts';
import { isAct } from '../../../functions/domain/case/result-bodies.ts';
import { beforeScoring, scoringActOf } from '../../../functions/domain/case/rewind.ts';
import { defaultRuleSet as rules } from '../../../functions/domain/rules/default-rule-set.ts';
import { testDigest } from '../../support/fakes.ts';
import { caseAt } from './case-fixtures.ts';

const at = '2026-01-15T03:00:00.000Z';
const part = (appraiserId: string | null, change: Partial<SegmentRef> = {}): SegmentRef => ({
  ...{ from: '2026-01-01', to: '2026-02-01', unitCode: 'DINKES.1', appraiserId, review: null },
  ...change,
});

describe('going back before scoring', () => {
  const record = (
    act: 'scored' | 'scored-again' | 'left-unassessed' | 'review-submitted' | 'plan-set',
    seq: number,
    body: object,
  ): ActRecord =>
    appendAct(
      {
        ...{ before: { ...caseAt.planned(), chain: { seq: seq - 1, head: 'h' } }, next: caseAt.planned(), act, body },
        ...{ actor: 'a', onBehalfOf: null, at, ruleSetVersion: 'v', requestKey: null, requestDigest: null },
      },
      testDigest,
    ).record;
  const plan = record('plan-set', 1, {});
  const [first, second] = [3, 4].map((seq) =>
    record('review-submitted', seq, { workResult: seq === 3 ? 'below' : 'above', behaviour: 'meets' }),
  );
  if (first === undefined || second === undefined) throw new Error('two reviews');

  it('finds the last act that scored, left unassessed, or scored again after a reopening', () => {
    const scored = record('scored', 5, {});
    const left = record('left-unassessed', 5, {});
    expect(scoringActOf([plan, scored])).toEqual({ decision: 'scored', record: scored });
    const again = record('scored-again', 7, {});
    expect(scoringActOf([plan, left])).toEqual({ decision: 'unassessed', record: left });
    expect(scoringActOf([plan, scored, again])).toEqual({ decision: 'again', record: again });
    expect(scoringActOf([plan, left, again])).toEqual({ decision: 'again', record: again });
    expect(scoringActOf([plan, first])).toBeNull();
    expect([isAct(scored, 'scored'), isAct(scored, 'left-unassessed')]).toEqual([true, false]);
  });

  it('has nothing to go back to before scoring', () => {
    expect([caseAt.unplanned(), caseAt.planned(), caseAt.reviewed()].map((one) => beforeScoring(one, []))).toEqual([
      ...[null, null, null],
    ]);
  });

  it('keeps plan and review and drops the result', () => {
    const { result: _, ...kept } = { result: null, ...caseAt.reviewed() };
    expect(beforeScoring(caseAt.scored(), [])).toMatchObject(kept);
    expect(beforeScoring(caseAt.decided(), [])).toMatchObject({ stage: 'reviewed' });
    const unreviewed = caseAt.scored();
    if (unreviewed.stage !== 'scored') throw new Error('scored');
    expect(beforeScoring({ ...unreviewed, review: null }, [first])).toMatchObject({
      stage: 'planned',
      plan: { seq: 2 },
    });
    expect(beforeScoring({ ...unreviewed, review: null, plan: null }, [])).toMatchObject({
      stage: 'unplanned',
      plan: null,
    });
  });

  it('takes the last review of somebody unassessed from the chain, where every part has one', () => {
    const subject = caseAt.unassessed();
    expect(beforeScoring(subject, [plan, first, second, plan])).toEqual({
      ...{ ...subject, stage: 'reviewed', plan: null },
      review: { seq: second.envelope.seq, workResult: 'above', behaviour: 'meets' },
    });
    expect(beforeScoring(subject, [plan])).toMatchObject({ stage: 'unplanned', plan: null });
    const review = { seq: 3, workResult: 'meets', behaviour: 'meets' } as const;
    const parts = { ...subject, segments: [part('a', { review }), part('b')] };
    expect(beforeScoring(parts, [first])).toMatchObject({ stage: 'unplanned' });
    expect(beforeScoring({ ...parts, segments: [part('a', { review })] }, [first])).toMatchObject({
      stage: 'reviewed',
    });
  });
});

describe('the next version of a result', () => {
  const numeric = { workResult: '100.00', behaviour: '100.00', total: '100.00', heard: true, newIdea: true };
  const current: ResultRef = {
    ...{
      seq: 9,
      version: 3,
      workResult: 'meets',
      behaviour: 'meets',
      predicate: 'baik',
      basis: 'forum',
      score: '95.00',
    },
    numeric,
  };
  const inNumbers = { ...rules, regime: 'numeric' } as const;
  const next = (of: ResultRef | null, to: Parameters<typeof nextVersion>[1], by: typeof rules = inNumbers) =>
    nextVersion(of, to, 'objection', ['act/12'], by);

  it('counts on, keeps the score and says by which right each rating stands', () => {
    const { explanation, ...version } = next(current, { workResult: 'above', behaviour: 'meets' }, rules);
    expect(version).toEqual({
      ...{ version: 4, workResult: 'above', behaviour: 'meets', predicate: 'baik', basis: 'objection', score: '95.00' },
    });
    expect(explanation.evidence).toEqual(['act/9', 'act/12']);
    const ratings = (explanation.inputs ?? []).map(({ code, value, reason }) => ({ code, value, reason }));
    expect(ratings.find(({ code }) => code === 'work-result-rating')).toMatchObject({ value: 'above' });
    expect(ratings.find(({ code }) => code === 'work-result-rating')?.reason).not.toBe('forum');
    expect(ratings).toContainEqual({ code: 'behaviour-rating', value: 'meets', reason: 'forum' });
  });

  it('begins at one where there was none', () => {
    const version = next(null, { workResult: 'meets', behaviour: 'meets' }, rules);
    expect(version).toMatchObject({ version: 1, score: null, explanation: { evidence: ['act/12'] } });
  });

  it.each([
    [undefined, current, true, ['act/9']],
    [true, current, true, ['act/12']],
    [false, current, false, undefined],
    [undefined, { ...current, numeric: { ...numeric, newIdea: false } }, false, undefined],
    [true, { ...current, numeric: { ...numeric, newIdea: false } }, true, ['act/12']],
    [undefined, null, false, undefined],
  ])('with a new idea %s after %j', (newIdea, of, stands, evidence) => {
    const to = { workResult: 'above', behaviour: 'meets', ...(newIdea === undefined ? {} : { newIdea }) } as const;
    const version = next(of, to);
    expect(version.numeric?.newIdea).toBe(stands);
    const idea = (version.explanation.inputs ?? []).find(({ code }) => code === 'new-idea');
    expect(idea?.evidence).toEqual(evidence);
  });

  it('is kept by the case without its explanation, and with its numbers only where it has any', () => {
    const version = next(current, { workResult: 'above', behaviour: 'meets' });
    const { explanation: _, ...rest } = version;
    expect(resultRefOf(version, 13)).toEqual({ seq: 13, ...rest });
    const plain = next(current, { workResult: 'above', behaviour: 'meets' }, rules);
    expect(Object.keys(resultRefOf(plain, 13))).not.toContain('numeric');
  });

  it('is stored packed and comes back whole', () => {
    const version = next(current, { workResult: 'above', behaviour: 'meets' });
    const { explanation, ...rest } = version;
    const packed = packVersion(version);
    expect(packed).toMatchObject(rest);
    expect(explanationOf(packed, null)).toEqual(explanation);
    const beside = besideOf(
      { activities: { count: 2, days: 1, digest: 'd' } },
      {
        ...{ schemaVersion: 1, at, items: [{ indicatorId: 'i', value: '1', evidence: ['https://bukti'] }] },
      },
    );
    expect(['i', 'j'].map((id) => beside.evidenceOf?.(id))).toEqual([['https://bukti'], []]);
    expect(besideOf({ activities: { count: 2, days: 1, digest: 'd' } }, null).evidenceOf?.('i')).toEqual([]);
    expect(beside.journal).toMatchObject({ code: 'activities', value: '2' });
  });
});
