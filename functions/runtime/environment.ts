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
  /** Ed25519 private key (PKCS 8, PEM); only for functions that sign: decisions, forum, receipts, close-forums. */
  SIGNATURE_KEY: z.string().startsWith('-----BEGIN PRIVATE KEY-----').optional(),
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
