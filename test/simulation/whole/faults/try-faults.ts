import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pLimit from 'p-limit';
import { faults } from './faults.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

export type Caught =
  | { fault: string; seed: number; invariant: string; problem: string }
  | { fault: string; seed: null };

const line = /^! seed (\d+): (.*): \d+\n {4}(.*)$/m;

/** Each fault in a process of its own, whose code is loaded with it; seeds are tried until a promise breaks. */
export const tryFault = async (fault: string, seed: number): Promise<Caught> => {
  const args = [main, '--plant', fault, '--seeds', '12', '--seed', String(seed)];
  const failed = (error: unknown): { stdout: string } => {
    if (error instanceof Error && 'stdout' in error && String(error.stdout) !== '')
      return { stdout: String(error.stdout) };
    throw error;
  };
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 }).catch(failed);
  const [, at, invariant = '', problem = ''] = line.exec(stdout) ?? [];
  return at === undefined ? { fault, seed: null } : { fault, seed: Number(at), invariant, problem };
};

const lineOf = (caught: Caught): string =>
  caught.seed === null
    ? `NOT CAUGHT  ${caught.fault}`
    : `${`seed ${caught.seed}`.padEnd(10)}  ${caught.fault.padEnd(72)}  ${caught.invariant}: ${caught.problem.slice(0, 110)}`;

/** Prints which promise shows which fault, in which seed; answers how many showed in none. */
export const tryFaults = async (seed: number): Promise<number> => {
  const limit = pLimit(2);
  const names = Object.keys(faults);
  const one = async (name: string): Promise<Caught> => {
    const caught = await tryFault(name, seed);
    console.log(lineOf(caught));
    return caught;
  };
  const results = await Promise.all(names.map((name) => limit(() => one(name))));
  const missed = results.filter((result) => result.seed === null).length;
  console.log(`${names.length} faults planted, ${names.length - missed} caught`);
  return missed;
};
