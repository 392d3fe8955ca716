import { globSync, readdirSync, readFileSync } from 'node:fs';

/** Code and the tests that judge its mutants; patterns from the top of the project. */
export type Group = { mutate: string[]; judges: string[] };

/** Tests whose worth lies in how much they try; what they would find, the others must find without them. */
const tooLong = /independent-evaluator\.|rater-statistics\/simulation|distribution-oracle/;
/** The same within a file, by name. */
export const tooLongTests = [
  'of up to ten people',
  'ten thousand reports',
  'as many findings as there are',
  // The same forgeries are judged by all that is said of them.
  'is found, at the very item, and named',
  // The first of these policies stays; what sets the others apart is in the tables and in the brute force over persons.
  '$organisation, $most, $rounding (',
];

/** Who may do what, as far as it stands outside the domain. The stage table itself is `case`. */
const authorisation: Group = {
  mutate: [
    'functions/contracts/token.ts',
    'functions/http/request/identity.ts',
    'functions/http/request/scope.ts',
    'functions/http/told-of.ts',
    'functions/usecases/support/require-role.ts',
    'functions/usecases/cycles/require-overseer.ts',
    'functions/usecases/directory/known-persons.ts',
    'functions/usecases/directory/identify-person.ts',
  ],
  judges: [
    'test/http/authorisation.test.ts',
    'test/http/systems.test.ts',
    'test/usecases/directory/known-persons.test.ts',
  ],
};

/** The lines of a function of a file, as Stryker wants them. */
const functionIn = (path: string, name: string): string => {
  const lines = readFileSync(path, 'utf8').split('\n');
  const from = lines.findIndex(
    (line) => line.startsWith(`const ${name} = `) || line.startsWith(`export const ${name} = `),
  );
  const length = lines.slice(from).indexOf('};');
  if (from < 0 || length < 0) throw new Error(`${path} has no ${name}`);
  return `${path}:${from + 1}-${from + length + 1}`;
};

/** The questions that use cases ask before they act: in files of their own, or beside the one use case that asks. */
const questions: Group = {
  mutate: [
    ...[
      ...['cases/see-case', 'services/see-service', 'units/see-unit', 'units/see-score', 'follow-ups/see-follow-up'],
      ...['forum/see-motion', 'forum/forum-time', 'erasures/see-erasure', 'reopenings/reopening-view'],
      ...['assigned-work/require-judge', 'assigned-work/load-assigned-work', 'assigned-work/see-source'],
      'cycles/find-repeat',
    ].map((name) => `functions/usecases/${name}.ts`),
    ...[
      ['activities/review-activities', 'requireTheirDays'] as const,
      ['assigned-work/assign-work', 'requireAssignable'] as const,
      ['cascade/get-cascade', 'requireAbove'] as const,
      ['cycles/confirm-closure', 'requireSecond'] as const,
      ['forum/resolve-motion', 'requireCloser'] as const,
      ['rater-statistics/list-rater-statistics', 'requireReader'] as const,
      ['rehearsals/list-rehearsed-lines', 'requireReader'] as const,
    ].map(([file, name]) => functionIn(`functions/usecases/${file}.ts`, name)),
  ],
  judges: [
    'test/usecases/authorisation/*.test.ts',
    ...[
      ...['segments/activities-by-part', 'assigned-work/assigned-work', 'cascade/get-cascade'],
      ...['cycles/two-phase-close', 'forum/forum', 'forum/conduct', 'rater-statistics/*', 'rehearsals/*'],
    ].map((name) => `test/usecases/${name}.test.ts`),
  ],
};

/** Judges outside the folder: what the rules of the folder are used for. */
const elsewhere: Record<string, string[]> = {
  scoring: ['test/domain/rules/golden/golden.test.ts'],
};

const ofActs = ['functions/domain/audit/export/proof.ts', 'functions/domain/audit/export/check-rating-acts.ts'];
/** The verifier of exports is as large as all else of the audit, and judged by forged exports. */
const auditExport: Group = {
  mutate: ['functions/domain/audit/export/**/*.ts', ...ofActs.map((path) => `!${path}`)],
  judges: ['test/domain/audit/export/**/*.test.ts'],
};
const auditActs: Group = {
  mutate: ofActs,
  judges: [
    'test/domain/audit/export/check-rating-acts.test.ts',
    ...['test/usecases/audit/prove-act.test.ts', 'test/usecases/audit/check-rating-acts.test.ts'],
  ],
};

const rules = readdirSync('functions/domain', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }): [string, Group] => [
    name,
    {
      mutate: [`functions/domain/${name}/${name === 'audit' ? '' : '**/'}*.ts`],
      judges: [`test/domain/${name}/${name === 'audit' ? '' : '**/'}*.test.ts`, ...(elsewhere[name] ?? [])],
    },
  ]);

export const groups = new Map<string, Group>([
  ['authorisation', authorisation],
  ['authorisation-questions', questions],
  ['audit-export', auditExport],
  ['audit-acts', auditActs],
  ...rules,
]);

export const judgesOf = ({ judges }: Group): string[] =>
  judges.flatMap((pattern) => globSync(pattern).sort()).filter((path) => !tooLong.test(path));
