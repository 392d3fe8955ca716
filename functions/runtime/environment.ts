import * as z from 'zod';
import { agencyClaim, personClaim } from '../contracts/token.ts';

type Variables = Record<string, string | undefined>;

/** The one place that reads the environment; what starts the system on one machine parses its own settings from here. */
export const processVariables = (): Variables => process.env;

/** What every function is given; the stack that sets it is typed by this schema. */
export const environmentSchema = z.object({
  TABLE_NAME: z.string().min(3).max(255),
  /** The role that reaches one agency's keys, by the tag of its session; the function's own role reaches none. */
  TENANT_ROLE_ARN: z.string().startsWith('arn:'),
  /** Only for functions that start or signal an execution: the others have no grant for it either. */
  STATE_MACHINE_ARN: z.string().startsWith('arn:').optional(),
  SERVICE_NAME: z.string().min(1).default('siklus'),
  LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']).default('INFO'),
  /** Name of the token's claim that holds the agency's id; issuers differ. */
  AGENCY_CLAIM: z.string().min(1).default(agencyClaim),
  /** Name of the claim that holds the person's id in the directory. */
  PERSON_CLAIM: z.string().min(1).default(personClaim),
  /** Bucket of the files of evidence; only for functions that handle them. */
  EVIDENCE_BUCKET: z.string().min(3).max(63).optional(),
  /** Bucket with Object Lock that seals are put into; only for functions that seal or make up for what was not put. */
  ARCHIVE_BUCKET: z.string().min(3).max(63).optional(),
  /** Key of KMS that phases and exports are sealed with; only for functions that seal or show its public part. */
  SEAL_KEY_ARN: z.string().startsWith('arn:').optional(),
  /** Key of KMS that decisions, minutes and receipts are signed with; only for functions that sign or check them. */
  DOCUMENT_KEY_ARN: z.string().startsWith('arn:').optional(),
  /** Address that reminders of duties come from; only for functions that send them. */
  REMINDER_SENDER: z.email().optional(),
  /** As the SDK's clients read it: where services are found that are not AWS itself. The stack never sets it. */
  AWS_ENDPOINT_URL: z.url().optional(),
  /** Set by Lambda itself. */
  AWS_REGION: z.string().optional(),
});
export type Environment = z.output<typeof environmentSchema>;

/** @throws ZodError that names the variables, never their values. */
export const readEnvironment = (variables: Variables = processVariables()): Environment =>
  environmentSchema.parse(variables);

const credentialsSchema = z.object({
  AWS_ACCESS_KEY_ID: z.string(),
  AWS_SECRET_ACCESS_KEY: z.string(),
  AWS_SESSION_TOKEN: z.string().optional(),
});

/** The function's own role, as Lambda hands it over; read when something is signed, since Lambda may renew it. */
export const readCredentials = (variables: Variables = processVariables()) => {
  const found = credentialsSchema.parse(variables);
  return {
    accessKeyId: found.AWS_ACCESS_KEY_ID,
    secretAccessKey: found.AWS_SECRET_ACCESS_KEY,
    sessionToken: found.AWS_SESSION_TOKEN,
  };
};
