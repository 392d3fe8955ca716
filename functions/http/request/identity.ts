import * as z from 'zod';
import { id } from '../../contracts/primitives.ts';
import { refuse } from '../../domain/refusal.ts';

export type Identity = { agencyId: string; personId: string };

/** Claims as the JWT authorizer passes them on; the token's signature, issuer, audience and times were checked before. */
export type Claims = Record<string, unknown>;

const personal = z.object({ agencyId: id, personId: id });

/** The agency comes from the token, never from the path. */
export const readIdentity = (claims: Claims, agencyClaim: string): Identity => {
  const result = personal.safeParse({ agencyId: claims[agencyClaim], personId: claims.sub });
  return result.success
    ? result.data
    : refuse('unauthenticated', { detail: 'The token names no agency or no person that this system knows.' });
};
