import { parseArgs } from 'node:util';
import { runClean, runForgeries } from './run.ts';

/** `npm run tamper -- --runs 100000 --clean 10000 --seed 7`. */
const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    runs: { type: 'string', default: '100000' },
    clean: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '2026' },
  },
});
const [runs, clean] = [values.runs, values.clean].map(Number);
if (!Number.isSafeInteger(runs) || !Number.isSafeInteger(clean)) {
  console.error('--runs and --clean must be whole numbers');
  process.exit(2);
}

const started = performance.now();
const seconds = (): string => ((performance.now() - started) / 1000).toFixed(1);
const honest = runClean(clean ?? 0, values.seed);
console.log(`${honest.clean} clean exports: ${honest.falseAlarms.length} false alarms (${seconds()} s)`);
const { tallies, missed, lines } = runForgeries(runs ?? 0, values.seed);

const column = (value: number): string => String(value).padStart(9);
console.log(
  `\n${'what was done'.padEnd(60)}${['done', 'found', 'located', 'named'].map((h) => h.padStart(9)).join('')}`,
);
const sum = { runs: 0, found: 0, located: 0, named: 0 };
for (const [name, tally] of tallies) {
  console.log(name.padEnd(60) + [tally.runs, tally.found, tally.located, tally.named].map(column).join(''));
  for (const part of ['runs', 'found', 'located', 'named'] as const) sum[part] += tally[part];
}
console.log('all'.padEnd(60) + [sum.runs, sum.found, sum.located, sum.named].map(column).join(''));
console.log(`\n${lines} lines verified; seed ${values.seed}, ${seconds()} s`);
for (const example of [...missed, ...honest.falseAlarms].slice(0, 5)) console.error(example);

// A kind that no city has room for would look like one that is always found.
const idle = [...tallies].flatMap(([name, { runs: done }]) => (done === 0 ? [name] : []));
if (idle.length > 0) console.error(`never done: ${idle.join('; ')}`);
const all = sum.located === sum.runs && sum.runs === runs && idle.length === 0;
const perfect = all && honest.falseAlarms.length === 0;
process.exitCode = perfect ? 0 : 1;
