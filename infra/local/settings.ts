import { resolve } from 'node:path';
import * as z from 'zod';
import { processVariables } from '../../functions/runtime/environment.ts';

/** What a person may set before starting the system on one machine. An empty variable counts as absent. */
const settingsSchema = z.object({
  /** Folder of the data, from where the command is called. */
  SIKLUS_DATA: z.string().default('data'),
  /** 0 takes any free port. */
  SIKLUS_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  /** Faults only, so that the sign-in links stay in sight; `info` shows what the functions log on AWS. */
  SIKLUS_LOG: z.enum(['info', 'error']).default('error'),
});

export type Settings = { dataDir: string; port: number; log: 'info' | 'error' };

/** Bad settings, each named with what it must be. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

const expected: Record<string, string> = {
  SIKLUS_PORT: 'SIKLUS_PORT must be a whole number from 0 to 65535',
  SIKLUS_LOG: 'SIKLUS_LOG must be info or error',
};

/** @throws SettingsError that names each variable which cannot be used and what it must be */
export const readSettings = (variables = processVariables()): Settings => {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const read = settingsSchema.safeParse(given);
  if (!read.success)
    throw new SettingsError(
      read.error.issues.map(({ path, message }) => expected[String(path[0])] ?? message).join('; '),
    );
  const { SIKLUS_DATA, SIKLUS_PORT, SIKLUS_LOG } = read.data;
  return { dataDir: resolve(SIKLUS_DATA), port: SIKLUS_PORT, log: SIKLUS_LOG };
};

/** DEBUG, set to anything: the demo prints the whole of an error that ended it. */
export const isDebugging = (variables = processVariables()): boolean => Boolean(variables.DEBUG);
