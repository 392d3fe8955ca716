import type { Case, DraftPlan } from '../../../functions/domain/case/case.ts';
import type { Cycle } from '../../../functions/domain/cycle/cycle.ts';
import type { Phase, PhaseStatus } from '../../../functions/domain/cycle/phase.ts';

const base = {
  schemaVersion: 1,
  cycleId: 'c1',
  employeeId: 'e-self',
  unitCode: 'DINKES.1',
  serviceCode: 'DINKES',
  appraiserId: 'e-appraiser',
  superiorId: 'e-superior',
  postFamily: 'JF',
  headsUnit: false,
  chain: { seq: 0, head: 'genesis' },
  marks: [],
} as const;

const shared = () => ({ ...base, chain: { ...base.chain }, marks: [] });
const result = {
  seq: 4,
  version: 1,
  workResult: 'meets',
  behaviour: 'meets',
  predicate: 'baik',
  basis: 'reviewed',
  score: '98.20',
} as const;
const review = { seq: 3, workResult: 'meets', behaviour: 'meets' } as const;
const inForce = { seq: 2, version: 1, basis: 'set' } as const;

/** One case per stage, with the shapes that the stage demands. */
export const caseAt = {
  unplanned: (plan: DraftPlan | null = null): Case => ({ ...shared(), stage: 'unplanned', plan }),
  submitted: (): Case => ({
    ...shared(),
    stage: 'unplanned',
    plan: { seq: 1, version: 1, status: 'submitted', at: '2026-01-10T01:00:00.000Z', reason: null },
  }),
  planned: (): Case => ({ ...shared(), stage: 'planned', plan: inForce }),
  amending: (status: 'submitted' | 'returned'): Case => ({
    ...shared(),
    stage: 'planned',
    plan: inForce,
    amendment: {
      seq: 3,
      version: 2,
      status,
      at: '2026-02-10T01:00:00.000Z',
      returnSeq: status === 'returned' ? 4 : null,
    },
  }),
  reviewed: (): Case => ({ ...shared(), stage: 'reviewed', plan: inForce, review }),
  scored: (): Case => ({ ...shared(), stage: 'scored', plan: inForce, review, result }),
  unassessed: (): Case => ({ ...shared(), stage: 'unassessed', plan: null }),
  decided: (objection: Extract<Case, { stage: 'decided' }>['objection'] = null): Case => ({
    ...shared(),
    stage: 'decided',
    plan: inForce,
    review,
    result,
    decision: { seq: 5, signedBy: 'e-mayor', signedAt: '2026-04-25T03:00:00.000Z' },
    acknowledgedAt: null,
    objection,
  }),
};

export const cycleAt = (phase: Phase, status: PhaseStatus = 'open'): Pick<Cycle, 'phase' | 'status' | 'deadlines'> => ({
  phase,
  status,
  deadlines: {
    planning: '2026-01-28T17:00:00.000Z',
    execution: '2026-02-28T17:00:00.000Z',
    'supervisor-review': '2026-03-28T17:00:00.000Z',
    'organisation-predicate': '2026-04-28T17:00:00.000Z',
    'committee-forum': '2026-05-28T17:00:00.000Z',
    'final-decision': '2026-06-28T17:00:00.000Z',
    'objection-window': '2026-07-28T17:00:00.000Z',
    'follow-up': '2026-08-28T17:00:00.000Z',
  },
});
