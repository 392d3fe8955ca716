import { z } from 'zod';
import { text } from './primitives.ts';

export const followUpDecisionBody = z.strictObject({ decision: z.enum(['approve', 'reject']), reason: text(600) });
