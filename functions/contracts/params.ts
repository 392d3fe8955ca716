import * as z from 'zod';
import { id } from './primitives.ts';

export const noParams = z.strictObject({});
export const noQuery = z.strictObject({});
export const cycleParams = z.strictObject({ cycleId: id });
/** One person in one cycle. */
export const personParams = z.strictObject({ cycleId: id, employeeId: id });
/** At most 200 items a page, whatever is asked for. */
export const limit = z.coerce.number().int().min(1).max(200).default(50);
