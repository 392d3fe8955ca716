import { expect, it } from 'vitest';
import type { SegmentRef } from '../../functions/domain/case/case.ts';
import { belowWhateverTheLateWrite } from './whole/oracle/fairness.ts';

type Behaviour = 'below' | 'meets' | 'above' | null;
const part = (from: string, to: string, behaviour: Behaviour): SegmentRef => ({
  ...{ from, to, unitCode: 'A', appraiserId: 'chief' },
  review: behaviour === null ? null : { seq: 4, workResult: 'meets', behaviour },
});

it.each<[string, SegmentRef[], boolean]>([
  ['nobody rated', [part('2026-01-01', '2026-03-24', null), part('2026-03-25', '2026-03-31', null)], false],
  ['nobody moved', [], false],
  ['a week below', [part('2026-01-01', '2026-03-24', null), part('2026-03-25', '2026-03-31', 'below')], false],
  ['all but a week', [part('2026-01-01', '2026-03-24', 'below'), part('2026-03-25', '2026-03-31', null)], true],
  // Above in the other part would have made it meets.
  ['two thirds below', [part('2026-01-01', '2026-02-28', 'below'), part('2026-03-01', '2026-03-31', null)], false],
  [
    'all but a week, but not below',
    [part('2026-01-01', '2026-03-24', 'meets'), part('2026-03-25', '2026-03-31', null)],
    false,
  ],
])('the oracle excuses a low rating by another appraiser alone: %s', (_, segments, excused) => {
  expect(belowWhateverTheLateWrite(segments)).toBe(excused);
});
