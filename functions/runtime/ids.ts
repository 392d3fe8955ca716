import { randomBytes, randomInt } from 'node:crypto';
import type { Ids } from '../ports/ids.ts';

/** 32 signs, five bits each: 26 of them are 130 random bits. Without i, l, o and u, which people misread. */
const signs = '0123456789abcdefghjkmnpqrstvwxyz';
const idLength = 26;

export const systemIds: Ids = {
  next: () => Array.from(randomBytes(idLength), (byte) => signs.charAt(byte % signs.length)).join(''),
  secret: () => randomBytes(32).toString('base64url'),
};

/** A random whole number, `from` included and `below` not. */
export const wholeBetween = (from: number, below: number): number => randomInt(from, below);
