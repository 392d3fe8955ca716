import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { routeObjection } from '../../../functions/domain/objection/route-objection.ts';

const subject = { employeeId: 'staff', appraiserId: 'head', superiorId: 'director' };
const panel = { voterIds: ['m1', 'm2'], authorisedOfficialId: 'mayor' };

describe('routeObjection', () => {
  it('goes to the appraiser’s superior', () => {
    expect(routeObjection(subject, panel)).toEqual({ decision: 'route', deciderId: 'director', because: null });
  });

  it.each([
    ['there is none', { ...subject, superiorId: null }, panel, 'no-superior'],
    ['the superior rated', { ...subject, superiorId: 'head' }, panel, 'rated'],
    ['the superior voted', subject, { ...panel, voterIds: ['director'] }, 'voted'],
    ['the superior is the employee', { ...subject, superiorId: 'staff' }, panel, 'self'],
  ] as const)('goes to the authorised official where %s', (_, about, judges, because) => {
    expect(routeObjection(about, judges)).toEqual({ decision: 'route', deciderId: 'mayor', because });
  });

  it.each([
    ['rated', { ...subject, appraiserId: 'mayor', superiorId: null }, panel, 'no-superior'],
    ['voted', subject, { ...panel, voterIds: ['director', 'mayor'] }, 'voted'],
    ['objects', { ...subject, employeeId: 'mayor', superiorId: null }, panel, 'no-superior'],
  ] as const)('finds nobody where the authorised official %s as well', (what, about, judges, superior) => {
    expect(routeObjection(about, judges)).toEqual({
      decision: 'nobody-free',
      superior,
      authorisedOfficial: what === 'objects' ? 'self' : what,
    });
  });

  it('never lets anybody decide who rated, voted or objects, and finds a decider wherever one is free', () => {
    const person = fc.constantFrom('a', 'b', 'c', 'd');
    const parties = fc.record({ employeeId: person, appraiserId: fc.option(person), superiorId: fc.option(person) });
    const judges = fc.record({ voterIds: fc.subarray(['a', 'b', 'c', 'd']), authorisedOfficialId: person });
    fc.assert(
      fc.property(parties, judges, (about, among) => {
        const free = (id: string | null): boolean =>
          id !== null && id !== about.employeeId && id !== about.appraiserId && !among.voterIds.includes(id);
        const route = routeObjection(about, among);
        if (route.decision === 'route') {
          expect(free(route.deciderId)).toBe(true);
          expect(route.deciderId).toBe(free(about.superiorId) ? about.superiorId : among.authorisedOfficialId);
        } else {
          expect(free(about.superiorId) || free(among.authorisedOfficialId)).toBe(false);
        }
      }),
    );
  });
});
