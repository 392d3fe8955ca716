import type { Case } from '../../../functions/domain/case/case.ts';
import type { ObjectionRef } from '../../../functions/domain/objection/objection-ref.ts';
import { caseAt } from './case-fixtures.ts';

const at = '2026-07-10T03:00:00.000Z';
const objection = (status: ObjectionRef['status'], heard = false): ObjectionRef => ({
  ...{ status, deciderId: 'e-superior', filedAt: at, decideBy: at, seq: 6 },
  ...(heard ? { hearing: { calledAt: at, employeeBy: at, appraiserBy: at, spoken: [] } } : {}),
});
const returned = { seq: 1, version: 1, status: 'returned', at, reason: 'Lengkapi' } as const;
const acknowledged = (): Case => {
  const subject = caseAt.decided();
  return subject.stage === 'decided' ? { ...subject, acknowledgedAt: at } : subject;
};

/** Everywhere a case can stand, as far as anybody's acts depend on it. */
export const states: Record<string, Case> = {
  unplanned: caseAt.unplanned(),
  submitted: caseAt.submitted(),
  returned: caseAt.unplanned(returned),
  planned: caseAt.planned(),
  'amendment-submitted': caseAt.amending('submitted'),
  'amendment-returned': caseAt.amending('returned'),
  reviewed: caseAt.reviewed(),
  scored: caseAt.scored(),
  unassessed: caseAt.unassessed(),
  decided: caseAt.decided(),
  acknowledged: acknowledged(),
  objected: caseAt.decided(objection('filed')),
  heard: caseAt.decided(objection('escalated', true)),
  inadmissible: caseAt.decided(objection('inadmissible')),
  dismissed: caseAt.decided(objection('dismissed', true)),
};
