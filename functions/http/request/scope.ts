import { type Scope, scopeRoles } from '../../contracts/token.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Actor } from '../../usecases/support/deps.ts';
import type { Route } from '../route.ts';
import type { Identity } from './identity.ts';

type Scoped = Pick<Route, 'method' | 'path' | 'scope' | 'open'>;

/**
 * The scope by which a system may call a route; null where none may. Reading is open to systems that may read, but for what
 * is about the caller as a person; a change is open only where the route says so.
 */
export const scopeOf = ({ method, path, scope, open }: Scoped): Scope | null => {
  if (open) return null;
  if (scope !== undefined) return scope;
  return method === 'GET' && !/^\/v1\/me(\/|$)/.test(path) ? 'reads' : null;
};

/** A dot stands in no id, so a system is never taken for a person. */
export const systemName = (clientId: string): string => `system.${clientId}`;

/**
 * A system on a route of one of its scopes, with the role of that scope.
 *
 * @throws RefusedError `forbidden` on every other route
 */
export const systemActor = (
  { agencyId, clientId, scopes }: Extract<Identity, { kind: 'system' }>,
  route: Scoped,
): Actor => {
  const scope = scopeOf(route);
  if (scope === null) return refuse('forbidden', { detail: 'This is for persons; no system may do it.' });
  if (!scopes.includes(scope)) return refuse('forbidden', { detail: `The token lacks the scope ${scope}.` });
  const actor: Actor = { agencyId, personId: systemName(clientId), roles: [scopeRoles[scope]] };
  return scopes.includes('roles') ? actor : { ...actor, leavesRoles: true };
};
