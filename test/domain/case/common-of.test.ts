import { describe, expect, it } from 'vitest';
import type { CaseAt } from '../../../functions/domain/case/case.ts';
import { commonOf } from '../../../functions/domain/case/common-of.ts';

const always = {
  schemaVersion: 1,
  cycleId: 'tw1',
  employeeId: 'ani',
  unitCode: 'DINKES.1',
  serviceCode: 'DINKES',
  appraiserId: 'chief',
  superiorId: 'health-head',
  postFamily: 'JA',
  headsUnit: false,
  chain: { seq: 3, head: 'h' },
  marks: [],
  segments: [],
  joinedLate: true,
} as const;
const plan = { seq: 2, version: 1, basis: 'set' } as const;
const base = { ...always, marks: [], segments: [] };
const open: CaseAt<'unplanned' | 'planned' | 'reviewed'>[] = [
  { ...base, stage: 'unplanned', plan: null },
  {
    ...base,
    stage: 'planned',
    plan,
    amendment: { seq: 3, version: 2, status: 'submitted', at: '2026-01-01T00:00:00.000Z', returnSeq: null },
  },
  { ...base, stage: 'reviewed', plan, review: { seq: 4, workResult: 'meets', behaviour: 'meets' } },
];

describe('what a case carries on from stage to stage', () => {
  it.each(open)('is everything but the stage and what it alone has: $stage', (subject) => {
    expect(commonOf(subject)).toEqual(base);
  });
});
