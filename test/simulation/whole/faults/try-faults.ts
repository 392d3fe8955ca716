import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pLimit from 'p-limit';
import { faults } from './faults.ts';
import { seenIn } from './seen-in.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

export type Caught =
  | { fault: string; seed: number; invariant: string; problem: string }
  | { fault: string; seed: null };

const line = /^! seed (\d+): (.*): \d+\n {4}(.*)$/m;

const seedsAtMost = 16;

const play = async (fault: string, seed: number, seeds: number): Promise<Caught> => {
  const args = [main, '--plant', fault, '--seeds', String(seeds), '--seed', String(seed)];
  const failed = (error: unknown): { stdout: string } => {
    if (error instanceof Error && 'stdout' in error && String(error.stdout) !== '')
      return { stdout: String(error.stdout) };
    throw error;
  };
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 }).catch(failed);
  const [, at, invariant = '', problem = ''] = line.exec(stdout) ?? [];
  return at === undefined ? { fault, seed: null } : { fault, seed: Number(at), invariant, problem };
};

/**
 * Each fault in a process of its own, whose code is loaded with it: in the seed in which it was last seen, and where it is not seen
 * there any more, because runs have changed since, in others until a promise breaks.
 */
export const tryFault = async (fault: string, seed: number): Promise<Caught> => {
  const known = seenIn[fault];
  const first: Caught = known === undefined ? { fault, seed: null } : await play(fault, known, 1);
  return first.seed === null ? play(fault, seed, seedsAtMost) : first;
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
  const moved = results.filter(({ fault, seed: at }) => at !== null && at !== seenIn[fault]);
  for (const { fault, seed: at } of moved) console.log(`seen-in.ts: '${fault}': ${at},`);
  console.log(`${names.length} faults planted, ${names.length - missed} caught`);
  return missed;
};
