import * as z from 'zod';
import { actions } from '../domain/case/action-rules.ts';
import { phases } from '../domain/cycle/phase.ts';
import { caseView, instant } from './cases.ts';
import { personView } from './directory.ts';
import { id, zone } from './primitives.ts';

export const teamQuery = z.strictObject({ cycleId: id });

export const me = z.object({
  agency: z.object({ id: z.string(), name: z.string(), zone }),
  person: personView,
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
      case: caseView.nullable(),
      todo: z.array(z.enum(actions)),
    }),
  ),
});
