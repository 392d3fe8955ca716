import type { Signer } from '../ports/signer.ts';

const refuse = async (): Promise<string> => {
  throw new Error('no signing key is configured: this function can seal nothing');
};

/** Where no key service is set up: a phase that cannot be sealed does not begin, and the machine records why. */
export const missingSigner: Signer = { publicKey: refuse, sign: refuse };
