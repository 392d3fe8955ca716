import { createLocalJWKSet, errors, importJWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { agencyClaim } from '../../../functions/contracts/token.ts';
import { refuse } from '../../../functions/domain/refusal.ts';
import type { Clock } from '../../../functions/ports/clock.ts';
import type { Ids } from '../../../functions/ports/ids.ts';
import { loadSigningKey, publicPart, signingAlgorithm } from './signing-key.ts';

const audience = 'siklus';
export const tokenHours = 8;
/** Tokens whose signature need not be checked again: a megabyte or two. */
const remembered = 2_000;

/** A person whom a sign-in link stands for. */
export type Subject = { agencyId: string; personId: string; label: string };

export type Issuer = {
  issue(agencyId: string, personId: string): Promise<string>;
  /** Claims of a bearer token that this issuer signed and that is in force; refuses otherwise. */
  authorize(header: string | undefined): Promise<Record<string, string>>;
  /** Path of a page that signs the person in. It stands for a password: it is made anew at each start. */
  link(subject: Subject): string;
  subjectOf(code: string): Subject | null;
  documents: { discovery: object; keySet: object };
};

const tokenIn = (header: string | undefined): string =>
  /^Bearer ([\w.-]+)$/i.exec(header ?? '')?.[1] ??
  refuse('unauthenticated', { detail: 'Send the header Authorization: Bearer <token>.' });

/** An OpenID Connect issuer for one machine, where an agency would run its own: signs ES256, publishes its key, knows no passwords. */
export const createIssuer = async (options: {
  url: string;
  dataDir: string | null;
  clock: Clock;
  ids: Ids;
}): Promise<Issuer> => {
  const { url, dataDir, clock, ids } = options;
  const issuer = `${url}/oidc`;
  const key = await loadSigningKey(dataDir);
  const keySet = { keys: [publicPart(key)] };
  const privateKey = await importJWK(key, signingAlgorithm);
  const publicKeys = createLocalJWKSet(keySet);
  const subjects = new Map<string, Subject>();

  /** Payloads of tokens whose signature was found right: it stays right, and only the time has to be looked at again. */
  const verified = new Map<string, JWTPayload>();
  const remember = (token: string, payload: JWTPayload): JWTPayload => {
    if (verified.size >= remembered) verified.clear();
    verified.set(token, payload);
    return payload;
  };
  const inForce = ({ exp = 0, nbf = 0 }: JWTPayload): boolean => {
    const now = Math.floor(Date.parse(clock.now()) / 1000);
    return nbf <= now && now < exp;
  };

  const verify = async (token: string): Promise<JWTPayload> => {
    const known = verified.get(token);
    if (known !== undefined && inForce(known)) return known;
    try {
      const { payload } = await jwtVerify(token, publicKeys, {
        issuer,
        audience,
        algorithms: [signingAlgorithm],
        requiredClaims: ['sub', 'exp', agencyClaim],
        currentDate: new Date(clock.now()),
      });
      return remember(token, payload);
    } catch (error) {
      const expired = error instanceof errors.JWTExpired;
      return refuse('unauthenticated', { detail: expired ? 'The token has expired.' : 'The token is not valid.' });
    }
  };

  return {
    issue: (agencyId, personId) => {
      const now = Math.floor(Date.parse(clock.now()) / 1000);
      return new SignJWT({ [agencyClaim]: agencyId })
        .setProtectedHeader({ alg: signingAlgorithm, kid: key.kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(personId)
        .setIssuedAt(now)
        .setExpirationTime(now + tokenHours * 3600)
        .sign(privateKey);
    },
    authorize: async (header) => {
      const payload = await verify(tokenIn(header));
      return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));
    },
    link: (subject) => {
      const code = ids.secret();
      subjects.set(code, subject);
      return `${url}/sign-in/${code}`;
    },
    subjectOf: (code) => subjects.get(code) ?? null,
    documents: {
      keySet,
      discovery: {
        issuer,
        jwks_uri: `${issuer}/jwks.json`,
        authorization_endpoint: `${url}/sign-in`,
        response_types_supported: ['token'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: [signingAlgorithm],
        claims_supported: ['sub', agencyClaim],
      },
    },
  };
};
