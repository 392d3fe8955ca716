import * as z from 'zod';
import { listScopes, readKinds } from '../domain/access/access-entry.ts';
import { id, localDate } from './primitives.ts';

export const accessParams = z.strictObject({ employeeId: id });
export const accessQuery = z.strictObject({ from: localDate.optional(), to: localDate.optional() });
export const accessView = z.object({
  employeeId: z.string(),
  from: localDate,
  to: localDate,
  items: z.array(
    z.object({
      date: localDate,
      readerId: z.string(),
      readerName: z.string().nullable(),
      about: z.enum(['person', ...listScopes]),
      id: z.string().nullable(),
      seen: z.array(z.object({ kind: z.enum(readKinds), at: z.iso.datetime() })),
    }),
  ),
});
