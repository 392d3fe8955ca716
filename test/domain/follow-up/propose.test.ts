import { describe, expect, it } from 'vitest';
import type { LateMark, ResultBasis } from '../../../functions/domain/case/case.ts';
import type { Cycle } from '../../../functions/domain/cycle/cycle.ts';
import type { Traits } from '../../../functions/domain/development/traits.ts';
import { behaviours } from '../../../functions/domain/execution/feedback.ts';
import type { FollowUpRule } from '../../../functions/domain/follow-up/follow-up-rule.ts';
import { candidateRules, type PersonFacts, proposeFollowUps } from '../../../functions/domain/follow-up/propose.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { behaviourFromFeedback } from '../../../functions/domain/scoring/behaviour.ts';
import { predicateOf, type Rating, ratings } from '../../../functions/domain/scoring/predicate.ts';
import { predicateExplanation } from '../../../functions/domain/scoring/predicate-explanation.ts';
import { decidedCase } from '../../support/example-case.ts';

const at = '2026-05-19T17:01:00.000Z';

/** A decided case with these ratings, and its result as the calculation explains it, `weak` values of BerAKHLAK included. */
const decided = (
  workResult: Rating,
  behaviour: Rating,
  score: string | null,
  weak: string[] = [],
  marks: LateMark[] = [],
  basis: ResultBasis = 'reviewed',
) => {
  const suggestion = behaviourFromFeedback(
    [
      {
        schemaVersion: 1,
        source: 'appraiser',
        authorId: 'appraiser',
        month: '2026-02',
        ratings: Object.fromEntries(behaviours.map((b) => [b, weak.includes(b) ? 'below' : 'meets'])),
        note: 'Seen at the counter.',
        on: '2026-02-10',
        requestDigest: 'd',
      },
    ],
    defaultRuleSet,
  );
  const explanation = predicateExplanation({
    workResult: { rating: workResult },
    behaviour: { rating: behaviour, inputs: [suggestion.explanation] },
    basis,
  });
  const result = { workResult, behaviour, predicate: predicateOf(workResult, behaviour), score, basis };
  return { subject: { ...decidedCase(result), marks }, result: { explanation } };
};

const plainFacts: PersonFacts = { kind: 'PNS', talentBox: null, leaveDays: 0 };
const proposed = (
  { subject, result, traits = {} }: ReturnType<typeof decided> & { traits?: Partial<Traits> },
  followUp: FollowUpRule[] = defaultRuleSet.followUp,
  facts: Partial<PersonFacts> = {},
  cycleKind: Cycle['kind'] = 'quarterly',
) => {
  const rules = { ...defaultRuleSet, followUp };
  const findings = { explanation: result.explanation, traits: { behaviours: {}, aspects: {}, ...traits } };
  const candidates = candidateRules(subject, findings, cycleKind, rules);
  return proposeFollowUps(subject, candidates, { ...plainFacts, ...facts }, rules, at);
};
const rulesOf = (given: ReturnType<typeof decided>) => proposed(given).map(({ ruleId }) => ruleId);

describe('the default rules', () => {
  it.each([
    ['above', 'above', '112.00', ['award-certificate', 'talent-pool']],
    ['above', 'above', '110.00', ['award-certificate']],
    ['above', 'above', null, ['award-certificate']],
    ['above', 'meets', '112.00', []],
    ['meets', 'meets', '95.00', []],
    ['meets', 'below', '95.00', ['performance-counselling']],
    ['below', 'meets', '70.00', ['performance-guidance', 'improvement-period']],
    ['below', 'below', '70.00', ['performance-guidance', 'performance-counselling', 'improvement-period']],
  ] as const)('work result %s, behaviour %s, score %s', (workResult, behaviour, score, rules) => {
    expect(rulesOf(decided(workResult, behaviour, score))).toEqual(rules);
  });

  it('a weak service orientation leads to training, whatever the predicate; another weak value does not', () => {
    for (const workResult of ratings)
      expect(rulesOf(decided(workResult, 'meets', null, ['berorientasi-pelayanan']))).toContain(
        'training-service-ethics',
      );
    expect(rulesOf(decided('meets', 'meets', null, ['adaptif']))).toEqual([]);
  });

  it('the period to improve is six months, and rests on its articles', () => {
    const [period] = proposed(decided('below', 'meets', null)).filter((one) => one.propose === 'improvement-period');
    expect(period).toMatchObject({ months: 6, legalBasis: 'PP 30/2019 art. 56-58' });
  });
});

