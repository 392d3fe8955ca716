import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stopwatch } from '../../../functions/runtime/clock.ts';
import { createRandom, type Random } from '../../../infra/local/example/random.ts';
import { printSection } from '../report.ts';
import { createActs } from './acts.ts';
import {
  accepted,
  goodputOf,
  latencies,
  lineOf,
  measures,
  paceOf,
  percentile,
  type Run,
  type Spent,
} from './figures.ts';
import { arrivals, closedLoop, openLoop, type Sample, type Sender, sendAll, untilNormal } from './load.ts';
import { plotRun } from './plot.ts';
import { processorTimeBelow } from './processor-time.ts';
import { type Stage, startStage } from './stage.ts';
import { type Verdict, verify } from './verify.ts';
import { createWire } from './wire.ts';

/** Who sends in the closed loop: enough to keep engine and process busy, fewer than the gateway lets in at once. */
const workers = 32;
const probeSeconds = 4;
/** A process that just started gets faster for a while: probed until it hardly does, but no more often than this. */
const mostWarmUps = 4;
const stillRising = 1.1;
/** Where the machine turned out to take much more than was probed, it was no rush and is done again, at most so often. */
const leastPressure = 0.75;
const mostRepeats = 2;
const leastGoodput = 0.85;
const latestRecoveryMs = 5_000;
/** Usual is up to twice the slowest of the calm second before, and never less than this: a collection of garbage is no rush. */
const leastUsualMs = 100;

const whole = (name: string, text: string): number => {
  const value = Number(text);
  if (!(value > 0)) throw new RangeError(`--${name} must be a number above 0, not "${text}"`);
  return value;
};
const { values: given } = parseArgs({
  options: {
    seconds: { type: 'string', default: '12' },
    factor: { type: 'string', default: '2' },
    runs: { type: 'string', default: '3' },
    employees: { type: 'string', default: '120' },
    seed: { type: 'string', default: '2026' },
    plot: { type: 'string' },
  },
});
const seconds = whole('seconds', given.seconds);
if (seconds < 2) throw new RangeError('--seconds must be at least 2: the first one fills the pipe');
const factor = whole('factor', given.factor);
const runs = whole('runs', given.runs);
const employees = whole('employees', given.employees);

/** Milliseconds of processor so far: of the system with its engine, and of this process. */
const spent = (): Spent => {
  const { user, system } = process.cpuUsage();
  return { system: processorTimeBelow(process.pid), sender: (user + system) / 1_000 };
};
const perAct = (before: Spent, now: Spent, samples: Sample[]): Spent => {
  const acts = accepted(samples).length;
  return { system: (now.system - before.system) / acts, sender: (now.sender - before.sender) / acts };
};

type Probe = { pace: number; spentPerAct: Spent };
const probe = async (sender: Sender): Promise<Probe> => {
  const begin = stopwatch();
  const before = spent();
  const samples = await closedLoop(sender, workers, probeSeconds);
  return { pace: paceOf(samples, begin, probeSeconds), spentPerAct: perAct(before, spent(), samples) };
};

const warmUp = async (sender: Sender): Promise<Probe> => {
  let [before, now] = [0, await probe(sender)];
  for (let i = 1; i < mostWarmUps && now.pace > stillRising * before; i++)
    [before, now] = [now.pace, await probe(sender)];
  return now;
};

type Measured = { run: Run; after: Probe };

/** A rush between two probes: what the machine can take is the mean of both, since its other work comes and goes. */
const oneRun = async (sender: Sender, random: Random, before: Probe): Promise<Measured> => {
  const calm = await openLoop(sender, arrivals(random, 20, 1));
  const schedule = arrivals(random, factor * before.pace, seconds);
  const spentBefore = spent();
  const begin = stopwatch();
  const rush = await openLoop(sender, schedule);
  const spentAfter = spent();
  const senderShare = (spentAfter.sender - spentBefore.sender) / (stopwatch() - begin);
  const usualMs = Math.max(leastUsualMs, 2 * percentile(latencies(accepted(calm)), 1));
  const { samples, recoveredMs } = await untilNormal(sender, {
    usualMs,
    inARow: 10,
    patienceMs: latestRecoveryMs + 1_000,
  });
  const after = await probe(sender);
  const run: Run = {
    begin,
    seconds,
    saturation: (before.pace + after.pace) / 2,
    spentPerAct: { rush: perAct(spentBefore, spentAfter, rush), probes: [before.spentPerAct, after.spentPerAct] },
    calm,
    rush,
    after: samples,
    recoveredMs,
    senderShare,
  };
  return { run, after };
};

