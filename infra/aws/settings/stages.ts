import {
  placeholderPrefix,
  placeholdersIn,
  type Settings,
  type SettingsInput,
  settingsSchema,
} from './settings-schema.ts';

/*
 * Everything that must be decided before the system runs on AWS, stage by stage: who is let in, how long data and logs are
 * kept, how fast the API may be called, who is told when something is wrong. Nothing else of the stack differs by stage.
 *
 * Addresses under `example.invalid`, the prefix of the sign-in pages and the empty list of who is told are placeholders: a stage that
 * keeps its data is not made with them.
 */

const runbookUrl = 'https://example.invalid/siklus/docs/runbook.md';

const production: SettingsInput = {
  // Jakarta. Personal data of Indonesian civil servants stays in Indonesia (UU 27/2022).
  region: 'ap-southeast-3',
  identity: {
    kind: 'cognito',
    domainPrefix: placeholderPrefix,
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

/** Settings that somebody has to decide before a stage with real data is made. */
export class UndecidedSettingsError extends Error {
  constructor(stage: string, paths: readonly string[]) {
    super(
      `Stage ${stage} keeps real data and is not made with settings that nobody decided: ${paths.join(', ')}. ` +
        'Write your own into infra/aws/settings/stages.ts. Only to look at the templates: npm run synth (-c preview=true).',
    );
    this.name = 'UndecidedSettingsError';
  }
}

/**
 * Settings to make a stage with. A stage that may be thrown away may have placeholders.
 *
 * @throws UndecidedSettingsError that names the settings
 */
export const decided = (stage: string, settings: Settings): Settings => {
  const undecided = settings.data.keep ? placeholdersIn(settings) : [];
  if (undecided.length > 0) throw new UndecidedSettingsError(stage, undecided);
  return settings;
};
