import { describe, expect, it } from 'vitest';
import { addUp } from '../../../functions/domain/cascade/add-up.ts';
import { checkShares, hasShares, sameMeasure, sharedIndicator } from '../../../functions/domain/cascade/shares.ts';
import type { Indicator, Plan } from '../../../functions/domain/planning/plan.ts';
import { indicator, planOf } from '../scoring/scoring-fixtures.ts';

const range = { kind: 'range', low: '10', high: '20', formula: 'ratio' } as const;
const lower = { kind: 'lower', formula: 'complement' } as const;

describe('targets at the very bound', () => {
  it.each<[Partial<Indicator>, string[], boolean]>([
    [{ target: '15', polarisation: range }, ['10', '10'], true],
    [{ target: '15', polarisation: range, scale: 'rate' }, ['10', '5'], true],
    [{ target: '15', polarisation: range, scale: 'rate' }, ['9', '5'], false],
    [{ target: '15', polarisation: range, scale: 'rate' }, ['20', '25'], true],
    [{ target: '15', polarisation: range, scale: 'rate' }, ['21', '25'], false],
    [{ target: '90', scale: 'rate' }, ['90', '60'], true],
    [{ target: '2', scale: 'grade', polarisation: lower }, ['2', '4'], true],
  ])('%j by %j: %s', (change, shares, fits) => {
    const found = addUp(
      indicator('whole', change),
      shares.map((target) => ({ target })),
    );
    expect(found === null).toBe(fits);
  });
});

const superior = planOf(['50', indicator('whole'), indicator('other')], ['50', indicator('whole', { target: '7' })]);
const serving = (workResultId: string, ...indicators: Indicator[]): Plan => {
  const plan = planOf(['100', ...indicators]);
  return {
    ...plan,
    workResults: plan.workResults.map((one) => ({ ...one, serves: { kind: 'superior', workResultId } })),
  };
};
const share = (change: Partial<Indicator> = {}) => indicator('mine', { shareOf: 'whole', ...change });

describe('a share of the superior’s target', () => {
  it.each([
    ['Layanan', 'layanan', true],
    ['orang  hari', ' Orang Hari ', true],
    ['orang hari', 'oranghari', false],
    ['layanan', 'dokumen', false],
    ['㎡', 'm2', true],
    ['straße', 'strasse', false],
  ])('in %j and in %j: %s', (a, b, same) => {
    expect(sameMeasure({ measure: a }, { measure: b })).toBe(same);
  });

  it('is found in the work result that is served', () => {
    const of = (workResultId: string, one: Indicator, plan: Plan | null = superior) =>
      sharedIndicator({ serves: { kind: 'superior', workResultId } }, one, plan)?.target ?? null;
    expect([of('w1', share()), of('w2', share()), of('w2', share({ shareOf: 'other' }))]).toEqual(['100', '7', null]);
    expect([of('w3', share()), of('w1', share(), null), of('w1', indicator('mine'))]).toEqual([null, null, null]);
    expect(sharedIndicator({ serves: null }, share(), superior)).toBeNull();
  });

  it.each<[string, Plan, string[]]>([
    ['right', serving('w1', share()), []],
    ['none at all', serving('w1', indicator('mine')), []],
    [
      'of nothing',
      serving('w1', indicator('mine'), share({ shareOf: 'x' })),
      ['/workResults/0/indicators/1/shareOf unknown-superior-indicator'],
    ],
    [
      'in another measure',
      serving('w1', share({ measure: 'dokumen' })),
      ['/workResults/0/indicators/0/shareOf measure-differs'],
    ],
    ['that serves nothing', planOf(['100', share()]), ['/workResults/0/indicators/0/shareOf share-serves-nothing']],
  ])('%s', (_, plan, problems) => {
    expect(checkShares(plan, superior).map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(problems);
  });

  it('is looked for in every indicator of every work result', () => {
    const plain = indicator('plain');
    expect([planOf(['100', plain]), planOf(['50', plain], ['50', plain, share()]), planOf()].map(hasShares)).toEqual([
      false,
      true,
      false,
    ]);
    expect(hasShares(planOf(['50', share()], ['50', plain]))).toBe(true);
  });
});
