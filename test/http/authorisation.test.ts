import { describe, expect, it } from 'vitest';
import { agencyClaim, agencyTag, isScope, personClaim, scopeName } from '../../functions/contracts/token.ts';
import type { DirectoryRole } from '../../functions/domain/directory/employee.ts';
import { RefusedError } from '../../functions/domain/refusal.ts';
import { allRoutes } from '../../functions/http/all-routes.ts';
import { readIdentity } from '../../functions/http/request/identity.ts';
import { scopeOf, systemActor } from '../../functions/http/request/scope.ts';
import type { Route } from '../../functions/http/route.ts';
import { toldOf } from '../../functions/http/told-of.ts';
import { requireOverseer } from '../../functions/usecases/cycles/require-overseer.ts';
import { requireRole } from '../../functions/usecases/support/require-role.ts';
import { exampleCycle } from '../support/world.ts';

const names = { agency: agencyClaim, person: personClaim };
const refusal = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error instanceof RefusedError ? error.refusal : error;
  }
};

describe('the names in a token', () => {
  it('are those that the issuers and the policies of AWS know', () => {
    expect([agencyClaim, personClaim, agencyTag]).toEqual(['agency', 'sub', 'agency']);
    expect(scopeName('kota', 'reads')).toBe('kota/reads');
    expect(['imports', 'roles', 'reads', 'toString', ''].map(isScope)).toEqual([true, true, true, false, false]);
  });
});

describe('who stands behind a token', () => {
  const other = { agency: 'custom:agency', person: 'custom:person' };
  const sari = { 'custom:agency': 'kota', 'custom:person': 'sari' };
  it.each([
    ['neither subject nor client', sari],
    ['a client that is empty, as is the subject', { ...sari, client_id: '', sub: '' }],
    ['a client that is no text', { ...sari, client_id: 5, sub: 5 }],
    ['a client that is not the subject', { ...sari, client_id: 'app', sub: 'uuid' }],
  ])('is a person with %s', (_, claims) => {
    expect(readIdentity(claims, other)).toEqual({ kind: 'person', agencyId: 'kota', personId: 'sari' });
  });

  const client = { client_id: 'payroll', sub: 'payroll' };
  it.each([
    ['nothing', {}],
    ['an agency alone', { agency: 'kota' }],
    ['a person of no agency', { sub: 'sari' }],
    ['an agency that is no id', { agency: 'KOTA#1', sub: 'sari' }],
    ['a client without any scope', { ...client, agency: '' }],
    ['a client whose scope names an empty agency', { ...client, agency: 'kota', scope: '/imports' }],
    ['a client whose scope has a path of its own', { ...client, agency: 'kota', scope: 'prov/x/imports' }],
  ])('is nobody with %s, and is told so', (_, claims) => {
    expect(refusal(() => readIdentity(claims, names))).toEqual({
      code: 'unauthenticated',
      detail: 'The token names no agency or no person that this system knows.',
    });
  });

  it('is a client of its agency, even with no scope of ours', () => {
    const system = { kind: 'system', agencyId: 'kota', clientId: 'payroll', scopes: [] };
    expect(readIdentity({ ...client, agency: 'kota' }, names)).toEqual(system);
  });
});

describe('the scope by which a system may call', () => {
  it.each([
    [{ method: 'GET', path: '/v1/units' }, 'reads'],
    [{ method: 'GET', path: '/v1/me' }, null],
    [{ method: 'GET', path: '/v1/me/obligations' }, null],
    [{ method: 'GET', path: '/v1/measures' }, 'reads'],
    [{ method: 'GET', path: '/v1/units/v1/me' }, 'reads'],
    [{ method: 'POST', path: '/v1/units' }, null],
    [{ method: 'PUT', path: '/v1/units', scope: 'imports' }, 'imports'],
    [{ method: 'GET', path: '/v1/units', open: true }, null],
    [{ method: 'POST', path: '/v1/units', scope: 'imports', open: true }, null],
  ] as const)('%j: %s', (route, expected) => {
    expect(scopeOf(route)).toBe(expected);
  });

  const payroll = { kind: 'system', agencyId: 'kota', clientId: 'payroll', scopes: ['reads' as const] } as const;
  it.each([
    [{ method: 'POST', path: '/v1/cycles' }, 'This is for persons; no system may do it.'],
    [{ method: 'POST', path: '/v1/units/import', scope: 'imports' }, 'The token lacks the scope imports.'],
  ] as const)('is said where it is wanting: %j', (route, detail) => {
    const scopes = [...payroll.scopes];
    expect(refusal(() => systemActor({ ...payroll, scopes }, route))).toEqual({ code: 'forbidden', detail });
  });
});

