import { parseArgs } from 'node:util';

export type CommandLine = {
  seeds: number;
  seed: number;
  minutes: number | null;
  plant: string | null;
  mode: 'seeds' | 'faults' | 'sites' | 'regressions';
  trace: boolean;
  /** Which half of a sweep, where it is one. */
  part: { part: number; of: number } | null;
};

/** How many seeds, where nothing is said: of a sweep, those whose calm runs come to its call sites. */
const usual = { seeds: 20, faults: 12, sites: 4, regressions: 0 };

export const readCommandLine = (argv: readonly string[]): CommandLine => {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      seeds: { type: 'string' },
      seed: { type: 'string', default: '1' },
      /** As many seeds as fit. */
      minutes: { type: 'string' },
      faults: { type: 'boolean', default: false },
      sites: { type: 'boolean', default: false },
      regressions: { type: 'boolean', default: false },
      /** Runs with this fault in the code. */
      plant: { type: 'string' },
      /** `0/2`: the first half of a sweep, for the processes that it starts. */
      part: { type: 'string' },
      /** Prints everything that happened. */
      trace: { type: 'boolean', default: false },
    },
  });
  const mode = values.faults ? 'faults' : values.sites ? 'sites' : values.regressions ? 'regressions' : 'seeds';
  const minutes = values.minutes === undefined ? null : Number(values.minutes);
  const [seeds, seed] = [Number(values.seeds ?? usual[mode]), Number(values.seed)];
  const [part, of] = values.part?.split('/').map(Number) ?? [];
  if (![seeds, seed, minutes ?? 1].every(Number.isFinite)) throw new Error('--seeds, --seed and --minutes are numbers');
  return {
    seeds,
    seed,
    minutes,
    plant: values.plant ?? null,
    mode,
    trace: values.trace,
    part: part === undefined || of === undefined ? null : { part, of },
  };
};
