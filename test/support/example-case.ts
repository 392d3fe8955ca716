import type { Case, CaseAt, DraftPlan } from '../../functions/domain/case/case.ts';

const common = {
  schemaVersion: 1,
  cycleId: 'tw1-2026',
  employeeId: 'staff',
  unitCode: 'DISDIK.1',
  serviceCode: 'DISDIK',
  appraiserId: 'appraiser',
  superiorId: 'superior',
  postFamily: 'JF',
  headsUnit: false,
  chain: { seq: 3, head: 'head-of-chain' },
  marks: [],
} as const satisfies Partial<Case>;

const base = { ...common, marks: [...common.marks] };

export const unplannedCase = (plan: DraftPlan | null): CaseAt<'unplanned'> => ({ ...base, stage: 'unplanned', plan });

export const submittedAt = (at: string): DraftPlan => ({ seq: 1, version: 1, status: 'submitted', at, reason: null });

export const returnedAt = (at: string): DraftPlan => ({
  seq: 1,
  version: 1,
  status: 'returned',
  at,
  reason: 'Targets are missing.',
});

export const plannedCase = (basis: 'set' | 'carried' = 'set'): CaseAt<'planned'> => ({
  ...base,
  stage: 'planned',
  plan: { seq: 1, version: 1, basis },
});

export const reviewedCase = (): CaseAt<'reviewed'> => ({
  ...plannedCase(),
  stage: 'reviewed',
  review: { seq: 4, workResult: 'meets', behaviour: 'meets' },
});

export const decidedCase = (result: Partial<CaseAt<'decided'>['result']> = {}): CaseAt<'decided'> => ({
  ...reviewedCase(),
  stage: 'decided',
  result: {
    seq: 5,
    version: 1,
    workResult: 'meets',
    behaviour: 'meets',
    predicate: 'baik',
    basis: 'reviewed',
    score: '95.00',
    ...result,
  },
  decision: { seq: 6, signedBy: 'secretary', signedAt: '2026-04-24T03:00:00.000Z' },
  acknowledgedAt: null,
  objection: null,
});
