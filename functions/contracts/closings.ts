import * as z from 'zod';
import { endStates } from '../domain/closing/manifest.ts';
import { humanPhases } from '../domain/cycle/phase.ts';
import { zones } from '../domain/time/instant.ts';
import { closeHold, closure } from './cycle-responses.ts';
import { reopeningOfManifest, reopeningResponse } from './reopenings.ts';

const count = z.number().int().min(0);

/** As it was signed: a copy of it verifies on its own. `counts.cases` are people, and services where the phase ends for services. */
export const closingManifest = z.object({
  schemaVersion: z.literal(1),
  agencyId: z.string(),
  cycleId: z.string(),
  phase: z.enum(humanPhases),
  zone: z.enum(zones),
  closure,
  /** Of the close after a reopening: which close of the phase, the digest of the one before, and the reopening as it was decided. */
  again: z
    .object({ version: z.number().int(), previous: z.string(), reopening: z.object(reopeningOfManifest) })
    .exactOptional(),
  counts: z.object({ cases: count, endStates: z.record(z.enum(endStates), count), rules: z.record(z.string(), count) }),
  inputs: z.string(),
  results: z.string(),
  ruleSetVersion: z.string(),
  rules: z.string(),
  engine: z.string(),
  holds: z.array(closeHold),
  shards: z.array(z.object({ inputs: z.string(), results: z.string() })).exactOptional(),
  rehearsals: z.array(z.object({ number: z.number().int().min(1), digest: z.string() })).exactOptional(),
  extensions: z.array(z.string()).exactOptional(),
  publicKey: z.string(),
  signature: z.string(),
});
export const closingListResponse = z.object({
  items: z.array(closingManifest),
  /** Every reopening of the cycle: who asked, who decided, for whom and why. */
  reopenings: z.array(reopeningResponse),
});
