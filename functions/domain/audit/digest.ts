/** Hash functions handed in by the caller: the domain computes no cryptography itself. */
export type Digest = {
  /** SHA-256 of the UTF-8 text, base64url without padding (43 characters). */
  sha256(text: string): string;
  /** HMAC-SHA-256 of the UTF-8 text under the key, base64url. */
  hmac(key: string, text: string): string;
  /** SHA-256 of bytes, 32 bytes. */
  sha256Bytes(data: Uint8Array): Uint8Array;
};