describe('roles', () => {
  const actor = (personId: string, ...roles: DirectoryRole[]) => ({ agencyId: 'kota', personId, roles });

  it.each<[DirectoryRole[], DirectoryRole[], boolean]>([
    [['administrator'], ['administrator'], true],
    [['auditor'], ['administrator', 'auditor'], true],
    [['auditor'], ['administrator'], false],
    [[], ['administrator'], false],
    [['administrator', 'auditor'], ['auditor'], true],
  ])('of %j, where %j are asked for: %s', (has, asked, allowed) => {
    const detail = `This is for: ${asked.join(', ')}.`;
    expect(refusal(() => requireRole(actor('sari', ...has), ...asked))).toEqual(
      allowed ? undefined : { code: 'forbidden', detail },
    );
  });

  it.each<[string, DirectoryRole[], boolean]>([
    ['official', [], true],
    ['member-2', [], true],
    ['sari', ['administrator'], true],
    ['sari', ['auditor'], true],
    ['sari', [], false],
    ['sari', ['committee', 'authorised-official'], false],
  ])('%s with %j oversees the cycle: %s', (personId, roles, allowed) => {
    const committee = { ...exampleCycle.committee, memberIds: ['member-1', 'member-2'] };
    const cycle = { ...exampleCycle, committee, authorisedOfficialId: 'official' };
    const refused = { code: 'forbidden', detail: 'Only those who oversee the cycle may read this.' };
    expect(refusal(() => requireOverseer(actor(personId, ...roles), cycle))).toEqual(allowed ? undefined : refused);
  });
});

describe('what an answer tells of whom', () => {
  const [someRoute] = allRoutes;
  if (someRoute === undefined) throw new Error('no routes');
  const { kinds: _kinds, tells: _tells, ...plain } = someRoute;
  const routeOf = (change: Partial<Route>): Route => ({ ...plain, method: 'GET', tag: 'cases', ...change });
  const actor = { agencyId: 'kota', personId: 'chief', roles: [] };
  const ani = { employeeId: 'ani' };

  it.each([
    ...[
      'accesses',
      'audit',
      'cases',
      'cycles',
      'directory',
      'erasures',
      'me',
      'post-standards',
      'a tag of tomorrow',
    ].map((tag) => [tag, 'record']),
    ...['assigned-work', 'cascade', 'plans', 'segments'].map((tag) => [tag, 'plan']),
    ...['activities', 'facts', 'feedback', 'survey'].map((tag) => [tag, 'work']),
    ...['follow-ups', 'forum', 'objections', 'results', 'reviews', 'rule-sets', 'units'].map((tag) => [tag, 'rating']),
  ])('under the tag %s: %s', (tag = '', kind) => {
    expect(toldOf(routeOf({ tag }), actor, ani, undefined)).toEqual({ about: 'person', employeeId: 'ani', kind });
    const list = { about: 'list', scope: 'unit', id: 'DINKES', kinds: [kind] };
    expect(toldOf(routeOf({ tag, tells: 'unit' }), actor, { unitCode: 'DINKES' }, undefined)).toEqual(list);
  });

  it.each([
    ['team', 'chief'],
    ['team-work', 'chief'],
    ['unit', 'DINKES'],
    ['service', 'PASAR'],
    ['cycle', 'tw1'],
    ['agency', 'all'],
  ] as const)('a list of the %s stands under %s, with the people it names', (tells, id) => {
    const params = { unitCode: 'DINKES', serviceCode: 'PASAR', cycleId: 'tw1' };
    const route = routeOf({ tells, kinds: ['plan', 'rating'] });
    const told = { about: 'list', scope: tells, id, kinds: ['plan', 'rating'] };
    expect(toldOf(route, actor, params, undefined)).toEqual(told);
    expect(toldOf(route, actor, params, ['ani'])).toEqual({ ...told, people: ['ani'] });
  });

  it('is nothing where a person is acted upon, where nobody is told of, or where the place is missing', () => {
    expect(toldOf(routeOf({ method: 'POST' }), actor, ani, undefined)).toBeNull();
    expect(toldOf(routeOf({}), actor, {}, ['ani'])).toBeNull();
    expect(toldOf(routeOf({ tells: 'unit' }), actor, {}, undefined)).toBeNull();
  });
});
