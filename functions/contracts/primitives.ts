import * as z from 'zod';
import { zones } from '../domain/time/instant.ts';

/** Surrogate ids, cycle ids, motion ids: no `#` (the key separator), no upper case, nothing a URL must escape. */
export const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
/** The agency's own code of a unit. */
export const unitCode = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,31}$/);
export const nip = z.string().regex(/^(\d{18}|PEJABAT-[A-Z0-9]{1,16})$/);
export const localDate = z.iso.date();
/** RFC 3339 with an offset, or a day, which ends at midnight in the agency's zone. */
export const deadline = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);
export const zone = z.enum(zones);
/** Exact decimal as text; at most 12 digits before and 6 after the point. */
export const decimal = z.string().regex(/^-?\d{1,12}(\.\d{1,6})?$/);
export const percent = z.string().regex(/^\d{1,3}(\.\d{1,6})?$/);
/** Free text of a person: 1 to `max` characters, no control characters but line breaks and tabs, no unpaired surrogate. */
export const text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((s) => s.trim().length > 0 && s.isWellFormed() && !/[^\P{Cc}\t\n\r]/u.test(s), {
      error: 'must be visible, well-formed text without control characters',
    });
/** http(s) link without credentials in it. */
export const evidenceLink = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .refine((s) => !/^https?:\/\/[^/?#]*@/i.test(s), { error: 'a link must not carry a user name or password' });
export const idempotencyKey = z.string().regex(/^[A-Za-z0-9._~-]{8,64}$/);
