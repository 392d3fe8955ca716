import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Judgement } from '../../../functions/domain/execution/judgement.ts';
import type { Realisation } from '../../../functions/domain/execution/realisation.ts';
import { checkJudgements } from '../../../functions/domain/planning/check-judgements.ts';
import { type Rating, ratings } from '../../../functions/domain/scoring/predicate.ts';
import { scoreCase } from '../../../functions/domain/scoring/score-case.ts';
import { suggestWorkResult } from '../../../functions/domain/scoring/suggest.ts';
import { described, planOf, qualitativePlan, workResult } from '../../support/plans.ts';
import { nodesOf, rules } from './scoring-fixtures.ts';

const ids = ['mutu', 'dampak', 'proses'];
const told = (...indicators: string[]): Realisation => ({
  schemaVersion: 1,
  items: [],
  descriptions: indicators.map((indicatorId) => ({
    indicatorId,
    text: 'Tercapai',
    evidence: ['https://bukti.example'],
  })),
  at: '2026-03-30T02:00:00.000Z',
});
const judged = (...given: Rating[]): Judgement[] =>
  given.map((rating, i) => ({ indicatorId: ids[i] ?? '', rating, note: 'Terlihat di lapangan' }));
const suggest = (realisation: Realisation | null, judgements: Judgement[]) =>
  suggestWorkResult(qualitativePlan, realisation, rules, judgements);

describe('a plan in qualitative form', () => {
  it.each<[Rating[], Rating]>([
    [['above', 'meets', 'meets'], 'above'],
    [['above', 'below', 'below'], 'above'],
    [['meets', 'above', 'above'], 'meets'],
    [['meets', 'below', 'below'], 'meets'],
    [['below', 'above', 'above'], 'below'],
    [['meets', 'meets', 'meets'], 'meets'],
  ])('judged %j (60, 25 and 15 percent) suggests %s, and no number', (given, rating) => {
    const { score, rating: suggested, explanation } = suggest(told(...ids), judged(...given));
    expect(suggested).toBe(rating);
    expect(score).toBeNull();
    expect(explanation).toMatchObject({ code: 'work-result-suggestion', value: rating, unit: 'rating' });
  });

  it('needs more than half: at exactly half the middle rating stands', () => {
    const halves = planOf(workResult('w', '100', described('mutu', '50'), described('dampak', '50')));
    const rate = (...given: Rating[]) => suggestWorkResult(halves, told('mutu'), rules, judged(...given)).rating;
    expect(rate('above', 'below')).toBe('meets');
    expect(rate('above', 'meets')).toBe('meets');
    expect(rate('above', 'above')).toBe('above');
  });

  it('shows each judgement with its share of the plan and its evidence', () => {
    const { explanation } = suggest(told(...ids), judged('above', 'meets', 'below'));
    expect(explanation.symbols).toEqual({ A: '60', B: '15' });
    expect(
      nodesOf(explanation, 'indicator-judgement').map(({ subject, value, weight }) => [subject, value, weight]),
    ).toEqual([
      ['mutu', 'above', '60'],
      ['dampak', 'meets', '25'],
      ['proses', 'below', '15'],
    ]);
    expect(explanation.inputs?.[0]?.evidence).toEqual(['https://bukti.example']);
  });

  it.each<[string, Realisation | null, Judgement[], string]>([
    ['nothing was reported', null, [], 'no-realisation'],
    ['an empty report came', told(), [], 'no-realisation'],
    ['all is described and nothing judged', told(...ids), [], 'awaits-judgement'],
    ['one is not described', told('mutu', 'dampak'), [], 'not-yet-assessable'],
    ['one is not judged', told(...ids), judged('above', 'above'), 'not-yet-assessable'],
  ])('has no rating where %s', (_, realisation, judgements, reason) => {
    expect(suggest(realisation, judgements)).toMatchObject({ score: null, rating: null, reason });
  });

  it('never suggests what nobody judged, and a better judgement never lowers the suggestion', () => {
    const any = fc.constantFrom(...ratings);
    fc.assert(
      fc.property(fc.tuple(any, any, any), fc.nat(2), (given, at) => {
        const rated = suggest(told(...ids), judged(...given)).rating;
        expect(rated === 'meets' || given.some((g) => g === rated)).toBe(true);
        const better = given.map((g, i) => (i === at ? 'above' : g));
        const after = suggest(told(...ids), judged(...better)).rating;
        expect(ratings.indexOf(after ?? 'below')).toBeGreaterThanOrEqual(ratings.indexOf(rated ?? 'below'));
      }),
    );
  });
});

describe('the review of it', () => {
  it('judges every indicator, reported or not, and no other', () => {
    const problems = (given: Judgement[]) => checkJudgements(given, qualitativePlan).map(({ code }) => code);
    expect(problems(judged('above', 'meets', 'below'))).toEqual([]);
    expect(problems(judged('above'))).toEqual(['judgement-missing', 'judgement-missing']);
    expect(problems([...judged('above', 'meets', 'below'), ...judged('below')])).toEqual(['duplicate-indicator']);
    expect(problems([...judged('above', 'meets', 'below'), { indicatorId: 'x', rating: 'above', note: 'x' }])).toEqual([
      'unknown-indicator',
    ]);
  });

  it('takes no judgement where there are numbers, or no plan', () => {
    const measuredPlan = planOf(workResult('w', '100'));
    expect(checkJudgements([], measuredPlan)).toEqual([]);
    expect(checkJudgements([], null)).toEqual([]);
    expect(checkJudgements(judged('above'), measuredPlan)).toMatchObject([{ code: 'unknown-indicator' }]);
  });
});

describe('the result of it', () => {
  const input = {
    plan: qualitativePlan,
    planBasis: 'set',
    feedback: [],
    activities: { count: 0, days: 0, digest: 'd' },
    ownDutiesMet: true,
    rules,
  } as const;

  it('rests on the judgements of the review', () => {
    const review = {
      workResult: 'above',
      behaviour: 'meets',
      seq: 4,
      judgements: judged('above', 'meets', 'meets'),
    } as const;
    const scored = scoreCase({ ...input, realisation: told(...ids), review });
    expect(scored).toMatchObject({ decision: 'scored', workResult: 'above', score: null, basis: 'reviewed' });
    expect(nodesOf(scored.explanation, 'indicator-judgement')).toHaveLength(3);
    const [given] = nodesOf(scored.explanation, 'work-result-rating');
    expect(given?.reason).toBe('reviewed');
  });

  it('is the rule where the appraiser left the description unjudged: nobody pays for that silence', () => {
    const scored = scoreCase({ ...input, realisation: told(...ids), review: null });
    expect(scored).toMatchObject({ decision: 'scored', workResult: 'meets', score: null, basis: 'provisional' });
    const [given] = nodesOf(scored.explanation, 'work-result-rating');
    expect(given?.reason).toBe('when-unjudged');
  });

  it.each<[string, Realisation | null, 'meets' | 'unassessed']>([
    ['the rule set leaves it to the committee', told(...ids), 'unassessed'],
    ['the own report is incomplete', told('mutu'), 'meets'],
    ['there is no report', null, 'meets'],
  ])('is open where %s', (_, realisation, whenUnjudged) => {
    const changed = { ...rules, workResult: { ...rules.workResult, whenUnjudged } };
    expect(scoreCase({ ...input, rules: changed, realisation, review: null }).decision).toBe('unassessed');
  });
});
