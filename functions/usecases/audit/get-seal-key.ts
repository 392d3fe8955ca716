import { fingerprintOf } from '../../domain/audit/seal.ts';
import type { Deps } from '../support/deps.ts';

/** SubjectPublicKeyInfo of Ed25519 (RFC 8410): these twelve bytes stand before the raw key. */
const prefix = Buffer.from('302a300506032b6570032100', 'hex');

export type SealKeyView = { algorithm: 'Ed25519'; publicKey: string; fingerprint: string; pem: string };

/** The public key that seals are verified with. What it is worth depends on comparing it with a copy from elsewhere. */
export const createGetSealKey = (deps: Pick<Deps, 'signer' | 'digest'>) => async (): Promise<SealKeyView> => {
  const publicKey = await deps.signer.publicKey();
  const der = Buffer.concat([prefix, Buffer.from(publicKey, 'base64url')]).toString('base64');
  return {
    algorithm: 'Ed25519',
    publicKey,
    fingerprint: fingerprintOf(publicKey, deps.digest),
    pem: `-----BEGIN PUBLIC KEY-----\n${der}\n-----END PUBLIC KEY-----\n`,
  };
};
