import { describe, expect, it } from 'vitest';
import type { AssignedWork } from '../../../functions/domain/assigned-work/assigned-work.ts';
import { assignmentIds, checkAssigned } from '../../../functions/domain/assigned-work/check-assigned.ts';
import {
  allJudgements,
  leftToAppraiser,
  opposedParts,
  withAssigned,
} from '../../../functions/domain/assigned-work/judge-assigned.ts';
import type { Plan, WorkResult } from '../../../functions/domain/planning/plan.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { scoreCase } from '../../../functions/domain/scoring/score-case.ts';
import { suggestWorkResult } from '../../../functions/domain/scoring/suggest.ts';
import { described, measured, planOf, workResult } from '../../support/plans.ts';

const indicators = [measured('modul', { target: '4', measure: 'modul' })];
const work: AssignedWork = {
  schemaVersion: 1,
  id: 'work-1',
  source: { kind: 'unit', unitCode: 'DISDIK' },
  leaderId: 'school-head',
  kind: 'additional',
  text: 'Modul kesehatan sekolah',
  indicators,
  serves: null,
  mandate: 'ST/12',
  at: '2026-01-10T02:00:00.000Z',
  requestDigest: 'd',
  withdrawn: null,
};
const taken: WorkResult = {
  ...{ id: 'lintas', kind: 'additional', text: work.text, serves: null, weight: '40', indicators },
  assignment: 'work-1',
};
const quantitative = planOf(workResult('own', '60'), taken);
const qualitative: Plan = planOf(workResult('own', '60', described('mutu')), {
  ...workResult('lintas', '40', described('modul')),
  assignment: 'work-1',
});
const says = (rating: 'above' | 'meets' | 'below') => [{ workId: 'work-1', rating, note: 'Sesuai', text: 2 }];
const appraiser = {
  ...defaultRuleSet,
  assignedWork: { describedJudgedBy: 'appraiser', reasonWhenOpposed: false },
} as const;

describe('assigned work in a plan', () => {
  const codes = (plan: Plan, known: AssignedWork[]) =>
    checkAssigned(plan, new Map(known.map((one) => [one.id, one]))).map(({ pointer, code }) => `${pointer} ${code}`);
  const changed = (change: Partial<WorkResult>) => planOf(workResult('own', '60'), { ...taken, ...change });

  it('stands as it was assigned, with the weight that was agreed', () => {
    expect(assignmentIds(quantitative)).toEqual(['work-1']);
    expect(codes(quantitative, [work])).toEqual([]);
    expect(codes(changed({ weight: '10', id: 'another' }), [work])).toEqual([]);
  });

  it.each<[string, Plan, AssignedWork[], string[]]>([
    ['unknown', quantitative, [], ['/workResults/1/assignment unknown-assigned-work']],
    [
      'taken back',
      quantitative,
      [{ ...work, withdrawn: { at: work.at, reason: 'x', requestDigest: 'e' } }],
      ['/workResults/1/assignment unknown-assigned-work'],
    ],
    ['reworded', changed({ text: 'Lain' }), [work], ['/workResults/1 assigned-work-changed']],
    [
      'made easier',
      changed({ indicators: [measured('modul', { target: '1', measure: 'modul' })] }),
      [work],
      ['/workResults/1 assigned-work-changed'],
    ],
    ['there twice', planOf(taken, taken), [work], ['/workResults/1/assignment duplicate']],
  ])('is refused where it is %s', (_, plan, known, expected) => {
    expect(codes(plan, known)).toEqual(expected);
  });
});