const isRush = ({ rush, saturation }: Run): boolean => rush.length / seconds >= leastPressure * factor * saturation;

const allRuns = async (sender: Sender, random: Random): Promise<Run[]> => {
  const all: Run[] = [];
  let last = await warmUp(sender);
  for (let repeats = mostRepeats, i = 0; all.length < runs; i++) {
    const { run, after } = await oneRun(sender, random.fork(`run/${i}`), last);
    last = after;
    if (isRush(run) || repeats === 0) all.push(run);
    else repeats -= 1;
  }
  return all;
};

const misses = (all: readonly Run[], { unknown, lost, ghosts, strangers }: Verdict): string[] => {
  const goodput = Math.min(...all.map((run) => goodputOf(run) / run.saturation));
  const oddest = all.flatMap(({ rush }) => rush.flatMap(({ answer }) => (answer === '' ? [] : [answer])))[0];
  const recovery = Math.max(...all.map(({ recoveredMs }) => recoveredMs));
  return [
    ...(all.every(isRush) ? [] : ['the machine took more than was probed: this was no rush']),
    ...(goodput < leastGoodput ? [`goodput fell to ${goodput.toFixed(2)} of saturation, not ${leastGoodput}`] : []),
    ...(recovery > latestRecoveryMs ? [`recovery took ${recovery.toFixed(0)} ms, not ${latestRecoveryMs}`] : []),
    ...(unknown > 0 ? [`${unknown} acts were neither accepted nor refused as promised: ${oddest}`] : []),
    ...(lost.length > 0 ? [`${lost.length} accepted acts are lost, first ${lost[0]}`] : []),
    ...(ghosts.length > 0 ? [`${ghosts.length} refused acts are stored, first ${ghosts[0]}`] : []),
    ...(strangers.length > 0 ? [`${strangers.length} stored acts were never sent, first ${strangers[0]}`] : []),
  ];
};

const began = stopwatch();
const dataDir = mkdtempSync(join(tmpdir(), 'siklus-rush-'));
let stage: Stage | null = null;
try {
  const asked = { dataDir, employees };
  stage = await startStage({ ...asked, port: 0 });
  const { system } = stage;
  const random = createRandom(`rush/${given.seed}`);
  const acts = createActs(system, random.fork('acts'));
  const wire = createWire(system.url);
  const sender: Sender = { wire, acts };
  for (const list of acts.preparation()) await sendAll(sender, list, 16);
  const all = await allRuns(sender, random);
  await stage.kill();
  wire.close();

  stage = await startStage({ ...asked, port: Number(new URL(system.url).port) });
  const reader = createWire(stage.system.url);
  const verdict = await verify(reader, { ...stage.system, today: system.today }, acts);
  reader.close();

  const title = `${runs} rushes of ${seconds} s at ${factor} times saturation, system and sender on this machine: median, and the worst run beside it`;
  printSection(
    title,
    measures.map((measure) => lineOf(measure, all)),
  );
  printSection('After SIGKILL and a new start, read back through the API', [
    { what: 'accepted acts, all told', figure: String(verdict.accepted) },
    { what: 'of these lost', figure: String(verdict.lost.length) },
    { what: 'refused acts, all told', figure: String(verdict.refused) },
    { what: 'of these stored all the same', figure: String(verdict.ghosts.length) },
    { what: 'stored and never sent', figure: String(verdict.strangers.length) },
  ]);
  if (given.plot !== undefined) {
    const middle = all.toSorted((a, b) => goodputOf(a) / a.saturation - goodputOf(b) / b.saturation)[all.length >> 1];
    if (middle !== undefined) writeFileSync(given.plot, plotRun(middle, factor));
    console.log(`\n${given.plot}: the run in the middle`);
  }
  console.log(`\n${((stopwatch() - began) / 1_000).toFixed(0)} s in all.`);
  for (const miss of misses(all, verdict)) {
    console.error(`OVER BUDGET: ${miss}`);
    process.exitCode = 1;
  }
} finally {
  await stage?.kill();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
