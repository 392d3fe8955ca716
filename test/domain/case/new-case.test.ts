import { describe, expect, it } from 'vitest';
import type { Case } from '../../../functions/domain/case/case.ts';
import { isEvaluated, newCase } from '../../../functions/domain/case/new-case.ts';
import type { Employee } from '../../../functions/domain/directory/employee.ts';
import type { Position } from '../../../functions/domain/segments/route-of.ts';
import { testDigest } from '../../support/fakes.ts';
import { employee, head, headship, quarter, rules, unit } from '../segments/people.ts';
import { caseAt } from './case-fixtures.ts';

const position: Position = {
  ...{
    unitCode: 'A.1',
    serviceCode: 'A',
    appraiserId: 'chief',
    superiorId: 'director',
    postFamily: 'JA',
    headsUnit: false,
  },
};
describe('a case that opens', () => {
  const units = new Map(
    [unit('ROOT', null), unit('A', 'ROOT'), unit('A.1', 'A', [headship('chief', '2025-01-01', null)])].map((one) => [
      one.code,
      one,
    ]),
  );
  const directory = new Map<string, Employee>(
    [head('chief', 'A.1'), employee('director', { unitCode: 'A', headsUnit: true, appraiserId: 'mayor' })].map(
      (one) => [one.id, one],
    ),
  );
  const context = {
    ...{ cycle: { id: 'tw1', period: quarter }, today: '2026-01-10', units, rules },
    employeeOf: (id: string) => directory.get(id) ?? null,
  };
  const ani = employee('ani', {});

  it('is that of an ASN with a post in the period, and of nobody else', () => {
    expect(isEvaluated(ani, quarter, '2026-01-10')).toBe(true);
    const nobody: Employee[] = [{ ...ani, kind: 'official' }, employee('gone', { to: '2025-12-31' }), employee('none')];
    for (const one of nobody) {
      expect(isEvaluated(one, quarter, '2026-01-10')).toBe(false);
      expect(newCase(one, context, testDigest)).toBeNull();
    }
  });

  it('begins unplanned, at the beginning of its chain', () => {
    const opened = newCase(ani, context, testDigest);
    expect(opened).toEqual({
      ...{
        schemaVersion: 1,
        cycleId: 'tw1',
        employeeId: 'ani',
        unitCode: 'A.1',
        serviceCode: 'A',
        appraiserId: 'chief',
      },
      ...{ superiorId: 'director', postFamily: 'JA', headsUnit: false, marks: [], stage: 'unplanned', plan: null },
      chain: { seq: 0, head: opened?.chain.head },
    });
    expect(newCase(ani, { ...context, annualOf: () => null }, testDigest)).toEqual(opened);
    expect(newCase(employee('budi', {}), context, testDigest)?.chain.head).not.toBe(opened?.chain.head);
  });

  it('begins planned under the annual plan, where there is one for its days', () => {
    const year = { id: 'tahun', period: { from: '2026-01-01', to: '2026-12-31' } };
    const annual = (subject: Case) =>
      newCase(ani, { ...context, annualOf: () => ({ cycle: year, case: { ...subject, ...position } }) }, testDigest);
    expect(annual(caseAt.planned())).toMatchObject({
      stage: 'planned',
      plan: { seq: 2, of: 'tahun', share: { part: 3, whole: 12, unit: 'month' } },
    });
    expect(annual(caseAt.submitted())).toMatchObject({ stage: 'unplanned', plan: null });
  });
});
