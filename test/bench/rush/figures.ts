import { median } from '../report.ts';
import type { Sample } from './load.ts';

/** Milliseconds of processor: of the system with its engine, and of the sender. */
export type Spent = { system: number; sender: number };

/** One rush with what went before and came after; times in milliseconds of the stopwatch. */
export type Run = {
  begin: number;
  seconds: number;
  /** Acts a second in the closed loop: the mean of just before and just after. */
  saturation: number;
  /** For an accepted act, the refusals beside it included: in the rush, and in the probes before and after. */
  spentPerAct: { rush: Spent; probes: [Spent, Spent] };
  calm: Sample[];
  rush: Sample[];
  after: Sample[];
  recoveredMs: number;
  /** Share of one processor that the sender itself used during the rush. */
  senderShare: number;
};

/** The value that the share `p` of all do not exceed (nearest rank). */
export const percentile = (values: readonly number[], p: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
};

export const latencies = (samples: readonly Sample[]): number[] => samples.map(({ intended, done }) => done - intended);
export const accepted = (samples: readonly Sample[]): Sample[] => samples.filter(({ fate }) => fate === 'accepted');

/** Milliseconds in which a load that has just begun fills the pipe; what is answered then says nothing about the pace. */
const fillingMs = 1_000;

/**
 * Acts a second that were accepted while the load lasted, counted when their answer came, from when the pipe is full to the
 * last intended start: the same window for the probe as for the rush, with neither beginning nor end in it.
 */
export const paceOf = (samples: readonly Sample[], begin: number, seconds: number): number => {
  const [from, to] = [begin + fillingMs, begin + seconds * 1_000];
  return accepted(samples).filter(({ done }) => from <= done && done < to).length / ((to - from) / 1_000);
};
export const goodputOf = ({ begin, seconds, rush }: Run): number => paceOf(rush, begin, seconds);

type Measure = { name: string; of(run: Run): number; unit: string; worse: 'more' | 'less' | 'neither' };

const latencyOf = (fate: Sample['fate'], p: number): Measure['of'] => {
  return ({ rush }) => percentile(latencies(rush.filter((one) => one.fate === fate)), p);
};

const effortOf = (part: (spent: Spent) => number): Measure['of'] => {
  return ({ spentPerAct: { rush, probes } }) => part(rush) / ((part(probes[0]) + part(probes[1])) / 2);
};

export const measures: Measure[] = [
  { name: 'saturation, closed loop', of: ({ saturation }) => saturation, unit: '/s', worse: 'neither' },
  { name: 'arrivals by schedule', of: ({ rush, seconds }) => rush.length / seconds, unit: '/s', worse: 'neither' },
  {
    name: 'arrivals / saturation',
    of: ({ rush, seconds, saturation }) => rush.length / seconds / saturation,
    unit: '',
    worse: 'less',
  },
  { name: 'accepted (goodput)', of: goodputOf, unit: '/s', worse: 'less' },
  { name: 'goodput / saturation', of: (run) => goodputOf(run) / run.saturation, unit: '', worse: 'less' },
  { name: 'processor time per accepted act / probe', of: effortOf(({ system }) => system), unit: '', worse: 'more' },
  {
    name: "the same with the sender's part",
    of: effortOf(({ system, sender }) => system + sender),
    unit: '',
    worse: 'more',
  },
  {
    name: 'refused with 429 and Retry-After',
    of: ({ rush }) => rush.filter(({ fate }) => fate === 'refused').length,
    unit: '',
    worse: 'neither',
  },
  {
    name: 'answered otherwise or not at all',
    of: ({ rush }) => rush.filter(({ fate }) => fate === 'unknown').length,
    unit: '',
    worse: 'more',
  },
  ...[0.5, 0.95, 0.99, 1].map(
    (p): Measure => ({
      name: `accepted, ${p === 1 ? 'slowest' : `p${p * 100}`} from the intended start`,
      of: latencyOf('accepted', p),
      unit: 'ms',
      worse: 'more',
    }),
  ),
  ...[0.5, 0.99].map(
    (p): Measure => ({
      name: `refused, p${p * 100} from the intended start`,
      of: latencyOf('refused', p),
      unit: 'ms',
      worse: 'more',
    }),
  ),
  {
    name: 'usual before the rush, p50',
    of: ({ calm }) => percentile(latencies(accepted(calm)), 0.5),
    unit: 'ms',
    worse: 'more',
  },
  { name: 'back to usual after the rush', of: ({ recoveredMs }) => recoveredMs, unit: 'ms', worse: 'more' },
  {
    name: 'the sender behind its schedule, p99',
    of: ({ rush }) =>
      percentile(
        rush.map(({ sent, intended }) => sent - intended),
        0.99,
      ),
    unit: 'ms',
    worse: 'more',
  },
  {
    name: "the sender's share of one processor",
    of: ({ senderShare }) => senderShare,
    unit: '',
    worse: 'more',
  },
];

const shown = (value: number, unit: string): string =>
  Number.isNaN(value) ? 'none' : `${value.toFixed(value < 10 ? 2 : 0)}${unit && ` ${unit}`}`;

/** Of each measure the median of the runs and, beside it, the worst (or the range where none is worse). */
export const lineOf = ({ name, of, unit, worse }: Measure, runs: readonly Run[]) => {
  const values = runs.map(of);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const beside = { more: `largest ${shown(most, unit)}`, less: `lowest ${shown(least, unit)}` };
  const range = `${shown(least, unit)} to ${shown(most, unit)}`;
  return { what: name, figure: shown(median(values), unit), ratio: worse === 'neither' ? range : beside[worse] };
};
