import * as z from 'zod';
import { actions } from '../domain/case/action-rules.ts';
import { phases } from '../domain/cycle/phase.ts';
import { boardCase } from './board.ts';
import { instant } from './cases.ts';
import { personView } from './directory.ts';
import { languages } from './language.ts';
import { id, zone } from './primitives.ts';

export const teamQuery = z.strictObject({ cycleId: id });

export const me = z.object({
  agency: z.object({ id: z.string(), name: z.string(), zone }),
  person: personView,
  /** Where and how the person is reminded of duties. */
  reminders: z.object({ email: z.string().nullable(), language: z.enum(languages) }),
  cycles: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      kind: z.enum(['monthly', 'quarterly', 'annual']),
      period: z.object({ from: z.iso.date(), to: z.iso.date() }),
      phase: z.enum(phases),
      status: z.enum(['open', 'closing', 'running']),
      deadline: instant.nullable(),
    }),
  ),
});

export const team = z.object({
  cycleId: z.string(),
  items: z.array(
    z.object({
      employeeId: z.string(),
      name: z.string(),
      postTitle: z.string().nullable(),
      case: boardCase.nullable(),
      duties: z.array(z.enum(actions)),
    }),
  ),
});

/** How a browser hears at once of what concerns the caller. */
export const eventChannel = z.discriminatedUnion('protocol', [
  z.object({ protocol: z.literal('sse'), url: z.string() }),
  z.object({ protocol: z.literal('poll'), everySeconds: z.number().int() }),
]);
