import { describe, expect, it } from 'vitest';
import { planDecisionBody, planDraftBody, planSubmissionBody } from '../../functions/contracts/plans.ts';
import { reviewBody } from '../../functions/contracts/reviews.ts';
import { checkPart } from '../../functions/http/request/check.ts';
import { examplePlan } from '../support/example-plan.ts';
import { measured, planOf, qualitativePlan, workResult } from '../support/plans.ts';
import { refusalOf } from '../support/refusals.ts';

const submitted = async (plan: unknown): Promise<string[]> => {
  const { fields = [] } = await refusalOf(
    Promise.resolve().then(() => checkPart('body', planSubmissionBody, { plan })),
  );
  return fields.map(({ code, pointer }) => `${code} ${pointer}`);
};
const accepted = (plan: unknown) => checkPart('body', planSubmissionBody, { plan }).plan;
const withIndicator = (change: object) => ({
  ...planOf(workResult('a', '100')),
  workResults: [{ ...workResult('a', '100'), indicators: [{ ...measured('i'), ...change }] }],
});
const at = '/plan/workResults/0/indicators/0';

describe('a plan as it is sent', () => {
  it('is quantitative where it does not say', () => {
    const { form: _, ...formless } = examplePlan;
    expect(accepted(formless)).toEqual(examplePlan);
  });

  it('may be qualitative, with perspectives and expectations', () => {
    const full = {
      ...qualitativePlan,
      leaderExpectation: 'Melayani',
      workResults: qualitativePlan.workResults.map((w) => ({
        ...w,
        perspective: 'budget',
        leaderExpectation: 'Hemat',
      })),
    };
    expect(accepted(full)).toEqual(full);
  });

  it.each<[string, object, string]>([
    ['NaN as a target', { target: 'NaN' }, `invalid_format ${at}/target`],
    ['infinity as a target', { target: 'Infinity' }, `invalid_format ${at}/target`],
    ['minus infinity', { target: '-Infinity' }, `invalid_format ${at}/target`],
    ['a target in powers of ten', { target: '1e9' }, `invalid_format ${at}/target`],
    ['a decimal comma', { target: '1,5' }, `invalid_format ${at}/target`],
    ['a number that is no text', { target: 12 }, `invalid_type ${at}/target`],
    ['null as a target', { target: null }, `invalid_type ${at}/target`],
    ['a negative weight', { weight: '-10' }, `invalid_format ${at}/weight`],
    ['NaN as a weight', { weight: 'NaN' }, `invalid_format ${at}/weight`],
    ['an aspect of its own', { aspect: 'colour' }, `invalid_value ${at}/aspect`],
    ['success beside a target', { success: 'Baik' }, `unrecognized_keys ${at}/success`],
    [
      'a bound that is no number',
      { polarisation: { kind: 'range', low: '0', high: 'inf', formula: 'ratio' } },
      `invalid_format ${at}/polarisation/high`,
    ],
  ])('is refused for %s, by the very field', async (_, change, problem) => {
    expect(await submitted(withIndicator(change))).toEqual([problem]);
  });

  it('is told what is missing in the form that it comes nearest to', async () => {
    const { target: _, ...bare } = measured('i');
    const plan = {
      ...planOf(workResult('a', '100')),
      workResults: [{ ...workResult('a', '100'), indicators: [bare] }],
    };
    expect(await submitted(plan)).toEqual([`invalid_type ${at}/target`]);
    const wordless = { id: 'i', text: 'Mutu', success: '', weight: '100' };
    expect(
      await submitted({ ...plan, workResults: [{ ...workResult('a', '100'), indicators: [wordless] }] }),
    ).toContain(`too_small ${at}/success`);
  });

  it('has at most 100 indicators, be it 101 or 500, even as a draft', async () => {
    const many = (results: number, each: number) =>
      planOf(
        ...Array.from({ length: results }, (_, w) =>
          workResult(`w${w}`, '5', ...Array.from({ length: each }, (_, i) => measured(`w${w}-i${i}`))),
        ),
      );
    expect(accepted(many(10, 10)).workResults).toHaveLength(10);
    expect(await submitted(many(11, 10))).toEqual(['custom /plan/workResults']);
    expect(await submitted(many(25, 20))).toEqual(['custom /plan/workResults']);
    expect((await submitted(many(1, 500)))[0]).toBe('too_big /plan/workResults/0/indicators');
    expect(planDraftBody.safeParse({ plan: many(25, 20) }).success).toBe(false);
  });

  it('stays within one item of the table, however long its texts', () => {
    const long = (n: number) => '語'.repeat(n);
    const plan = {
      form: 'qualitative',
      workResults: Array.from({ length: 30 }, (_, w) => ({
        ...{
          id: `w${w}`,
          kind: 'main',
          text: long(300),
          serves: { kind: 'provisional', text: long(300) },
          weight: '3',
        },
        indicators: Array.from({ length: w < 10 ? 4 : 3 }, (_, i) => ({
          ...{ id: `w${w}-i${i}`, text: long(300), success: long(600), weight: '25' },
        })),
        ...{ perspective: 'strengthening', leaderExpectation: long(300) },
      })),
      expectations: Array.from({ length: 7 }, () => ({ behaviour: 'berorientasi-pelayanan', text: long(300) })),
      leaderExpectation: long(600),
      attachments: { resources: long(1000), accountability: long(1000), consequences: long(1000) },
    };
    const bytes = new TextEncoder().encode(JSON.stringify(accepted(plan))).length;
    expect(bytes).toBeLessThan(400 * 1024);
  });
});

describe('a decision on a plan', () => {
  it('needs no expectations, and fills in the kinds that are not given', () => {
    expect(planDecisionBody.parse({ decision: 'approve' })).toEqual({ decision: 'approve' });
    expect(planDecisionBody.parse({ decision: 'approve', expectations: { plan: 'Hemat' } })).toEqual({
      decision: 'approve',
      expectations: { plan: 'Hemat', workResults: [], behaviours: [] },
    });
    expect(planDecisionBody.safeParse({ decision: 'return', reason: 'x', expectations: {} }).success).toBe(false);
  });
});

it('a judgement says what it rests on', () => {
  const body = { workResult: 'meets', behaviour: 'meets', strengths: 'a', improvements: 'b' };
  const judged = (note: string) => ({ ...body, judgements: [{ indicatorId: 'i', rating: 'above', note }] });
  expect(reviewBody.safeParse(judged('Terlihat')).success).toBe(true);
  expect(reviewBody.safeParse(judged(' ')).success).toBe(false);
});
