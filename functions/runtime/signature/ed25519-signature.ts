import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { DocumentSeal } from '../../domain/forum/document-seal.ts';
import { type SignatureService, SignatureUnavailableError } from '../../ports/signature.ts';

/** Signs with a key of this installation (RFC 8032). A seal of an earlier key is not recognised: keep its public part. */
export const createEd25519Signature = (privateKey: string): SignatureService => {
  const key = createPrivateKey(privateKey);
  if (key.asymmetricKeyType !== 'ed25519') throw new SignatureUnavailableError('the signing key is not an Ed25519 key');
  const publicKey = createPublicKey(key);
  const raw = publicKey.export({ format: 'jwk' }).x ?? '';
  return {
    sign: async (text) => ({
      provider: 'local',
      algorithm: 'Ed25519',
      publicKey: raw,
      value: sign(null, Buffer.from(text, 'utf8'), key).toString('base64url'),
    }),
    verify: async (text, seal: DocumentSeal) =>
      seal.provider === 'local' &&
      seal.publicKey === raw &&
      verify(null, Buffer.from(text, 'utf8'), publicKey, Buffer.from(seal.value, 'base64url')),
  };
};

const unavailable = async (): Promise<never> => {
  throw new SignatureUnavailableError('this function was given no signing key (SIGNATURE_KEY)');
};

/** The key is looked at when something is signed first: most functions sign nothing and are given none. */
export const createLazySignature = (privateKey: string | undefined): SignatureService => {
  if (privateKey === undefined) return { sign: unavailable, verify: unavailable };
  let made: SignatureService | null = null;
  const service = (): SignatureService => {
    made ??= createEd25519Signature(privateKey);
    return made;
  };
  return {
    sign: async (text, signer) => service().sign(text, signer),
    verify: async (text, seal) => service().verify(text, seal),
  };
};
