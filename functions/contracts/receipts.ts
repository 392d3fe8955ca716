import * as z from 'zod';
import { predicates, ratings } from '../domain/scoring/predicate.ts';
import { instant } from './cases.ts';
import { seal } from './seal.ts';

/** `<agency>.<256 random bits>`. */
export const receiptParams = z.strictObject({
  code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}\.[A-Za-z0-9_-]{43}$/),
});
export const receiptBody = z.strictObject({});

export const ownReceipt = z.object({
  code: z.string().meta({ description: 'Whoever has it may ask GET /v1/receipts/{code} whether the result stands.' }),
  salt: z.string().meta({
    description: 'digest = HMAC-SHA-256(salt, row as canonical JSON, RFC 8785), base64url. Shown to the owner alone.',
  }),
  version: z.number().int(),
  digest: z.string(),
  signedAt: instant,
  issuedAt: instant,
  seal,
  row: z.object({
    cycleId: z.string(),
    employeeId: z.string(),
    version: z.number().int(),
    workResult: z.enum(ratings),
    behaviour: z.enum(ratings),
    predicate: z.enum(predicates),
    signedAt: instant,
  }),
});

/** Strict: an answer to everybody never carries more than is written here. */
export const receiptView = z.strictObject({
  status: z.enum(['valid', 'superseded']),
  agency: z.strictObject({ id: z.string(), name: z.string() }),
  cycle: z.strictObject({ id: z.string(), title: z.string(), from: z.iso.date(), to: z.iso.date() }),
  signedAt: instant,
  issuedAt: instant,
  supersededAt: instant.nullable(),
  digest: z.string(),
  seal,
  certified: z.boolean(),
});
