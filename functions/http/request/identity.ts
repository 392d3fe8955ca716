import * as z from 'zod';
import { id } from '../../contracts/primitives.ts';
import { isScope, type Scope } from '../../contracts/token.ts';
import { refuse } from '../../domain/refusal.ts';

export type Identity =
  | { kind: 'person'; agencyId: string; personId: string }
  /** A program of the agency (payroll, personnel database): it acts within its scopes and is nobody in the directory. */
  | { kind: 'system'; agencyId: string; clientId: string; scopes: Scope[] };

/** Claims as the JWT authorizer passes them on; the token's signature, issuer, audience and times were checked before. */
export type Claims = Record<string, unknown>;
/** Names of the claims that hold the agency and the person; issuers differ. */
export type ClaimNames = { agency: string; person: string };

const personal = z.object({ agencyId: id, personId: id });
const clientId = z.string().regex(/^[A-Za-z0-9_-]{1,128}$/);
const scoped = z.object({ agencyId: id, clientId });

const unknown = (): never =>
  refuse('unauthenticated', { detail: 'The token names no agency or no person that this system knows.' });

/** RFC 9068 section 2.2: where nobody stands behind a token, its subject is the client itself. */
const isOfSystem = (claims: Claims): boolean =>
  typeof claims.client_id === 'string' && claims.client_id !== '' && claims.sub === claims.client_id;

type Grant = { agencyId: string | null; scope: Scope };

/** `imports` or `<agency>/imports`; what is no scope of ours says nothing. */
const grantsIn = (text: unknown): Grant[] =>
  String(text ?? '')
    .split(' ')
    .flatMap((word): Grant[] => {
      const at = word.lastIndexOf('/');
      const scope = word.slice(at + 1);
      return isScope(scope) ? [{ agencyId: at < 0 ? null : word.slice(0, at), scope }] : [];
    });

/** A token of two agencies is a token of none: a system acts for one. */
const systemOf = (claims: Claims, named: unknown): Identity => {
  const grants = grantsIn(claims.scope);
  const agencies = new Set([named, ...grants.map((grant) => grant.agencyId)].filter((agency) => agency != null));
  if (agencies.size !== 1) return unknown();
  const [agencyId] = agencies;
  const result = scoped.safeParse({ agencyId, clientId: claims.client_id });
  const scopes = [...new Set(grants.map((grant) => grant.scope))];
  return result.success ? { kind: 'system', ...result.data, scopes } : unknown();
};

/** The agency comes from the token, never from the path. */
export const readIdentity = (claims: Claims, names: ClaimNames): Identity => {
  if (isOfSystem(claims)) return systemOf(claims, claims[names.agency]);
  const result = personal.safeParse({ agencyId: claims[names.agency], personId: claims[names.person] });
  return result.success ? { kind: 'person', ...result.data } : unknown();
};
