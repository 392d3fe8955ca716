import { describe, expect, it } from 'vitest';
import { type CascadeInput, checkCascade } from '../../../functions/domain/cascade/check-cascade.ts';
import { checkShares } from '../../../functions/domain/cascade/shares.ts';
import type { WorkResult } from '../../../functions/domain/planning/plan.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { described, measured, planOf, workResult } from '../../support/plans.ts';

const serving = (id: string, weight: string, to: string, ...indicators: Parameters<typeof measured>[]): WorkResult => ({
  ...workResult(id, weight, ...indicators.map((one) => measured(...one))),
  serves: { kind: 'superior', workResultId: to },
});

const above = planOf(
  workResult('layanan', '60', measured('kunjungan', { target: '100', measure: 'kunjungan' })),
  workResult('data', '40', measured('laporan', { target: '12' })),
);
const ani = {
  employeeId: 'ani',
  plan: planOf(
    serving('a1', '50', 'layanan', ['a1-i', { target: '60', measure: 'Kunjungan ', shareOf: 'kunjungan' }]),
    serving('a2', '50', 'data', ['a2-i']),
  ),
};
const budi = {
  employeeId: 'budi',
  plan: planOf(serving('b1', '100', 'layanan', ['b1-i', { target: '40', measure: 'kunjungan', shareOf: 'kunjungan' }])),
};
const sound: CascadeInput = {
  superior: { employeeId: 'chief', evaluated: true, plan: above, inForce: true, topmost: false },
  members: [ani, budi],
  servedElsewhere: new Set(),
  rules: defaultRuleSet,
};
const told = (over: Partial<CascadeInput>) =>
  checkCascade({ ...sound, ...over }).map(({ code, employeeId, workResultId, indicatorId }) =>
    [code, employeeId, workResultId, indicatorId].filter((part) => part !== null).join(' '),
  );

describe('a cascade that holds together', () => {
  it('has no findings', () => {
    expect(told({})).toEqual([]);
  });

  it('may have additional results that serve nothing, and work for somebody else', () => {
    const own = { ...workResult('extra', '50'), kind: 'additional' } as const;
    const assigned = { ...workResult('lintas', '50'), assignment: 'work-1' };
    expect(told({ members: [ani, budi, { employeeId: 'citra', plan: planOf(own, assigned) }] })).toEqual([]);
  });

  it('asks nothing of people whose superior is no civil servant', () => {
    const superior = { employeeId: 'mayor', evaluated: false, plan: null, inForce: false, topmost: true };
    expect(told({ superior, members: [{ employeeId: 'chief', plan: above }] })).toEqual([]);
  });
});

describe('a finding', () => {
  it('names the results of the superior that nobody serves', () => {
    expect(told({ members: [budi] })).toEqual(['nobody-serves chief data', 'targets-short chief layanan kunjungan']);
    expect(told({ members: [budi], servedElsewhere: new Set(['data']) })).toEqual([
      'targets-short chief layanan kunjungan',
    ]);
    expect(told({ members: [] })).toEqual([]);
  });

  it('says what the shares come to', () => {
    const [found] = checkCascade({ ...sound, members: [ani, { ...budi, plan: null }] });
    expect(found).toMatchObject({
      code: 'targets-short',
      employeeId: 'chief',
      workResult: 'Hasil kerja layanan',
      sums: { target: '100', together: '60', measure: 'kunjungan', shares: 1 },
    });
  });

  it('names plans that are missing, each once', () => {
    expect(told({ members: [ani, budi, { employeeId: 'citra', plan: null }] })).toEqual(['plan-missing citra']);
    const superior = { ...sound.superior, plan: null, topmost: true };
    expect(told({ superior, members: [] })).toEqual(['plan-missing chief']);
    expect(told({ superior: { ...superior, topmost: false }, members: [] })).toEqual([]);
  });

  it.each<[string, WorkResult['serves'], boolean, string[]]>([
    ['nothing', null, true, ['serves-nothing citra c1']],
    ['nothing, with a late superior', null, false, ['serves-nothing citra c1']],
    ['something that is gone', { kind: 'superior', workResultId: 'gone' }, true, ['serves-unknown citra c1']],
    ['in words', { kind: 'provisional', text: 'x' }, true, ['serves-provisionally citra c1']],
    ['in words, with a late superior', { kind: 'provisional', text: 'x' }, false, []],
  ])('names a result that serves %s', (_, serves, inForce, expected) => {
    const citra = { employeeId: 'citra', plan: planOf({ ...workResult('c1', '100'), serves }) };
    expect(told({ superior: { ...sound.superior, inForce }, members: [ani, budi, citra] })).toEqual(expected);
  });

  it('names weights that do not sum, of the plan and of a work result, each once', () => {
    const odd = planOf(
      serving('c1', '70', 'layanan', ['c1-i', { weight: '50' }], ['c1-j', { weight: '0' }]),
      serving('c2', '40', 'data', ['c2-i']),
    );
    expect(told({ members: [ani, budi, { employeeId: 'citra', plan: odd }] })).toEqual([
      'weights-sum citra',
      'weights-sum citra c1',
    ]);
  });

  it('names shares of nothing, and shares that cannot be added up', () => {
    const odd = planOf(
      serving('c1', '50', 'layanan', ['c1-i', { shareOf: 'gone' }]),
      serving('c2', '50', 'layanan', ['c2-i', { shareOf: 'kunjungan', measure: 'dokumen' }]),
    );
    expect(told({ members: [ani, budi, { employeeId: 'citra', plan: odd }] })).toEqual([
      'share-unknown citra c1 c1-i',
      'measure-differs citra c2 c2-i',
    ]);
  });
});

describe('a target that is a share', () => {
  it.each<[string, WorkResult, string[]]>([
    [
      'of an indicator of the work result served',
      serving('w', '100', 'layanan', ['i', { shareOf: 'kunjungan', measure: 'kunjungan' }]),
      [],
    ],
    ['of nothing named', workResult('w', '100', measured('i', { shareOf: 'kunjungan' })), ['share-serves-nothing']],
    [
      'of an indicator elsewhere',
      serving('w', '100', 'data', ['i', { shareOf: 'kunjungan' }]),
      ['unknown-superior-indicator'],
    ],
    ['in another measure', serving('w', '100', 'layanan', ['i', { shareOf: 'kunjungan' }]), ['measure-differs']],
  ])('%s', (_, own, codes) => {
    expect(checkShares(planOf(own), above).map(({ code }) => code)).toEqual(codes);
  });

  it('of a described indicator is none', () => {
    const words = planOf(workResult('layanan', '100', described('kunjungan')));
    const own = serving('w', '100', 'layanan', ['i', { shareOf: 'kunjungan' }]);
    expect(checkShares(planOf(own), words)).toMatchObject([
      { pointer: '/workResults/0/indicators/0/shareOf', code: 'unknown-superior-indicator' },
    ]);
  });
});
