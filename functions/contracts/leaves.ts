import * as z from 'zod';
import { leaveKinds } from '../domain/directory/leave.ts';

export const leaveList = z.object({
  items: z.array(
    z.object({
      from: z.iso.date(),
      to: z.iso.date(),
      kind: z.enum(leaveKinds).nullable().meta({ description: 'Null for appraisers, who see the days alone.' }),
    }),
  ),
});
