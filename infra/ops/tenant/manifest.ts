import * as z from 'zod';
import { id } from '../../../functions/contracts/primitives.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Stands beside the file of items and says what a whole file is. */
export const manifestSchema = z.strictObject({
  format: z.literal('siklus-tenant'),
  version: z.literal(1),
  agencyId: id,
  exportedAt: z.iso.datetime(),
  items: z.number().int().min(1),
  counts: z.record(z.string(), z.number().int().min(1)),
  contents: sha256,
  /** Of the file's bytes. */
  file: z.strictObject({ bytes: z.number().int().min(1), sha256 }),
  /** What an agency has and the file has not. */
  leftOut: z.array(z.string()),
});
export type Manifest = z.output<typeof manifestSchema>;

export const manifestFileOf = (file: string): string => `${file}.manifest.json`;
