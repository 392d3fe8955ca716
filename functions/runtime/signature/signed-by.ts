import type { SignatureService } from '../../ports/signature.ts';
import type { Signer } from '../../ports/signer.ts';
import { verifySignature } from '../ed25519.ts';

/** Documents signed by a key of this installation. A seal of an earlier key is not recognised: keep its public part. */
export const createSignatureBy = (key: Signer): SignatureService => ({
  sign: async (text) => ({
    provider: 'local',
    algorithm: 'Ed25519',
    publicKey: await key.publicKey(),
    value: await key.sign(text),
  }),
  verify: async (text, seal) =>
    seal.provider === 'local' &&
    seal.publicKey === (await key.publicKey()) &&
    verifySignature(seal.publicKey, text, seal.value),
});
