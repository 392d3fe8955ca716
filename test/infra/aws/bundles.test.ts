import { beforeAll, describe, expect, it } from 'vitest';
import { needsOf } from '../../../infra/aws/access/needs.ts';
import { bundleContents } from '../../../infra/aws/functions/build-functions.ts';
import { functionEntries } from '../../../infra/aws/functions/function-entries.ts';
import { sourceFiles } from '../../house/source-files.ts';
import { functionsWithoutBundles } from '../../support/aws/stacks.ts';

/** Bytes. The issue allows 700 KiB: what grows is seen before it is too much. */
const comfortable = 670 * 1024;
/** What every task and every schedule is made of. */
const frames = ['functions/tasks/machine-task.ts', 'functions/schedules/schedule.ts'];

const entries = functionEntries();
const files = sourceFiles('functions');
const importsOf = (path: string): string[] => files.find((file) => file.path === path)?.imports ?? [];
const codeOf = (path: string): string => files.find((file) => file.path === path)?.code ?? '';
/** Route tables, tasks and schedules: what a function is for. */
const isEdge = (path: string): boolean =>
  /^functions\/(http\/routes|tasks|schedules)\//.test(path) && !frames.includes(path);
/** A use case that an edge calls by itself. What verbs share exports no `create…`, or is called by no edge. */
const isVerb = (path: string): boolean =>
  /^functions\/usecases\//.test(path) && /^export const create[A-Z]/m.test(codeOf(path));

let contents: Map<string, Map<string, number>>;
beforeAll(async () => {
  contents = await bundleContents(entries);
}, 300_000);

const bundles = () =>
  entries.map(({ name, file }) => ({
    name,
    file,
    held: [...(contents.get(name) ?? new Map<string, number>()).keys()],
  }));

/** Callers of each verb among the edges. */
const callers = (): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const { path, imports } of files.filter(({ path }) => isEdge(path)))
    for (const verb of imports.filter(isVerb)) found.set(verb, [...(found.get(verb) ?? []), path]);
  return found;
};

describe('the bundle of a function', () => {
  it('holds its own entry and no other', () => {
    for (const { file, held } of bundles())
      expect(held.filter((path) => path.startsWith('functions/entry/'))).toEqual([file]);
  });

  it('holds the route table, task or schedule that its entry names, and no other', () => {
    for (const { name, file, held } of bundles()) {
      const own = importsOf(file).filter(isEdge);
      expect([name, held.filter(isEdge)]).toEqual([name, name === 'description' ? [] : own]);
    }
  });

  it('holds no use case that the edge of another function calls and its own does not', () => {
    const called = callers();
    expect(called.size).toBeGreaterThan(150);
    const foreign = bundles().flatMap(({ name, file, held }) => {
      const own = importsOf(file).filter(isEdge);
      return held
        .filter((path) => called.has(path) && !called.get(path)?.some((edge) => own.includes(edge)))
        .map((path) => `${name}: ${path}`);
    });
    expect(foreign).toEqual([]);
  });

  it('holds the client of Step Functions only where the code drives the machine', async () => {
    const driving = (await functionsWithoutBundles())
      .filter((one) => needsOf(one).workflow.length > 0)
      .map(({ name }) => name);
    const holding = bundles()
      .filter(({ held }) => held.some((path) => path.includes('/@aws-sdk/client-sfn/')))
      .map(({ name }) => name);
    expect(holding).toEqual(driving);
  }, 300_000);

  it('stays well below what it may have', () => {
    const sizes = entries.map(({ name }): [string, number] => [
      name,
      [...(contents.get(name)?.values() ?? [])].reduce((sum, bytes) => sum + bytes, 0),
    ]);
    expect(sizes.filter(([, bytes]) => bytes > comfortable)).toEqual([]);
  });
});