describe('a proposal', () => {
  it('is complete, open, and carries the rule’s own words', () => {
    const [first] = proposed(decided('meets', 'below', '95.00'));
    const rule = defaultRuleSet.followUp.find(({ id }) => id === 'performance-counselling');
    expect(first).toEqual({
      schemaVersion: 1,
      id: 'staff.performance-counselling',
      employeeId: 'staff',
      serviceCode: 'DISDIK',
      ruleId: 'performance-counselling',
      propose: 'coaching',
      text: rule?.text,
      legalBasis: rule?.legalBasis,
      months: 3,
      improves: { rating: 'behaviour' },
      after: null,
      mitigating: ['own-duties-met'],
      proposedAt: at,
      outcome: null,
      term: null,
      evaluation: null,
    });
  });

  const late = (owedBy: string | null): LateMark => ({
    phase: 'supervisor-review',
    missing: 'supervisor-review',
    owedBy,
    rule: 'provisional-from-evidence',
  });
  const own: LateMark = { phase: 'execution', missing: 'self-review', owedBy: 'staff', rule: 'self-review-missing' };
  it.each([
    ['nobody was late', [], 'reviewed', ['own-duties-met']],
    [
      'the appraiser was late',
      [late('appraiser')],
      'provisional',
      ['own-duties-met', 'superior-late', 'provisional-result'],
    ],
    ['there was no appraiser', [late(null)], 'provisional', ['own-duties-met', 'superior-late', 'provisional-result']],
    ['both were late', [own, late('appraiser')], 'provisional', ['superior-late', 'provisional-result']],
    ['the employee alone was late', [own], 'reviewed', []],
    ['the forum has rated since', [late('appraiser')], 'forum', ['own-duties-met', 'superior-late']],
  ] as const)('says what speaks for the person: %s', (_, marks, basis, mitigating) => {
    const [first] = proposed(decided('below', 'meets', null, [], [...marks], basis));
    expect(first?.mitigating).toEqual(mitigating);
  });
});

describe('the conditions of a rule', () => {
  const rule = (when: FollowUpRule['when']): FollowUpRule => ({
    id: 'r',
    when,
    propose: 'award',
    text: { id: 'x', en: 'x' },
    months: null,
    improves: null,
    legalBasis: 'x',
  });
  const holds = (when: FollowUpRule['when'], given: ReturnType<typeof decided>) =>
    proposed(given, [rule(when)]).length === 1;
  const given = decided('meets', 'meets', '100.00', ['loyal']);

  it.each([
    ['predicate', { predicates: ['baik'] }, true],
    ['other predicate', { predicates: ['sangat-baik'] }, false],
    ['no predicate', { predicates: [] }, false],
    ['weak value', { weakBehaviour: 'loyal' }, true],
    ['value that is not weak', { weakBehaviour: 'adaptif' }, false],
    ['score above', { aboveScore: '99.99' }, true],
    ['score equal', { aboveScore: '100' }, false],
    ['all', { predicates: ['baik'], weakBehaviour: 'loyal', aboveScore: '99' }, true],
    ['all but one', { predicates: ['baik'], weakBehaviour: 'loyal', aboveScore: '101' }, false],
    ['none given', {}, true],
  ] satisfies [string, FollowUpRule['when'], boolean][])('%s', (_, when, expected) => {
    expect(holds(when, given)).toBe(expected);
  });

  it('a score is compared as a number, not as a text', () => {
    expect(holds({ aboveScore: '95' }, decided('above', 'above', '112.00'))).toBe(true);
    expect(holds({ aboveScore: '0' }, decided('above', 'above', null))).toBe(false);
  });

  it.each([
    ['annual only, in a quarter', { cycleKinds: ['annual'] }, {}, 'quarterly', false],
    ['annual only, in a year', { cycleKinds: ['annual'] }, {}, 'annual', true],
    ['box in the pool', { talentBoxes: [7, 8, 9] }, { talentBox: 8 }, 'quarterly', true],
    ['box outside the pool', { talentBoxes: [7, 8, 9] }, { talentBox: 5 }, 'quarterly', false],
    ['no assessment, no box', { talentBoxes: [7, 8, 9] }, { talentBox: null }, 'quarterly', false],
    ['a PPPK', { postKinds: ['PPPK'] }, { kind: 'PPPK' }, 'quarterly', true],
    ['other posts than a senior one', { postKinds: ['JPT'] }, {}, 'quarterly', false],
    ['after a failure that there was not', { failed: 'improvement-period' }, {}, 'quarterly', false],
  ] satisfies [string, FollowUpRule['when'], Partial<PersonFacts>, Cycle['kind'], boolean][])(
    '%s',
    (_, when, facts, kind, expected) => {
      expect(proposed(given, [rule(when)], facts, kind)).toHaveLength(expected ? 1 : 0);
    },
  );

  it('an aspect is weak below what meets the expectation, and a missing number is not weak', () => {
    const weak = (aspects: Traits['aspects']) =>
      proposed({ ...given, traits: { aspects } }, [rule({ weakAspect: 'time' })]).length === 1;
    expect([weak({ time: '89.99' }), weak({ time: '90.00' }), weak({}), weak({ cost: '10' })]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('long leave stands among what speaks for the person', () => {
    const long = proposed(decided('below', 'meets', null), undefined, { leaveDays: 10 });
    const short = proposed(decided('below', 'meets', null), undefined, { leaveDays: 9 });
    expect(long[0]?.mitigating).toContain('on-leave');
    expect(short[0]?.mitigating).not.toContain('on-leave');
  });
});
