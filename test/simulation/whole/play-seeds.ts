import { stopwatch } from '../../../functions/runtime/clock.ts';
import { judgeRun, type Violation } from './oracle/judge.ts';
import { type Options, type Played, runSeed } from './run-seed.ts';

export type Verdict = { played: Played; violations: Violation[] };

/** A run with the oracle's word on it; what broke in the simulation itself counts as a violation. */
export const judgeSeed = async (options: Options): Promise<Verdict> => {
  const played = await runSeed(options);
  const own = played.broken.map((problem) => ({ invariant: 'the simulation itself', problems: [problem] }));
  return { played, violations: [...own, ...judgeRun(played)] };
};

export const tellViolations = ({ played, violations }: Verdict): void => {
  for (const { invariant, problems } of violations) {
    console.log(`! seed ${played.seed}: ${invariant}: ${problems.length}`);
    for (const problem of problems.slice(0, 5)) console.log(`    ${problem}`);
  }
  if (violations.length > 0) console.log(`    npm run simulate -- --seed ${played.seed} --seeds 1 --trace`);
};

/** Runs seeds one after the other, until so many are done or the time is up; answers how many went wrong. */
export const playSeeds = async (
  from: number,
  count: number,
  minutes: number | null,
  trace: boolean,
): Promise<number> => {
  const started = stopwatch();
  const isTime = (): boolean => minutes !== null && stopwatch() - started >= minutes * 60_000;
  const struck = new Map<string, number>();
  const sites = new Set<string>();
  let [done, bad, calls, requests, commits] = [0, 0, 0, 0, 0];
  while (minutes === null ? done < count : !isTime()) {
    const verdict = await judgeSeed({ seed: from + done, keepTrace: trace });
    const { played } = verdict;
    done += 1;
    if (trace) for (const line of played.lines) console.log(line);
    console.log(
      `seed ${played.seed}: trace ${played.hash}, ${played.events} events, ${played.requests.length} requests, ` +
        `${verdict.violations.length === 0 ? 'all promises kept' : `${verdict.violations.length} promises broken`}`,
    );
    tellViolations(verdict);
    if (verdict.violations.length > 0) bad += 1;
    for (const [what, n] of played.struck) struck.set(what, (struck.get(what) ?? 0) + n);
    for (const site of played.sites.keys()) sites.add(site);
    calls += [...played.sites.values()].reduce((sum, n) => sum + n, 0);
    requests += played.requests.length;
    commits += played.journal.entries.length;
  }
  const seconds = (stopwatch() - started) / 1000;
  console.log(
    `${done} seeds (${from} to ${from + done - 1}), each two agencies through a whole cycle, in ${seconds.toFixed(1)} s ` +
      `(${((done * 60) / seconds).toFixed(0)} a minute): ${calls} calls of ports at ${sites.size} call sites, ` +
      `${requests} requests, ${commits} commits; ${bad} seeds broke a promise`,
  );
  console.log(
    `went wrong: ${[...struck]
      .sort(([, a], [, b]) => b - a)
      .map(([what, n]) => `${what} ${n}`)
      .join(', ')}`,
  );
  return bad;
};
