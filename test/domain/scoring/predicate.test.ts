import { describe, expect, it } from 'vitest';
import { resultBases } from '../../../functions/domain/case/case.ts';
import { predicateOf } from '../../../functions/domain/scoring/predicate.ts';
import {
  noPredicateExplanation,
  predicateExplanation,
} from '../../../functions/domain/scoring/predicate-explanation.ts';

describe('the matrix of PermenPANRB 6/2022', () => {
  it.each([
    ['above', 'below', 'kurang'],
    ['above', 'meets', 'baik'],
    ['above', 'above', 'sangat-baik'],
    ['meets', 'below', 'kurang'],
    ['meets', 'meets', 'baik'],
    ['meets', 'above', 'baik'],
    ['below', 'below', 'sangat-kurang'],
    ['below', 'meets', 'butuh-perbaikan'],
    ['below', 'above', 'butuh-perbaikan'],
  ] as const)('work result %s and behaviour %s give %s', (workResult, behaviour, predicate) => {
    expect(predicateOf(workResult, behaviour)).toBe(predicate);
  });
});

describe('predicateExplanation', () => {
  it('puts the two ratings under the predicate, with the motion that changed them', () => {
    const tree = predicateExplanation({
      workResult: { rating: 'above' },
      behaviour: { rating: 'below' },
      basis: 'forum',
      evidence: ['motion/m-1'],
    });
    expect(tree).toEqual({
      code: 'predicate',
      value: 'kurang',
      unit: 'predicate',
      formula: 'matrix(work result, behaviour)',
      source: 'PermenPANRB 6/2022, annex',
      reason: 'forum',
      evidence: ['motion/m-1'],
      inputs: [
        { code: 'work-result-rating', value: 'above', unit: 'rating', source: 'SE MenPANRB 3/2023', reason: 'forum' },
        { code: 'behaviour-rating', value: 'below', unit: 'rating', source: 'SE MenPANRB 3/2023', reason: 'forum' },
      ],
    });
  });

  it.each(resultBases)('names by what right a rating counts: %s', (basis) => {
    const tree = predicateExplanation({ workResult: { rating: 'meets' }, behaviour: { rating: 'meets' }, basis });
    expect(tree.reason).toBe(basis);
    expect(tree.inputs?.every(({ source, reason }) => source !== undefined && reason === basis)).toBe(true);
  });

  it('has a root without a predicate for who was left unassessed', () => {
    expect(noPredicateExplanation('no-plan', [])).toMatchObject({ code: 'predicate', value: null, reason: 'no-plan' });
  });
});
