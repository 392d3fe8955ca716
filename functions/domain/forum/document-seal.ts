/**
 * An electronic signature over a text. `local`: by a key that this installation holds; it shows that the text is unchanged
 * since the named human acted here, and is not a certified signature of that human (PP 71/2019 art. 60). `bsre`: certified
 * by Balai Sertifikasi Elektronik.
 */
export type DocumentSeal = {
  provider: 'local' | 'bsre';
  algorithm: 'Ed25519';
  /** Raw public key, base64url (43 characters). */
  publicKey: string;
  /** Signature over the UTF-8 text, base64url (86 characters). */
  value: string;
};
