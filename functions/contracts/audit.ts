import * as z from 'zod';
import { id } from './primitives.ts';
import { envelope } from './result-responses.ts';

/** A page of people with all their documents must fit the answer of a function (6 MB): fewer than elsewhere. */
export const exportQuery = z.strictObject({
  documents: z
    .enum(['digests', 'whole'])
    .default('digests')
    .describe('`whole`: with the documents of the acts, which are personal data; the reading is logged.'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** Lines of the file (JSON Lines); what each type holds stands in `functions/domain/audit/export/export-lines.ts`. */
export const exportPage = z.object({
  lines: z.array(
    z.looseObject({
      type: z.enum([
        'header',
        'seal',
        'roots',
        'closing',
        'shard',
        'closed',
        'closed-services',
        'case',
        'act',
        'forum',
        'end',
      ]),
    }),
  ),
  next: z.string().nullable(),
});

export const sealKey = z.object({
  algorithm: z.literal('Ed25519'),
  publicKey: z.string().describe('Raw key, 32 bytes, base64url.'),
  fingerprint: z.string().describe('What to pin: compare it with what the agency published elsewhere.'),
  pem: z.string(),
});

export const actParams = z.strictObject({
  cycleId: id,
  employeeId: id,
  seq: z.coerce.number().int().min(1).max(999_999),
});

const seal = z.object({
  schemaVersion: z.literal(1),
  agencyId: z.string(),
  number: z.number().int(),
  previous: z.string(),
  cycleId: z.string(),
  occasion: z.string(),
  at: z.iso.datetime(),
  closing: z.string().exactOptional(),
  shards: z.number().int(),
  cases: z.number().int(),
  acts: z.number().int(),
  root: z.string(),
  publicKey: z.string(),
  signature: z.string(),
});
const way = { index: z.number().int(), path: z.array(z.string()) };
const shardRoot = z.object({
  takenAt: z.iso.datetime(),
  cases: z.number().int(),
  acts: z.number().int(),
  root: z.string(),
});

export const actProof = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('sealed'),
    proof: z.object({
      format: z.literal('siklus-act-proof'),
      version: z.literal(1),
      employeeId: z.string(),
      act: envelope,
      following: z.array(envelope),
      inShard: z.object({ ...way, shard: shardRoot }),
      inCycle: z.object(way),
      seal,
    }),
  }),
  z.object({ status: z.literal('not-yet-sealed'), seq: z.number().int() }),
]);
