import * as z from 'zod';
import { agencyClaim } from '../contracts/token.ts';

/** What every function is given; the stack that sets it is typed by this schema. */
export const environmentSchema = z.object({
  TABLE_NAME: z.string().min(3).max(255),
  /** Only for functions that start or signal an execution: the others have no grant for it either. */
  STATE_MACHINE_ARN: z.string().startsWith('arn:').optional(),
  SERVICE_NAME: z.string().min(1).default('siklus'),
  LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']).default('INFO'),
  /** Name of the token's claim that holds the agency's id; issuers differ. */
  AGENCY_CLAIM: z.string().min(1).default(agencyClaim),
});
export type Environment = z.output<typeof environmentSchema>;

/** @throws ZodError that names the variables, never their values. */
export const readEnvironment = (variables: Record<string, string | undefined> = process.env): Environment =>
  environmentSchema.parse(variables);
