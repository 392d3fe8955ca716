import { describe, expect, it } from 'vitest';
import { scopeRoles } from '../../functions/contracts/token.ts';
import { RefusedError } from '../../functions/domain/refusal.ts';
import { allRoutes } from '../../functions/http/all-routes.ts';
import { readIdentity } from '../../functions/http/request/identity.ts';
import { scopeOf, systemActor } from '../../functions/http/request/scope.ts';

const names = { agency: 'agency', person: 'sub' };
const cognito = { agency: 'custom:agency', person: 'custom:person' };
const client = '6abcdefghijklmnopqrstuvwx9';
/** As Cognito gives it to a system: no claim of ours, scopes of the agency's resource server. */
const token = (scope: string, more: object = {}) => ({
  sub: client,
  client_id: client,
  token_use: 'access',
  scope,
  ...more,
});
const refusal = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error instanceof RefusedError ? error.refusal.code : error;
  }
};

describe('the token of a system', () => {
  it.each([
    ['kota/imports', ['imports']],
    ['kota/imports kota/reads', ['imports', 'reads']],
    ['openid kota/reads kota/reads other/thing', ['reads']],
  ])('names agency and scopes by %j', (scope, scopes) => {
    expect(readIdentity(token(scope), cognito)).toEqual({ kind: 'system', agencyId: 'kota', clientId: client, scopes });
  });

  it('may name its agency by the claim, and its scopes alone', () => {
    const identity = readIdentity(token('imports reads', { agency: 'kota' }), names);
    expect(identity).toMatchObject({ kind: 'system', agencyId: 'kota', scopes: ['imports', 'reads'] });
  });

  it.each([
    ['no scope of ours', token('openid')],
    ['scopes of two agencies', token('kota/imports prov/imports')],
    ['a claim and a scope of different agencies', token('prov/imports', { 'custom:agency': 'kota' })],
    ['scopes without any agency', token('imports')],
    ['an agency that is no id', token('KOTA#x/imports')],
    ['a client that is no name', { ...token('kota/imports'), sub: 'a#b', client_id: 'a#b' }],
  ])('is nobody’s with %s', (_, claims) => {
    expect(refusal(() => readIdentity(claims, cognito))).toBe('unauthenticated');
  });

  it('is not that of a person who came by a client', () => {
    const person = {
      sub: 'uuid',
      client_id: client,
      'custom:agency': 'kota',
      'custom:person': 'sari',
      scope: 'kota/imports',
    };
    expect(readIdentity(person, cognito)).toEqual({ kind: 'person', agencyId: 'kota', personId: 'sari' });
  });
});

describe('a system on a route', () => {
  const identity = (...scopes: ('imports' | 'roles' | 'reads')[]) => ({
    kind: 'system' as const,
    agencyId: 'kota',
    clientId: client,
    scopes,
  });
  const routeOf = (operationId: string) => {
    const found = allRoutes.find((route) => route.operationId === operationId);
    if (found === undefined) throw new Error(`no route ${operationId}`);
    return found;
  };

  it('has the role of the scope, under a name that is no person’s', () => {
    expect(systemActor(identity('imports', 'reads'), routeOf('importEmployees'))).toEqual({
      agencyId: 'kota',
      personId: `system.${client}`,
      roles: ['administrator'],
      leavesRoles: true,
    });
    expect(systemActor(identity('imports', 'roles'), routeOf('importEmployees')).leavesRoles).toBeUndefined();
    expect(refusal(() => systemActor(identity('roles'), routeOf('importEmployees')))).toBe('forbidden');
    expect(systemActor(identity('imports', 'reads'), routeOf('listEmployees')).roles).toEqual(['auditor']);
  });

  it.each([
    ['importEmployees', identity('reads')],
    ['listEmployees', identity('imports')],
    ['getMe', identity('imports', 'reads')],
    ['submitPlan', identity('imports', 'reads')],
    ['decideObjection', identity('imports', 'reads')],
    ['openCycle', identity('imports', 'reads')],
  ])('is refused on %s without its scope, or where systems have no business', (operationId, who) => {
    expect(refusal(() => systemActor(who, routeOf(operationId)))).toBe('forbidden');
  });

  it('changes by imports alone', () => {
    const changing = allRoutes.filter((route) => route.method !== 'GET' && scopeOf(route) !== null);
    expect(changing.map(({ operationId }) => operationId).toSorted()).toEqual([
      'importAssignments',
      'importEmployees',
      'importLeaves',
      'importPlanDrafts',
      'importUnits',
    ]);
    expect(Object.keys(scopeRoles)).toEqual(['imports', 'roles', 'reads']);
  });
});
