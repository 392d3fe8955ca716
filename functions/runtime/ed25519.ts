import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import type { VerifySignature } from '../domain/audit/seal.ts';
import type { Signer } from '../ports/signer.ts';

const publicKeys = new Map<string, KeyObject | null>();

const publicKeyOf = (raw: string): KeyObject | null => {
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw }, format: 'jwk' });
  } catch {
    return null;
  }
};

/** What is no key or no signature verifies nothing. */
export const verifySignature: VerifySignature = (publicKey, text, signature) => {
  const key = publicKeys.get(publicKey) ?? publicKeyOf(publicKey);
  publicKeys.set(publicKey, key);
  const bytes = Buffer.from(signature, 'base64url');
  return key !== null && bytes.length === 64 && verify(null, Buffer.from(text), key, bytes);
};

/** The raw public key (base64url) of a key in PEM. @throws Error where it is no Ed25519 key */
export const rawPublicKey = (pem: string): string => {
  const { crv, x } = createPublicKey(pem).export({ format: 'jwk' });
  if (crv !== 'Ed25519' || x === undefined) throw new TypeError('not an Ed25519 key');
  return x;
};

/** PEM (SubjectPublicKeyInfo) of a raw public key, as people keep and publish it. */
export const publicPem = (raw: string): string =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw }, format: 'jwk' })
    .export({
      type: 'spki',
      format: 'pem',
    })
    .toString();

/** A new private key as PEM (PKCS 8). */
export const newPrivateKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** A signer whose key is in this process. */
export const createKeySigner = (privatePem: string): Signer => {
  const key = createPrivateKey(privatePem);
  const raw = rawPublicKey(privatePem);
  return {
    publicKey: async () => raw,
    sign: async (text) => sign(null, Buffer.from(text), key).toString('base64url'),
  };
};
