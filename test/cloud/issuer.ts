import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { agencyClaim } from '../../functions/contracts/token.ts';

export const audience = 'siklus';
/** API Gateway checks tokens of RSA keys alone. */
const algorithm = 'RS256';
const keyId = 'cloud-check';

export type CloudIssuer = {
  url: string;
  issue(agencyId: string, personId: string, secondsFromNow?: number): Promise<string>;
  stop(): Promise<void>;
};

/** An OpenID Connect issuer on the loopback interface, for a stage that is thrown away: its key lives as long as this process. */
export const startIssuer = async (): Promise<CloudIssuer> => {
  const { privateKey, publicKey } = await generateKeyPair(algorithm);
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: keyId, alg: algorithm, use: 'sig' }] };
  let url = '';
  const documents = new Map<string, () => object>([
    ['/.well-known/openid-configuration', () => ({ issuer: url, jwks_uri: `${url}/jwks.json` })],
    ['/jwks.json', () => jwks],
  ]);
  const server = createServer((request, response) => {
    const document = documents.get(request.url ?? '');
    response
      .writeHead(document === undefined ? 404 : 200, { 'content-type': 'application/json' })
      .end(JSON.stringify(document?.() ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('a server without a port');
  url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    issue: (agencyId, personId, secondsFromNow = 3600) => {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ [agencyClaim]: agencyId })
        .setProtectedHeader({ alg: algorithm, kid: keyId })
        .setIssuer(url)
        .setAudience(audience)
        .setSubject(personId)
        .setIssuedAt(now - 60)
        .setExpirationTime(now + secondsFromNow)
        .sign(privateKey);
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
