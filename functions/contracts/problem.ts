import * as z from 'zod';
import { fixers, refusalCodes } from '../domain/refusal.ts';

/** Where the API description explains a code: a relative reference (RFC 9457 section 3.1.1) that can be opened. */
export const problemType = (code: string): string => `/v1/openapi.json#/x-problems/${code}`;

/** Every refusal, as RFC 9457 problem+json. Members beyond these are particulars of the code. */
export const problem = z.looseObject({
  type: z.string().meta({ description: 'Reference to the explanation of the code.' }),
  title: z.string().meta({ description: 'For people; in the language asked for by Accept-Language (id, en).' }),
  status: z.number().int().min(400).max(599),
  code: z.enum(refusalCodes).meta({ description: 'Stable: programs compare this.' }),
  detail: z.string().optional().meta({ description: 'For people: what is particular about this occurrence.' }),
  instance: z.string().meta({ description: 'Path of the request.' }),
  whoCanFix: z.enum(fixers).meta({ description: 'Who can change that the answer is no.' }),
  deadline: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({ description: "The deadline that the refusal is about, with the agency's offset." }),
  fields: z
    .array(
      z.object({
        pointer: z.string().meta({ description: 'RFC 6901 pointer, or header:<name>, path:<name>, query:<name>.' }),
        code: z.string(),
        title: z.string(),
        detail: z.string(),
      }),
    )
    .optional(),
});
export type Problem = z.infer<typeof problem>;
