import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { SignatureUnavailableError } from '../../functions/ports/signature.ts';
import { createKmsSigner, longestMessageBytes } from '../../functions/runtime/aws/kms-signer.ts';
import { signRequest } from '../../functions/runtime/aws/sign-request.ts';
import { verifySignature } from '../../functions/runtime/ed25519.ts';
import { createSignatureBy } from '../../functions/runtime/signature/signed-by.ts';

const at = '2026-01-02T03:04:05.678Z';
const keyArn = 'arn:aws:kms:ap-southeast-3:123456789012:key/one';
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session' };
const asked = z.looseObject({ KeyId: z.string(), Message: z.base64().optional() });

type Answer = { status: number; body: object };
/** A service of keys that first gives the answers it is handed. */
const keyService = (first: (Answer | 'silence')[] = []) => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const calls: { url: string; target: string; body: Record<string, unknown> }[] = [];
  const answers = [...first];
  const answerTo = (target: string, body: z.output<typeof asked>): Answer => {
    if (target === 'TrentService.GetPublicKey')
      return {
        status: 200,
        body: { PublicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64') },
      };
    const signature = sign(
      null,
      Buffer.from(body.Message ?? '', 'base64'),
      createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' })),
    );
    return { status: 200, body: { Signature: signature.toString('base64') } };
  };
  const fetch = async (url: string, init: { headers: Record<string, string>; body: string }) => {
    const target = init.headers['x-amz-target'] ?? '';
    const body = asked.parse(JSON.parse(init.body));
    calls.push({ url, target, body });
    const answer = answers.shift() ?? answerTo(target, body);
    if (answer === 'silence') throw new TypeError('fetch failed');
    return { status: answer.status, text: async () => JSON.stringify(answer.body) };
  };
  const settings = { keyArn, region: 'ap-southeast-3', endpoint: undefined, credentials: () => credentials };
  return { calls, signer: createKmsSigner({ ...settings, clock: { now: () => at }, fetch }) };
};

describe('a signer with a key of KMS', () => {
  it('signs the text itself, so that whoever has the public key verifies it', async () => {
    const { signer, calls } = keyService();
    const signature = await signer.sign('siklus-seal-1\né');
    expect(verifySignature(await signer.publicKey(), 'siklus-seal-1\né', signature)).toBe(true);
    expect(verifySignature(await signer.publicKey(), 'siklus-seal-1\ne', signature)).toBe(false);
    expect(calls[0]).toEqual({
      url: 'https://kms.ap-southeast-3.amazonaws.com/',
      target: 'TrentService.Sign',
      body: {
        KeyId: keyArn,
        Message: Buffer.from('siklus-seal-1\né').toString('base64'),
        MessageType: 'RAW',
        SigningAlgorithm: 'ED25519_SHA_512',
      },
    });
  });

  it('asks for the public key once, and again only where that failed', async () => {
    const refused: Answer = { status: 400, body: { __type: 'AccessDeniedException', message: 'arn of a role' } };
    const { signer, calls } = keyService([refused]);
    await expect(signer.publicKey()).rejects.toThrow('AccessDeniedException');
    await Promise.all([signer.publicKey(), signer.publicKey()]);
    await signer.publicKey();
    expect(calls).toHaveLength(2);
  });

  it.each<[string, Answer | 'silence', number]>([
    ['silence', 'silence', 2],
    ['a fault of the service', { status: 500, body: {} }, 2],
    ['throttling', { status: 400, body: { __type: 'ThrottlingException' } }, 2],
  ])('tries again after %s', async (_name, answer, calls) => {
    const service = keyService([answer]);
    await expect(service.signer.sign('x')).resolves.toHaveLength(86);
    expect(service.calls).toHaveLength(calls);
  });

  it('gives up after three attempts, and at once where it is refused, without telling why in words', async () => {
    const away = keyService(['silence', 'silence', 'silence']);
    await expect(away.signer.sign('x')).rejects.toThrow(SignatureUnavailableError);
    expect(away.calls).toHaveLength(3);
    const refused = keyService([{ status: 400, body: { __type: 'DisabledException', message: keyArn } }]);
    await expect(refused.signer.sign('x')).rejects.toThrow(/^KMS did not Sign: 400 DisabledException$/);
    expect(refused.calls).toHaveLength(1);
  });

  it('sends nothing that KMS does not sign as it is', async () => {
    const { signer, calls } = keyService();
    await expect(signer.sign('x'.repeat(longestMessageBytes + 1))).rejects.toThrow(RangeError);
    expect(calls).toEqual([]);
  });

  it('makes seals of documents that it knows as its own, and no others', async () => {
    const [mine, other] = [createSignatureBy(keyService().signer), createSignatureBy(keyService().signer)];
    const seal = await mine.sign('text', { agencyId: 'kota', personId: 'mayor' });
    expect(await mine.verify('text', seal)).toBe(true);
    expect(await mine.verify('another', seal)).toBe(false);
    expect(await other.verify('text', seal)).toBe(false);
  });
});

describe('a signed request', () => {
  it('signs host, time, operation, session and body: another of any is another signature', () => {
    const request = {
      ...{ service: 'kms', region: 'ap-southeast-3', host: 'kms.ap-southeast-3.amazonaws.com', at, credentials },
      ...{ target: 'TrentService.Sign', body: '{}' },
    };
    const signatureIn = (changed: Partial<typeof request>): string =>
      signRequest({ ...request, ...changed }).authorization?.split('Signature=')[1] ?? '';
    expect(signRequest(request).authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/20260102\/ap-southeast-3\/kms\/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target, Signature=[0-9a-f]{64}$/,
    );
    const others = [
      { body: '{ }' },
      { host: 'other' },
      { target: 'TrentService.Verify' },
      { at: '2026-01-02T03:04:06Z' },
    ];
    expect(new Set([{}, ...others].map(signatureIn)).size).toBe(5);
    expect(signatureIn({ credentials: { ...credentials, sessionToken: 'other' } })).not.toBe(signatureIn({}));
  });
});
