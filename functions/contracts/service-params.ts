import * as z from 'zod';
import { followUpId } from './follow-ups.ts';
import { limit } from './params.ts';
import { id, unitCode } from './primitives.ts';

export const serviceParams = z.strictObject({ cycleId: id, serviceCode: unitCode });
export const motionParams = z.strictObject({ cycleId: id, serviceCode: unitCode, motionId: id });
export const servicePersonParams = z.strictObject({ cycleId: id, serviceCode: unitCode, employeeId: id });
export const followUpParams = z.strictObject({ cycleId: id, serviceCode: unitCode, followUpId });
export const motionsQuery = z.strictObject({ cursor: id.optional(), limit });
export const followUpsQuery = z.strictObject({ cursor: followUpId.optional(), limit });
/** A page of people with all their documents must fit the answer of a function (6 MB): fewer than elsewhere. */
export const auditQuery = z.strictObject({
  shard: z.coerce.number().int().min(0),
  cursor: id.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
