import type { DocumentSeal } from '../domain/forum/document-seal.ts';

/** Whom a text is signed for: a service that holds personal certificates finds theirs by it. */
export type Signer = { agencyId: string; personId: string };

/** No key is set, or the service that signs does not answer. Nothing was signed; a repeat is safe. */
export class SignatureUnavailableError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SignatureUnavailableError';
  }
}

/**
 * Electronic signatures by a key that is not in the store: whoever can write to the store alone cannot make one.
 *
 * The national service (Balai Sertifikasi Elektronik, BSrE) is NOT connected. Its client service signs a PDF for a person
 * known by NIK who gives a passphrase at the moment of signing; an adapter for it needs those two and renders the text first.
 */
export type SignatureService = {
  /** @throws SignatureUnavailableError */
  sign(text: string, signer: Signer): Promise<DocumentSeal>;
  /** Whether the seal is over this very text and by a key that this installation knows as its own. */
  verify(text: string, seal: DocumentSeal): Promise<boolean>;
};
