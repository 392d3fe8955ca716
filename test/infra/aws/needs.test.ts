import { beforeAll, describe, expect, it } from 'vitest';
import { needsOf } from '../../../infra/aws/access/needs.ts';
import { partitionPatterns } from '../../../infra/aws/access/partitions.ts';
import { functionEntries } from '../../../infra/aws/functions/function-entries.ts';
import { sourceFiles } from '../../house/source-files.ts';
import { functionsWithoutBundles } from '../../support/aws/stacks.ts';

const needs = new Map<string, ReturnType<typeof needsOf>>();
beforeAll(async () => {
  for (const { name, code } of await functionsWithoutBundles()) needs.set(name, needsOf({ code }));
}, 300_000);
const of = (name: string) => needs.get(name);

describe('what a function needs', () => {
  it('is what it reaches: a task that writes down a failure knows the cycles alone', () => {
    expect(of('task-record-failure')).toEqual({
      table: ['GetItem', 'PutItem', 'ConditionCheckItem'],
      tenantPartitions: ['{agency}#cycles'],
      platformPartitions: [],
      files: [],
      archive: [],
      workflow: [],
      sealing: [],
      documents: [],
      reminders: [],
    });
    expect([...needs].filter(([, { reminders }]) => reminders.length > 0).map(([name]) => name)).toEqual([
      'schedule-remind-people',
    ]);
    expect(of('description')?.tenantPartitions).toEqual([]);
  });

  it('has no case, plan or person’s detail for the visitor who answers a survey', () => {
    const partitions = of('public-survey')?.tenantPartitions ?? [];
    expect(partitions).toContain('{agency}#ticket#*');
    expect(partitions.filter((p) => /case|person|team|nip|workflow/.test(p))).toEqual([]);
  });

  it('lets evidence be deleted by the schedule that carries out erasures, and by nobody who answers people', () => {
    expect([...needs].filter(([, { files }]) => files.includes('remove')).map(([name]) => name)).toEqual([
      'schedule-retain-texts',
    ]);
  });

  it('lets a function that only reads write nothing', () => {
    for (const name of ['task-resume-cycle', 'schedule-watch-cycles'])
      expect([name, of(name)?.table.filter((action) => !/Get|Query/.test(action))]).toEqual([name, []]);
    // At the edge every reader is recorded (decision 29): one item is put, and nothing else.
    for (const name of ['me', 'cases'])
      expect([name, of(name)?.table.filter((action) => !/Get|Query/.test(action))]).toEqual([name, ['PutItem']]);
  });

  it('has task tokens only where phases are opened and closed', () => {
    const without = ['me', 'plans', 'activities', 'reviews', 'results', 'objections', 'audit'];
    for (const name of without) expect(of(name)?.tenantPartitions).not.toContain('{agency}#*#workflow');
    expect(of('task-open-phase')?.tenantPartitions).toContain('{agency}#*#workflow');
  });

  it('has the list of agencies in schedules alone', () => {
    const names = [...needs]
      .filter(([, { platformPartitions }]) => platformPartitions.length > 0)
      .map(([name]) => name);
    expect(names.every((name) => name.startsWith('schedule-'))).toBe(true);
    expect(names).toHaveLength(functionEntries().filter(({ kind }) => kind === 'schedule').length);
  });
});

describe('the ways of writing that the needs are read from', () => {
  const inner = sourceFiles('functions').filter(({ path }) =>
    /^functions\/(usecases|http|tasks|schedules)\//.test(path),
  );
  const lines = inner.flatMap(({ path, code }) => code.split('\n').map((line) => ({ path, line: line.trim() })));

  it('call the store by its five verbs and hand none of them on', () => {
    const used = lines.filter(({ line }) => /\bstore\.\w+/.test(line));
    expect(used.length).toBeGreaterThan(100);
    // The type of an answer is no call.
    const other = used.filter(
      ({ line }) => !/\bstore\.(get|getMany|query|commit|insertEach)(<\w+>)?\(|typeof deps\.store\.query</.test(line),
    );
    expect(other).toEqual([]);
  });

  it('build keys by the name of the builder alone', () => {
    const imported = inner.filter(({ imports }) => imports.includes('functions/store/keys.ts'));
    expect(imported.length).toBeGreaterThan(50);
    const bare = lines.filter(
      ({ line }) =>
        /(?<![.\w])keys(?!\.\w|\w)/.test(line) &&
        !/^import|^\w+,?$|^} from|: new Set|keys: Set|keys: Key|keys\)/.test(line),
    );
    expect(bare).toEqual([]);
  });

  it('call workflow, files and reminders where they stand', () => {
    expect(lines.filter(({ line }) => /\bdeps\.reminders\.(?!send\()\w/.test(line))).toEqual([]);
    expect(lines.filter(({ line }) => /\bworkflow\.(?!start\(|signal\()\w/.test(line))).toEqual([]);
    expect(
      lines.filter(({ line }) => /\bfiles\.(?!find\(|prepareUpload\(|prepareDownload\(|remove\()\w/.test(line)),
    ).toEqual([]);
  });

  it('make partitions that begin with the agency, but for the platform’s list', () => {
    const patterns = [...new Set(partitionPatterns.values())];
    expect(patterns.length).toBeGreaterThan(30);
    expect(patterns.filter((pattern) => !pattern.startsWith('{agency}#'))).toEqual(['platform#agencies']);
  });
});
