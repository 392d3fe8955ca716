import { describe, expect, it } from 'vitest';
import {
  checkExpectations,
  type LeaderExpectations,
  withExpectations,
} from '../../../functions/domain/planning/leader-expectations.ts';
import type { Plan } from '../../../functions/domain/planning/plan.ts';
import { planOf, workResult } from '../../support/plans.ts';

const plan: Plan = {
  ...planOf({ ...workResult('a', '50'), leaderExpectation: 'Lama' }, workResult('b', '50')),
  expectations: [
    { behaviour: 'loyal', text: 'Hadir' },
    { behaviour: 'adaptif', text: 'Belajar' },
  ],
};
const given: LeaderExpectations = {
  plan: 'Utamakan layanan',
  workResults: [{ workResultId: 'b', text: 'Selesai Februari' }],
  behaviours: [{ behaviour: 'loyal', text: 'Menjaga nama baik' }],
};

describe("the leader's expectations", () => {
  it('join the plan; one given anew replaces the one proposed', () => {
    const next = withExpectations(plan, given);
    expect(next.leaderExpectation).toBe('Utamakan layanan');
    expect(next.workResults.map((w) => w.leaderExpectation)).toEqual(['Lama', 'Selesai Februari']);
    expect(next.expectations).toEqual([
      { behaviour: 'adaptif', text: 'Belajar' },
      { behaviour: 'loyal', text: 'Menjaga nama baik' },
    ]);
    expect(next.workResults.map(({ weight, indicators }) => ({ weight, indicators }))).toEqual(
      plan.workResults.map(({ weight, indicators }) => ({ weight, indicators })),
    );
  });

  it('change nothing where none is given', () => {
    expect(withExpectations(plan, { plan: null, workResults: [], behaviours: [] })).toEqual(plan);
  });

  it.each<[string, Partial<LeaderExpectations>, string[]]>([
    [
      'a work result that is not there',
      { workResults: [{ workResultId: 'c', text: 'x' }] },
      ['unknown-work-result /workResults/0/workResultId'],
    ],
    [
      'a work result twice',
      {
        workResults: [
          { workResultId: 'a', text: 'x' },
          { workResultId: 'a', text: 'y' },
        ],
      },
      ['duplicate /workResults/1/workResultId'],
    ],
    [
      'a value twice',
      {
        behaviours: [
          { behaviour: 'loyal', text: 'x' },
          { behaviour: 'loyal', text: 'y' },
        ],
      },
      ['duplicate /behaviours/1/behaviour'],
    ],
    [
      'two values',
      {
        behaviours: [
          { behaviour: 'loyal', text: 'x' },
          { behaviour: 'adaptif', text: 'y' },
        ],
      },
      [],
    ],
    ['all well', {}, []],
  ])('are checked: %s', (_, change, problems) => {
    const found = checkExpectations({ ...given, ...change }, plan);
    expect(found.map(({ pointer, code }) => `${code} ${pointer}`)).toEqual(problems);
  });
});
