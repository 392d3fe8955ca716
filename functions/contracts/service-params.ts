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
