import { describe, expect, it } from 'vitest';
import { groupProfile, personProfile } from '../../../functions/domain/development/profile.ts';
import { addTally, emptyTally, type Traits, tallyOf, traitsOf } from '../../../functions/domain/development/traits.ts';
import { behaviours } from '../../../functions/domain/execution/feedback.ts';
import { aspects } from '../../../functions/domain/planning/plan.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { feedbackOf, indicator, planOf, realised, rules } from '../scoring/scoring-fixtures.ts';

const traits = (change: Partial<Traits>): Traits => ({ behaviours: {}, aspects: {}, ...change });
const tallied = (all: Traits[]) => {
  const tally = emptyTally();
  for (const one of all) addTally(tally, tallyOf(one));
  return tally;
};

describe('what the evidence shows of a person', () => {
  const plan = planOf(
    ['60', indicator('a', { aspect: 'quantity', weight: '50' }), indicator('b', { aspect: 'time', weight: '50' })],
    ['40', indicator('c', { aspect: 'quantity' })],
  );

  it('is the mean of each aspect by the weights in the plan, and each value that anybody spoke of', () => {
    const feedback = [feedbackOf('appraiser', { akuntabel: 'below', loyal: 'above' })];
    const found = traitsOf({ plan, realisation: realised({ a: '80', b: '110', c: '100' }), feedback }, rules);
    // quantity: (30 * 80 + 40 * 100) / 70
    expect(found).toEqual({
      behaviours: { akuntabel: 'below', loyal: 'above' },
      aspects: { quantity: '91.43', time: '110.00' },
    });
  });

  it('leaves out what has no number: it is missing, never zero', () => {
    expect(traitsOf({ plan, realisation: realised({ a: '80' }), feedback: [] }, rules).aspects).toEqual({
      quantity: '80.00',
    });
    expect(traitsOf({ plan, realisation: null, feedback: [] }, rules)).toEqual(traits({}));
    expect(traitsOf({ plan: null, realisation: realised({ a: '1' }), feedback: [] }, rules)).toEqual(traits({}));
  });
});

describe('strengths, weaknesses and trainings of a person', () => {
  it('names a low service orientation, and answers it with communication and service ethics', () => {
    const profile = personProfile(
      traits({ behaviours: { 'berorientasi-pelayanan': 'below', loyal: 'above', adaptif: 'meets' } }),
      rules,
    );
    expect(profile.weaknesses).toEqual([
      {
        kind: 'behaviour',
        subject: 'berorientasi-pelayanan',
        value: 'below',
        rule: '< 1.5: rules behaviour.meetsFrom',
      },
    ]);
    expect(profile.strengths).toMatchObject([{ subject: 'loyal', value: 'above' }]);
    expect(profile.trainings).toEqual([
      {
        trainingId: 'komunikasi-etika-pelayanan',
        title: { id: 'Komunikasi dan etika pelayanan', en: 'Communication and service ethics' },
        hours: 20,
        ruleId: 'berorientasi-pelayanan-komunikasi-etika-pelayanan',
        legalBasis: 'UU 20/2023 art. 49; PermenPANRB 6/2022',
        because: ['berorientasi-pelayanan'],
      },
    ]);
  });

  it.each([
    ['89.99', 'weaknesses', 1],
    ['90.00', 'weaknesses', 0],
    ['100.00', 'strengths', 0],
    ['100.01', 'strengths', 1],
  ] as const)('an aspect at %s among the %s: %i', (time, side, count) => {
    expect(personProfile(traits({ aspects: { time } }), rules)[side]).toHaveLength(count);
  });

  it('shows nothing where the evidence shows nothing', () => {
    expect(personProfile(traits({}), rules)).toEqual({ strengths: [], weaknesses: [], trainings: [] });
  });

  it('follows the catalogue and the rules of the rule set', () => {
    const other = {
      ...rules,
      development: {
        ...rules.development,
        trainings: [{ id: 'kursus', title: { id: 'Kursus', en: 'Course' }, hours: 3 }],
        rules: [
          {
            id: 'r1',
            for: ['unit' as const],
            when: { weakBehaviour: 'loyal' as const },
            recommend: 'kursus',
            legalBasis: 'x',
          },
          {
            id: 'r2',
            for: ['person' as const],
            when: { weakAspect: 'cost' as const },
            recommend: 'kursus',
            legalBasis: 'y',
          },
        ],
      },
    };
    const profile = personProfile(traits({ behaviours: { loyal: 'below' }, aspects: { cost: '10.00' } }), other);
    expect(profile.trainings).toMatchObject([{ trainingId: 'kursus', ruleId: 'r2', because: ['cost'] }]);
  });
});

