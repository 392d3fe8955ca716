import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { largestBundle } from '../../infra/aws/bundling.ts';
import { type Bundle, bundle, bundleHelloWorld } from './bundle.ts';
import { BudgetError, type Line, median, printSection, times } from './report.ts';

const root = join(import.meta.dirname, '../..');
const rounds = 3;

/** What Lambda sets, and nothing of this machine. */
const environment = {
  PATH: process.env.PATH ?? '',
  TABLE_NAME: 'siklus',
  TENANT_ROLE_ARN: 'arn:aws:iam::123456789012:role/tenant',
  STATE_MACHINE_ARN: 'arn:aws:states:ap-southeast-3:123456789012:stateMachine:evaluation-cycle',
  AWS_REGION: 'ap-southeast-3',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
};

/** Milliseconds of the import alone, in a process of its own: what a cold start pays for our code. */
const importTime = async (file: string): Promise<number> => {
  const script = `
    const begun = performance.now();
    await import(${JSON.stringify(file)});
    process.stdout.write(String(performance.now() - begun), () => process.exit());`;
  const run = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { env: environment });
  return Number(run.stdout);
};

/** In turns, so that a busy moment of the machine falls on all of them. */
const importTimes = async (bundles: Bundle[]): Promise<Map<string, number>> => {
  const seen = new Map<string, number[]>(bundles.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const { name, file } of bundles) seen.get(name)?.push(await importTime(file));
  return new Map([...seen].map(([name, values]) => [name, median(values)]));
};

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1024)} KB`;

/** @throws BudgetError that names the bundles over the limit */
export const benchBundles = async (): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'siklus-bundles-'));
  try {
    const hello = await bundleHelloWorld(folder);
    const entries = globSync('functions/entry/**/*.ts', { cwd: root }).sort();
    const bundles: Bundle[] = [];
    for (const entry of entries)
      bundles.push(await bundle(entry.replace(/^functions\/entry\/|\.ts$/g, ''), join(root, entry), folder));
    const taken = await importTimes([hello, ...bundles]);
    const helloTime = taken.get(hello.name) ?? Number.NaN;
    const lines = [hello, ...bundles].map(({ name, bytes }): Line => {
      const time = taken.get(name) ?? Number.NaN;
      return { what: name, figure: `${kilobytes(bytes)}, ${time.toFixed(1)} ms`, ratio: times(time / helloTime) };
    });
    printSection(`Bundles: size, import time (median of ${rounds}), import against hello-world`, lines);
    const over = bundles.filter(({ bytes }) => bytes > largestBundle);
    if (over.length > 0)
      throw new BudgetError(`over ${kilobytes(largestBundle)}: ${over.map(({ name }) => name).join(', ')}`);
  } finally {
    await rm(folder, { recursive: true });
  }
};
