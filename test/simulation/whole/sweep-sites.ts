import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { stopwatch } from '../../../functions/runtime/clock.ts';
import type { Part } from './sweep-part.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const processes = 2;
/** Before the counts of a part, on its last line. */
export const partMark = 'part: ';

const runPart = async (args: readonly string[]): Promise<Part> => {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let counted: Part | null = null;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith(partMark)) counted = JSON.parse(line.slice(partMark.length));
    else console.log(line);
  }
  if (counted === null) throw new Error('a part of the sweep ended without its counts');
  return counted;
};

/** Both halves of the sweep at once, each in a process of its own; answers how many runs broke a promise. */
export const sweepSites = async (seed: number, seeds: number): Promise<number> => {
  const started = stopwatch();
  const args = ['--sites', '--seed', String(seed), '--seeds', String(seeds)];
  const parts = await Promise.all(
    Array.from({ length: processes }, (_, n) => runPart([...args, '--part', `${n}/${processes}`])),
  );
  const sum = (count: (part: Part) => number): number => parts.reduce((total, part) => total + count(part), 0);
  const seconds = (stopwatch() - started) / 1000;
  const bad = sum((part) => part.bad);
  console.log(
    `${parts[0]?.sites} call sites of ${seeds} calm runs, ${sum((part) => part.reached)} of ${sum((part) => part.aimed)} mishaps ` +
      `(refused, answer lost, crash before, crash after) in ${sum((part) => part.runs)} whole cycles, ` +
      `${seconds.toFixed(1)} s; ${bad} runs broke a promise`,
  );
  return bad;
};