describe('the catalogue of the default rule set', () => {
  it('answers every value and every aspect, for persons, units and the agency, with a training that exists', () => {
    const { trainings, rules: own } = defaultRuleSet.development;
    const ids = new Set(trainings.map(({ id }) => id));
    expect(own.filter(({ recommend }) => !ids.has(recommend))).toEqual([]);
    expect(new Set(own.map(({ id }) => id)).size).toBe(own.length);
    for (const scope of ['person', 'unit', 'agency'] as const) {
      const whens = own.filter((rule) => rule.for.includes(scope)).map(({ when }) => Object.values(when)[0]);
      expect(whens).toEqual(expect.arrayContaining([...behaviours, ...aspects]));
    }
  });
});

describe('strengths and weaknesses of a group', () => {
  const weak = traits({ behaviours: { adaptif: 'below' } });
  const fine = traits({ behaviours: { adaptif: 'meets' } });
  const strong = traits({ behaviours: { adaptif: 'above' } });
  const of = (people: Traits[], keyIndicators: { id: string; value: string }[] = []) =>
    groupProfile({ tally: tallied(people), keyIndicators }, 'unit', rules);

  it('is a weakness where more than the share of the people heard is below', () => {
    expect(of([weak, fine, fine, fine]).weaknesses).toEqual([]);
    expect(of([weak, weak, fine, fine, fine]).weaknesses).toEqual([
      { kind: 'behaviour', subject: 'adaptif', value: '40.00', rule: '% of people > 25: rules development' },
    ]);
    expect(of([weak, weak, fine, fine, fine]).trainings).toMatchObject([{ trainingId: 'literasi-digital' }]);
  });

  it('is a strength where at least the share is above, and not one while it is a weakness', () => {
    expect(of([strong, strong, fine, fine]).strengths).toMatchObject([{ subject: 'adaptif', value: '50.00' }]);
    expect(of([strong, strong, weak, weak]).strengths).toEqual([]);
  });

  it('shows no spread of values of fewer people than the rule set asks, silent ones not counted', () => {
    expect(of([weak, weak]).weaknesses).toEqual([]);
    expect(of([weak, weak, traits({})]).weaknesses).toEqual([]);
    expect(of([weak, weak, weak]).weaknesses).toMatchObject([{ value: '100.00' }]);
  });

  it('takes the mean of an aspect over those who have a number', () => {
    const late = [traits({ aspects: { time: '80.00' } }), traits({ aspects: { time: '85.01' } }), traits({})];
    expect(of(late).weaknesses).toMatchObject([{ kind: 'aspect', subject: 'time', value: '82.51' }]);
  });

  it('names the worst and the best key indicators, three at most', () => {
    const values = ['40', '70', '60', '50', '95', '101', '110', '103', '119'].map((value, i) => ({
      id: `i${i}`,
      value,
    }));
    const { weaknesses, strengths, trainings } = of([], values);
    expect(weaknesses.map(({ value }) => value)).toEqual(['40', '50', '60']);
    expect(strengths.map(({ value }) => value)).toEqual(['119', '110', '103']);
    expect(trainings).toMatchObject([{ trainingId: 'manajemen-kinerja', because: ['i0', 'i3', 'i2'] }]);
  });
});
