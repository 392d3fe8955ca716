import { type Settings, type SettingsInput, settingsSchema } from './settings-schema.ts';

/*
 * Everything that must be decided before the system runs on AWS, stage by stage: who is let in, how long data and logs are
 * kept, how fast the API may be called, who is told when something is wrong. Nothing else of the stack differs by stage.
 */

const runbookUrl = 'https://example.invalid/siklus/docs/runbook.md';

const production: SettingsInput = {
  // Jakarta. Personal data of Indonesian civil servants stays in Indonesia (UU 27/2022).
  region: 'ap-southeast-3',
  identity: {
    kind: 'cognito',
    domainPrefix: 'siklus',
    callbackUrls: ['https://siklus.example.invalid/'],
    systems: [{ name: 'simpeg', agency: 'kota', scopes: ['imports', 'reads'] }],
  },
  data: { keep: true, recoveryDays: 35, lock: { mode: 'compliance', days: 3653 } },
  logs: { retentionDays: 365, level: 'INFO' },
  reminders: { sender: 'siklus@siklus.example.invalid', identity: 'siklus.example.invalid' },
  api: {
    throttle: { rate: 500, burst: 1000 },
    open: { rate: 20, burst: 40 },
    imports: { rate: 5, burst: 10 },
    webOrigins: ['https://siklus.example.invalid'],
  },
  watch: { emails: [], runbookUrl, openDuties: 100, objectionsDue: 1 },
};

const stages: Record<string, SettingsInput> = {
  production,
  /** For trying things out: everything can be thrown away. */
  trial: {
    ...production,
    data: { keep: false, recoveryDays: 1, lock: { mode: 'governance', days: 1 } },
    logs: { retentionDays: 30, level: 'INFO' },
  },
};

export const stageNames = Object.keys(stages);

/** @throws Error for a stage that is not written here; ZodError for settings that cannot be */
export const settingsOf = (stage: string): Settings => {
  const settings = stages[stage];
  if (settings === undefined) throw new Error(`There is no stage ${stage}; stages are ${stageNames.join(', ')}.`);
  return settingsSchema.parse(settings);
};
