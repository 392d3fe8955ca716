import { stopwatch } from '../../../functions/runtime/clock.ts';
import { type Aim, mishaps } from './engine/mishaps.ts';
import { createDice } from './engine/seeded.ts';
import { judgeSeed, tellViolations, type Verdict } from './play-seeds.ts';

/** Aims in one run: a whole cycle has room for a dozen mishaps, and hundreds of runs do with what one does. */
const together = 12;

const calm: Aim = { site: 'nowhere', nth: 1, mishap: 'lose' };

/**
 * Refuses, loses, and crashes before and after every call of a port that a calm run of the seed makes, each at one of its
 * calls; what a run did not come to, because of what went wrong before, gets a run of its own.
 */
export const sweepSites = async (seed: number): Promise<number> => {
  const started = stopwatch();
  const base = await judgeSeed({ seed, aims: [calm] });
  const sites = [...base.played.sites].toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [site, count] of sites) console.log(`${String(count).padStart(6)}  ${site}`);
  const dice = createDice(seed);
  const aims = sites
    .flatMap(([site, count]) =>
      mishaps.map((mishap): Aim => ({ site, nth: dice.between(1, Math.min(count, 4)), mishap })),
    )
    .map((aim) => ({ aim, order: dice.next() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ aim }) => aim);
  let [runs, bad, reached] = [1, 0, 0];
  tellViolations(base);
  const run = async (some: Aim[]): Promise<Verdict> => {
    const verdict = await judgeSeed({ seed, aims: some });
    runs += 1;
    if (verdict.violations.length > 0) {
      bad += 1;
      console.log(
        `! aimed at ${some.map(({ site, nth, mishap }) => `${mishap} at call ${nth} of ${site}`).join('; ')}`,
      );
      tellViolations(verdict);
    }
    return verdict;
  };
  const missed: Aim[] = [];
  for (let at = 0; at < aims.length; at += together) {
    const some = aims.slice(at, at + together);
    const { played } = await run(some);
    const short = some.filter(({ site, nth }) => (played.sites.get(site) ?? 0) < nth);
    reached += some.length - short.length;
    missed.push(...short);
  }
  for (const aim of missed) {
    const { played } = await run([aim]);
    if ((played.sites.get(aim.site) ?? 0) >= aim.nth) reached += 1;
    else console.log(`not reached: ${aim.mishap} at call ${aim.nth} of ${aim.site}`);
  }
  const seconds = (stopwatch() - started) / 1000;
  console.log(
    `${sites.length} call sites, ${reached} of ${aims.length} mishaps (refused, answer lost, crash before, crash after) in ` +
      `${runs} whole cycles, ${seconds.toFixed(1)} s; ${bad} runs broke a promise`,
  );
  return bad;
};
