import { createPublicKey } from 'node:crypto';
import * as z from 'zod';
import type { Clock } from '../../ports/clock.ts';
import { SignatureUnavailableError } from '../../ports/signature.ts';
import type { Signer } from '../../ports/signer.ts';
import { signRequest } from './sign-request.ts';
import type { Credentials } from './signature-v4.ts';

/** What KMS signs as it is (`MessageType: RAW`); longer texts would have to be signed by their digest, which is another signature. */
export const longestMessageBytes = 4096;
const attempts = 3;
const timeoutMs = 5_000;

type Settings = {
  /** ARN of an asymmetric key of KMS (`ECC_NIST_EDWARDS25519`); undefined on functions that sign nothing. */
  keyArn: string | undefined;
  region: string | undefined;
  /** Where the service is, for everything but AWS itself. */
  endpoint: string | undefined;
  credentials(): Credentials;
  clock: Clock;
  fetch: (
    url: string,
    init: { method: 'POST'; headers: Record<string, string>; body: string; signal: AbortSignal },
  ) => Promise<Pick<Response, 'status' | 'text'>>;
};

const problem = z.object({ __type: z.string().default('unknown') });
const signed = z.object({ Signature: z.base64() });
const published = z.object({ PublicKey: z.base64() });

/** The name of the error alone: its message may name keys and roles. */
const errorIn = (text: string): string => {
  try {
    return problem.parse(JSON.parse(text)).__type;
  } catch {
    return 'unknown';
  }
};

const isPassing = (status: number, text: string): boolean => status >= 500 || errorIn(text).includes('Throttling');

const rawKeyIn = (der: string): string => {
  const key = createPublicKey({ key: Buffer.from(der, 'base64'), format: 'der', type: 'spki' });
  const { crv, x } = key.export({ format: 'jwk' });
  if (crv !== 'Ed25519' || x === undefined) throw new TypeError('the key of KMS is not an Ed25519 key');
  return x;
};

/**
 * Signs with a key that never leaves KMS. Two calls make no client: Node's own `fetch` and hashing do what the SDK's client
 * would add to every bundle. To sign twice gives the same signature, so an attempt that failed is repeated.
 */
export const createKmsSigner = ({ keyArn, region, endpoint, credentials, clock, fetch }: Settings): Signer => {
  const attempt = async (operation: string, input: object): Promise<{ status: number; text: string }> => {
    if (keyArn === undefined || region === undefined)
      throw new SignatureUnavailableError('this function was given no signing key');
    const url = new URL(endpoint ?? `https://kms.${region}.amazonaws.com`);
    const body = JSON.stringify({ KeyId: keyArn, ...input });
    const headers = signRequest({
      ...{ service: 'kms', region, host: url.host, target: `TrentService.${operation}`, body },
      at: clock.now(),
      credentials: credentials(),
    });
    const answer = await fetch(url.href, { method: 'POST', headers, body, signal: AbortSignal.timeout(timeoutMs) });
    return { status: answer.status, text: await answer.text() };
  };

  const call = async <S extends z.ZodType>(operation: string, input: object, schema: S): Promise<z.output<S>> => {
    let failure = '';
    for (let left = attempts; left > 0; left--) {
      const answer = await attempt(operation, input).catch((error: unknown) => {
        if (error instanceof SignatureUnavailableError) throw error;
        return null;
      });
      if (answer?.status === 200) return schema.parse(JSON.parse(answer.text));
      failure = answer === null ? 'no answer' : `${answer.status} ${errorIn(answer.text)}`;
      if (answer !== null && !isPassing(answer.status, answer.text)) break;
    }
    throw new SignatureUnavailableError(`KMS did not ${operation}: ${failure}`);
  };

  let known: Promise<string> | null = null;
  const publicKey = (): Promise<string> => {
    const asked = known ?? call('GetPublicKey', {}, published).then(({ PublicKey }) => rawKeyIn(PublicKey));
    known = asked;
    asked.catch(() => {
      if (known === asked) known = null;
    });
    return asked;
  };
  return {
    publicKey,
    sign: async (text) => {
      const message = Buffer.from(text, 'utf8');
      if (message.length > longestMessageBytes) throw new RangeError(`a text of ${message.length} bytes is not signed`);
      const input = { Message: message.toString('base64'), MessageType: 'RAW', SigningAlgorithm: 'ED25519_SHA_512' };
      const { Signature } = await call('Sign', input, signed);
      return Buffer.from(Signature, 'base64').toString('base64url');
    },
  };
};
