import type { DirectoryRole } from '../domain/directory/employee.ts';

/** The claim of the access token that holds the agency's id. An issuer that cannot name claims freely is mapped to it. */
export const agencyClaim = 'agency';
/** The claim that holds the person's id in the directory; issuers that choose their own subjects carry it under another name. */
export const personClaim = 'sub';

/**
 * What a system of an agency may be allowed, by the scopes of its own token (OAuth2 client credentials), and the role of the
 * directory that it has on the routes of that scope and nowhere else. `roles` opens no route: with it, an import may say who is
 * administrator, auditor, of the committee or the authorised official.
 */
export const scopeRoles = {
  imports: 'administrator',
  roles: 'administrator',
  reads: 'auditor',
} as const satisfies Record<string, DirectoryRole>;
export type Scope = keyof typeof scopeRoles;

export const isScope = (word: string): word is Scope => Object.hasOwn(scopeRoles, word);

/** How a scope is written in a token: `<agency>/<scope>`, since not every issuer can put an agency into a system's token. */
export const scopeName = (agencyId: string, scope: Scope): string => `${agencyId}/${scope}`;

/** The tag of a session by which the policies of the tenant roles fence an agency. */
export const agencyTag = 'agency';
