import * as z from 'zod';
import { canonicalJson } from '../../../functions/domain/audit/canonical.ts';
import type { WholeItem } from '../../../functions/store/whole-items.ts';

const shape = z.strictObject({
  pk: z.string().min(1),
  sk: z.string().min(1),
  version: z.number().int().min(1),
  expires: z.number().int().optional(),
  document: z.record(z.string(), z.unknown()),
});

/** One item as one line of the file: JSON in canonical form, documents unpacked, so that anybody can read it. */
export const lineOf = (item: WholeItem): string => canonicalJson(item);

/** Null for what is no line of an export, or not in the form in which one is written. */
export const itemOf = (line: string): WholeItem | null => {
  try {
    const read = shape.safeParse(JSON.parse(line));
    if (!read.success || canonicalJson(read.data) !== line) return null;
    const { expires, ...rest } = read.data;
    return { ...rest, ...(expires === undefined ? {} : { expires }) };
  } catch {
    return null;
  }
};
