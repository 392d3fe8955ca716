import { describe, expect, it } from 'vitest';
import { readingRelations, relationsOf } from '../../../functions/domain/case/relations.ts';
import { caseAt } from './case-fixtures.ts';

const cycle = {
  committee: { chairId: 'e-chair', memberIds: ['e-chair', 'e-member'] },
  authorisedOfficialId: 'e-mayor',
};
const of = (personId: string, roles: ('administrator' | 'auditor' | 'committee')[] = [], subject = caseAt.planned()) =>
  relationsOf({ personId, roles }, subject, cycle);

describe('relationsOf', () => {
  it.each([
    ['e-self', ['self']],
    ['e-appraiser', ['appraiser']],
    ['e-superior', ['superior']],
    ['e-chair', ['committee']],
    ['e-member', ['committee']],
    ['e-mayor', ['authorised-official']],
    ['e-stranger', []],
  ])('of %s', (person, expected) => {
    expect(of(person)).toEqual(expected);
  });

  it('takes administrator and auditor from the directory, the committee from the cycle alone', () => {
    expect(of('e-x', ['administrator', 'auditor'])).toEqual(['administrator', 'auditor']);
    expect(of('e-x', ['committee'])).toEqual([]);
  });

  it('knows the decider only while there is an objection', () => {
    const at = '2026-05-01T00:00:00.000Z';
    const objected = caseAt.decided({ status: 'filed', deciderId: 'e-mayor', filedAt: at, decideBy: at, seq: 6 });
    expect(of('e-mayor', [], objected)).toEqual(['decider', 'authorised-official']);
    expect(of('e-mayor', [], caseAt.decided())).toEqual(['authorised-official']);
  });

  it('tells peers and subordinates by the own case, and lets neither read', () => {
    const subject = caseAt.planned();
    const peer = { ...caseAt.planned(), employeeId: 'e-peer' };
    const subordinate = { ...caseAt.planned(), employeeId: 'e-sub', appraiserId: 'e-self' };
    expect(relationsOf({ personId: 'e-peer', roles: [] }, subject, cycle, peer)).toEqual(['peer']);
    expect(relationsOf({ personId: 'e-sub', roles: [] }, subject, cycle, subordinate)).toEqual(['subordinate']);
    expect(readingRelations).not.toContain('peer');
    expect(readingRelations).not.toContain('subordinate');
  });

  it('makes nobody a peer of themself, nor two people without an appraiser peers', () => {
    const top = { ...caseAt.planned(), appraiserId: null };
    expect(relationsOf({ personId: 'e-self', roles: [] }, caseAt.planned(), cycle, caseAt.planned())).toEqual(['self']);
    expect(relationsOf({ personId: 'e-top', roles: [] }, top, cycle, { ...top, employeeId: 'e-top' })).toEqual([]);
  });
});
