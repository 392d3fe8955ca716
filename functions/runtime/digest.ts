import { createHmac, hash } from 'node:crypto';
import type { Digest } from '../ports/digest.ts';

const bytesOfSha256 = 32;

/** By way of a text of 32 signs: a buffer of its own for each of the thousands of nodes of a tree takes twice as long. */
const sha256Bytes = (data: Uint8Array): Uint8Array => {
  const text = hash('sha256', data, 'binary');
  const bytes = new Uint8Array(bytesOfSha256);
  for (let at = 0; at < bytesOfSha256; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
};

export const nodeDigest: Digest = {
  sha256: (text) => hash('sha256', text, 'base64url'),
  hmac: (key, text) => createHmac('sha256', key).update(text, 'utf8').digest('base64url'),
  sha256Bytes,
};
