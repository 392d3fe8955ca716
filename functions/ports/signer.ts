/** Holds the one private key of the installation and never hands it out (KMS on AWS, a file beside the data on one machine). */
export type Signer = {
  /** Raw Ed25519 public key (RFC 8032), 32 bytes, base64url. */
  publicKey(): Promise<string>;
  /** Ed25519 signature over the UTF-8 text, 64 bytes, base64url. */
  sign(text: string): Promise<string>;
};
