import { describe, expect, it } from 'vitest';
import { fieldTitle } from '../../../functions/contracts/field-texts.ts';
import { ruleSetDraftBody } from '../../../functions/contracts/rule-sets.ts';
import { checkRuleSet } from '../../../functions/domain/rules/check-rule-set.ts';
import { defaultRuleSet as sound } from '../../../functions/domain/rules/default-rule-set.ts';
import type { RuleSet } from '../../../functions/domain/rules/rule-set.ts';

const { calendar, behaviour, numeric, workResult, distribution, survey } = sound;
const { baik } = distribution.patterns;

describe('a rule set', () => {
  it('that ships holds together', () => {
    expect(checkRuleSet(sound)).toEqual([]);
  });

  const table: [string, Partial<RuleSet>, string][] = [
    [
      'warns before the term begins',
      { objection: { ...sound.objection, warnDays: [14] } },
      '/rules/objection/warnDays out-of-bounds',
    ],
    [
      'leaves no time to decide after both sides spoke',
      { objection: { ...sound.objection, statementDays: 14 } },
      '/rules/objection/statementDays out-of-bounds',
    ],
    [
      'gives five months to improve',
      { followUp: sound.followUp.map((one) => (one.propose === 'improvement-period' ? { ...one, months: 5 } : one)) },
      '/rules/followUp/5/months out-of-bounds',
    ],
    [
      'follows a rule that there is not',
      { followUp: sound.followUp.filter(({ id }) => id !== 'improvement-period').slice(0, 9) },
      '/rules/followUp/8/when/failed unknown-rule',
    ],
    [
      'punishes without a time to improve',
      {
        followUp: sound.followUp
          .slice(0, 6)
          .map((one) => ({ ...one, propose: one.months === 6 ? 'sanction' : one.propose })),
      },
      '/rules/followUp/5/when/failed required',
    ],
    [
      'cuts less for more late reports',
      {
        entitlements: {
          ...sound.entitlements,
          allowance: {
            ...sound.entitlements.allowance,
            attendance: [
              { from: 2, factor: '9' },
              { from: 1, factor: '8' },
            ],
          },
        },
      },
      '/rules/entitlements/allowance/attendance thresholds-order',
    ],
    ['ends before it begins', { validTo: '2025-12-31' }, '/rules/validTo period-order'],
    ['names no law', { legalBasis: [] }, '/rules/legalBasis required'],
    [
      'meets only from above on',
      { workResult: { ...workResult, meetsFrom: '100.01' } },
      '/rules/workResult thresholds-order',
    ],
    [
      'begins above at the cap',
      { workResult: { ...workResult, aboveOver: '120' } },
      '/rules/workResult/aboveOver thresholds-order',
    ],
    ['has a cap under its floor', { achievement: { cap: '0', floor: '120' } }, '/rules/achievement thresholds-order'],
    [
      'judges a plan above and below at once',
      { workResult: { ...workResult, judgedOver: '49.9' } },
      '/rules/workResult/judgedOver out-of-bounds',
    ],
    [
      'weighs sources to 99.999999',
      { behaviour: { ...behaviour, weights: { appraiser: '59.999999', peer: '20', subordinate: '20' } } },
      '/rules/behaviour/weights weights-sum',
    ],
    [
      'weighs a source negatively',
      { behaviour: { ...behaviour, weights: { appraiser: '120', peer: '-40', subordinate: '20' } } },
      '/rules/behaviour/weights weights-sum',
    ],
    [
      'calls more than three points above',
      { behaviour: { ...behaviour, aboveFrom: '3.1' } },
      '/rules/behaviour/aboveFrom out-of-bounds',
    ],
    [
      'weighs the numeric parts to 110',
      { numeric: { ...numeric, weights: { ...numeric.weights, heard: { workResult: '70', behaviour: '40' } } } },
      '/rules/numeric/weights/heard weights-sum',
    ],
    [
      'puts Baik above Sangat Baik',
      { numeric: { ...numeric, from: { ...numeric.from, baik: '111' } } },
      '/rules/numeric/from thresholds-order',
    ],
    [
      'lets two hide behind each other',
      { feedback: { ...sound.feedback, threshold: 2 } },
      '/rules/feedback/threshold out-of-bounds',
    ],
    [
      'puts class B above A',
      { survey: { ...survey, from: { ...survey.from, B: '90' } } },
      '/rules/survey/from thresholds-order',
    ],
    [
      'asks for 110 % of the people',
      {
        distribution: {
          ...distribution,
          patterns: {
            ...distribution.patterns,
            baik: {
              ...baik,
              atLeast: [
                { of: ['baik'], share: '60' },
                { of: ['kurang'], share: '50' },
              ],
            },
          },
        },
      },
      '/rules/distribution/patterns/baik pattern-infeasible',
    ],
    [
      'has lines that cross too often',
      {
        distribution: {
          ...distribution,
          patterns: {
            ...distribution.patterns,
            baik: {
              ...baik,
              atMost: [{ of: ['sangat-baik', 'butuh-perbaikan'], share: '80' }],
              atLeast: [{ of: ['butuh-perbaikan', 'kurang'], share: '10' }],
              someOf: [],
            },
          },
        },
      },
      '/rules/distribution/patterns/baik pattern-crossing',
    ],
    [
      'lets two be told apart by their group',
      { impact: { ...sound.impact, minimumGroup: 2 } },
      '/rules/impact/minimumGroup out-of-bounds',
    ],
    [
      'begins an age band twice',
      { impact: { ...sound.impact, ageBands: [30, 30] } },
      '/rules/impact/ageBands thresholds-order',
    ],
    [
      'finds more than everything striking',
      { impact: { ...sound.impact, significance: '1.01' } },
      '/rules/impact/significance out-of-bounds',
    ],
    [
      'gives less time to object than the law',
      { objection: { ...sound.objection, fileDays: 13 } },
      '/rules/objection/fileDays out-of-bounds',
    ],
    ['closes while requests run', { closing: { graceSeconds: 29 } }, '/rules/closing/graceSeconds out-of-bounds'],
    [
      'recommends what nobody offers',
      { development: { ...sound.development, trainings: sound.development.trainings.slice(1) } },
      'recommend unknown-training',
    ],
    [
      'has two follow-ups of one name',
      { followUp: [...sound.followUp, ...sound.followUp.slice(0, 1)] },
      '/rules/followUp duplicate',
    ],
    [
      'does not know the holidays of its first year',
      { validFrom: '2027-01-01' },
      '/rules/calendar/years year-not-covered',
    ],
    ['runs on into a year without holidays', { validTo: '2027-06-30' }, '/rules/calendar/years year-not-covered'],
    [
      'claims a year of which it knows nothing',
      { calendar: { ...calendar, years: [2026, 2027] } },
      '/rules/calendar/years/1 year-without-holidays',
    ],
    [
      'has a holiday in a year it does not cover',
      { calendar: { ...calendar, holidays: [...calendar.holidays, { date: '2027-01-01', name: 'Tahun Baru' }] } },
      '/date year-not-covered',
    ],
    [
      'has a day off twice',
      { calendar: { ...calendar, holidays: [...calendar.holidays, ...calendar.holidays.slice(0, 1)] } },
      '/rules/calendar/holidays duplicate',
    ],
  ];
  it.each(table)('that %s is found out', (_, change, expected) => {
    const found = checkRuleSet({ ...sound, ...change });
    expect(found.map(({ pointer, code }) => `${pointer} ${code}`).join('\n')).toContain(expected);
    expect(found.map(({ code }) => fieldTitle(code, 'id'))).not.toContain(fieldTitle('no such code', 'id'));
  });
});

describe('the body of a draft', () => {
  const { schemaVersion: _, version: __, ...content } = sound;
  const parse = (rules: object) => ruleSetDraftBody.safeParse({ note: 'Ambang batas 2027.', rules });

  it('takes the rules that ship, whole and unchanged', () => {
    expect(parse(content).data?.rules).toEqual(content);
  });

  it.each([
    ['a member left out', { ...content, forum: undefined }],
    ['a member that nobody knows', { ...content, bonus: '10' }],
    ['a number instead of a decimal', { ...content, achievement: { cap: 120, floor: '0' } }],
    ['infinity', { ...content, achievement: { cap: 'Infinity', floor: '0' } }],
    ['an exponent', { ...content, achievement: { cap: '1e3', floor: '0' } }],
    ['a day that is none', { ...content, validFrom: '2026-02-30' }],
  ])('is refused with %s', (_, rules) => {
    expect(parse(rules).success).toBe(false);
  });
});
