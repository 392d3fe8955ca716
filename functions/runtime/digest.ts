import { createHmac, hash } from 'node:crypto';
import type { Digest } from '../ports/digest.ts';

export const nodeDigest: Digest = {
  sha256: (text) => hash('sha256', text, 'base64url'),
  hmac: (key, text) => createHmac('sha256', key).update(text, 'utf8').digest('base64url'),
  sha256Bytes: (data) => new Uint8Array(hash('sha256', data, 'buffer')),
};