describe('the judgement of the leader', () => {
  const own = [{ indicatorId: 'mutu', rating: 'meets', note: 'Baik' } as const];

  it('counts for the described indicators of the part, and the appraiser judges the rest', () => {
    expect(leftToAppraiser(qualitative, says('above'), defaultRuleSet).workResults.map(({ id }) => id)).toEqual([
      'own',
    ]);
    expect(allJudgements(qualitative, own, says('above'), defaultRuleSet)).toEqual([
      ...own,
      { indicatorId: 'modul', rating: 'above', note: 'Sesuai' },
    ]);
  });

  it('counts over what the appraiser said of that part before', () => {
    const both = [...own, { indicatorId: 'modul', rating: 'below', note: 'x' } as const];
    expect(allJudgements(qualitative, both, says('above'), defaultRuleSet)).toContainEqual(
      expect.objectContaining({ indicatorId: 'modul', rating: 'above' }),
    );
    expect(allJudgements(qualitative, both, says('above'), appraiser)).toEqual(both);
  });

  it('leaves everything to the appraiser while the leader is silent, or where the rules say so', () => {
    expect(leftToAppraiser(qualitative, [], defaultRuleSet)).toEqual(qualitative);
    expect(leftToAppraiser(qualitative, says('below'), appraiser)).toEqual(qualitative);
    expect(leftToAppraiser(quantitative, says('below'), defaultRuleSet)).toEqual(quantitative);
  });

  it('alone rates nobody: without a review the rest waits, as if nobody had spoken', () => {
    expect(allJudgements(qualitative, null, says('below'), defaultRuleSet)).toEqual([]);
    const whole = planOf({ ...workResult('lintas', '100', described('modul')), assignment: 'work-1' });
    expect(allJudgements(whole, null, says('above'), defaultRuleSet)).toHaveLength(1);
  });

  it.each([
    ['above', 'below', ['lintas']],
    ['below', 'above', ['lintas']],
    ['below', 'meets', []],
    ['meets', 'below', []],
  ] as const)('%s against a rating of %s', (leader, rating, parts) => {
    expect(opposedParts(quantitative, says(leader), rating, defaultRuleSet)).toEqual(parts);
    expect(opposedParts(quantitative, says(leader), rating, appraiser)).toEqual([]);
  });
});

describe('the explanation', () => {
  const realisation = {
    schemaVersion: 1,
    items: [
      { indicatorId: 'own-i1', value: '12', evidence: [] },
      { indicatorId: 'modul', value: '4', evidence: [] },
    ],
    at: '2026-04-01T00:00:00.000Z',
  } as const;
  const suggestion = suggestWorkResult(
    quantitative,
    { ...realisation, items: [...realisation.items.map((i) => ({ ...i, evidence: [] }))] },
    defaultRuleSet,
  );
  const nodes = (judged: ReturnType<typeof says>) =>
    withAssigned(suggestion, quantitative, judged).explanation.inputs?.filter(
      ({ code }) => code === 'assigned-judgement',
    );

  it('shows the judgement beside the number, and makes no number of it', () => {
    const shown = withAssigned(suggestion, quantitative, says('below'));
    expect([shown.score, shown.rating]).toEqual(['100.00', 'meets']);
    expect(nodes(says('below'))).toEqual([
      {
        code: 'assigned-judgement',
        subject: 'lintas',
        value: 'below',
        unit: 'rating',
        weight: '40',
        source: 'PermenPANRB 6/2022',
        reason: 'assigning-leader',
        evidence: ['assigned-work/work-1/2'],
      },
    ]);
  });

  it('says where a judgement is still missing, and nothing where nothing was assigned', () => {
    expect(nodes([])).toMatchObject([{ value: null, reason: 'awaits-assigning-leader' }]);
    const alone = planOf(workResult('own', '100'));
    expect(withAssigned(suggestion, alone, says('below'))).toBe(suggestion);
  });

  it('leaves nobody unassessed by a leader who spoke and an appraiser who did not', () => {
    const told = {
      ...realisation,
      items: [],
      descriptions: ['mutu', 'modul'].map((indicatorId) => ({ indicatorId, text: 'Selesai', evidence: [] })),
    };
    const input = { plan: qualitative, planBasis: 'set', realisation: told, feedback: [], review: null } as const;
    const activities = { count: 0, days: 0, digest: '' };
    const scored = scoreCase({
      ...input,
      feedback: [],
      activities,
      ownDutiesMet: true,
      rules: defaultRuleSet,
      assigned: says('below'),
    });
    expect(scored).toMatchObject({ decision: 'scored', basis: 'provisional', workResult: 'meets' });
  });
});
