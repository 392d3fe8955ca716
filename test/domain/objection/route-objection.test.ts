import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  conflictOfNamed,
  type ObjectionPanel,
  routeObjection,
  routeUpward,
} from '../../../functions/domain/objection/route-objection.ts';
import { segmented } from '../../support/rated.ts';

const subject = { employeeId: 'staff', appraiserId: 'head', superiorId: 'director' };
const panel: ObjectionPanel = { voterIds: ['m1', 'm2'], recusedIds: [], authorisedOfficialId: 'mayor' };

describe('routeObjection', () => {
  it('goes to the appraiser’s superior', () => {
    expect(routeObjection(subject, panel)).toEqual({ decision: 'route', deciderId: 'director', because: null });
  });

  it.each([
    ['there is none', { ...subject, superiorId: null }, panel, 'no-superior'],
    ['the superior rated', { ...subject, superiorId: 'head' }, panel, 'rated'],
    ['the superior voted', subject, { ...panel, voterIds: ['director'] }, 'voted'],
    ['the superior is the employee', { ...subject, superiorId: 'staff' }, panel, 'self'],
    ['the superior declared an interest', subject, { ...panel, recusedIds: ['director'] }, 'recused'],
    ['the superior rated a part of the period', segmented(subject, ['director', 'head']), panel, 'rated'],
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
    const judges = fc.record({
      voterIds: fc.subarray(['a', 'b', 'c', 'd']),
      recusedIds: fc.subarray(['a', 'b', 'c', 'd']),
      authorisedOfficialId: person,
    });
    fc.assert(
      fc.property(parties, judges, (about, among) => {
        const free = (id: string | null): boolean =>
          id !== null &&
          id !== about.employeeId &&
          id !== about.appraiserId &&
          !among.voterIds.includes(id) &&
          !among.recusedIds.includes(id);
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

describe('routeUpward', () => {
  it.each([
    ['the next one above who is free', ['director', 'secretary'], 'director'],
    ['one further up, where the next one voted', ['m1', 'secretary'], 'secretary'],
    ['the authorised official at last', ['m1', 'm2'], 'mayor'],
    ['the authorised official at once, where the rules say so', [], 'mayor'],
  ])('%s', (_, line, to) => {
    expect(routeUpward(subject, panel, line, 'present')).toBe(to);
  });

  it('finds nobody where the authorised official has it already or is in conflict', () => {
    expect(routeUpward(subject, panel, [], 'mayor')).toBeNull();
    expect(routeUpward(subject, { ...panel, voterIds: ['mayor'] }, ['m1', 'mayor'], 'director')).toBe('m1');
    expect(routeUpward(subject, { ...panel, voterIds: ['m1', 'mayor'] }, ['m1'], 'director')).toBeNull();
  });
});

describe('who may be named', () => {
  it.each([
    ['a stranger', { personId: 'other', appraiserId: 'director' }, null],
    ['somebody whom nobody appraises', { personId: 'other', appraiserId: null }, null],
    ['the employee', { personId: 'staff', appraiserId: 'head' }, 'self'],
    ['who rated', { personId: 'head', appraiserId: 'director' }, 'rated'],
    ['who voted', { personId: 'm1', appraiserId: 'director' }, 'voted'],
    ['who is appraised by the one who rated', { personId: 'other', appraiserId: 'head' }, 'subordinate'],
    ['who is appraised by the employee', { personId: 'other', appraiserId: 'staff' }, 'subordinate'],
  ] as const)('%s', (_, named, conflict) => {
    expect(conflictOfNamed(named, subject, panel)).toBe(conflict);
  });
});
