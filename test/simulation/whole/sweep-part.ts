import { type Aim, mishaps } from './engine/mishaps.ts';
import { createDice } from './engine/seeded.ts';
import { judgeSeed, tellViolations, type Verdict } from './play-seeds.ts';

/** Aims in one run: a whole cycle has room for some, and hundreds of runs do with what one does. */
const together = [20, 6, 1];
/** A whole sweep takes a quarter of an hour: it says so often how far it is. */
const runsBetweenWords = 20;
const calm: Aim = { site: 'nowhere', nth: 1, mishap: 'lose' };

/** A call site, and the calm run that comes to it. */
type Reached = { site: string; seed: number; count: number };
type Shot = { seed: number; aim: Aim };
export type Part = { sites: number; aimed: number; reached: number; runs: number; bad: number };
export type PartOf = { part: number; of: number };

const sitesOf = (bases: readonly Verdict[]): Reached[] => {
  const sites = new Map<string, Reached>();
  for (const { played } of bases)
    for (const [site, count] of played.sites) if (!sites.has(site)) sites.set(site, { site, count, seed: played.seed });
  return [...sites.values()].toSorted((a, b) => (a.site < b.site ? -1 : 1));
};

const grouped = (shots: readonly Shot[], size: number): Shot[][] => {
  const bySeed = new Map<number, Shot[]>();
  for (const shot of shots) bySeed.set(shot.seed, [...(bySeed.get(shot.seed) ?? []), shot]);
  return [...bySeed.values()].flatMap((own) =>
    Array.from({ length: Math.ceil(own.length / size) }, (_, n) => own.slice(n * size, (n + 1) * size)),
  );
};

const told = ({ site, nth, mishap }: Aim): string => `${mishap} at call ${nth} of ${site}`;

/**
 * Refuses, loses, and crashes before and after every call of a port that calm runs of some seeds make, each at one of its calls.
 * What a run did not come to, because of what went wrong before in it, is tried among fewer others, and in the end alone.
 */
export const sweepPart = async (from: number, seeds: number, { part, of }: PartOf): Promise<Part> => {
  const bases: Verdict[] = [];
  for (let n = 0; n < seeds; n++) bases.push(await judgeSeed({ seed: from + n, aims: [calm] }));
  for (const base of bases) tellViolations(base);
  const sites = sitesOf(bases);
  if (part === 0) for (const { site, count } of sites) console.log(`${String(count).padStart(6)}  ${site}`);
  const dice = createDice(from);
  const shots = sites
    .flatMap(({ site, seed, count }) =>
      mishaps.map((mishap): Shot => ({ seed, aim: { site, nth: dice.between(1, Math.min(count, 4)), mishap } })),
    )
    .map((shot) => ({ shot, order: dice.next() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ shot }) => shot)
    .filter((_, n) => n % of === part);
  const result = { sites: sites.length, aimed: shots.length, reached: 0, runs: 0, bad: 0 };
  const fire = async (some: readonly Shot[]): Promise<Shot[]> => {
    const [first] = some;
    if (first === undefined) return [];
    const verdict = await judgeSeed({ seed: first.seed, aims: some.map(({ aim }) => aim) });
    result.runs += 1;
    if (result.runs % runsBetweenWords === 0)
      console.error(
        `  part ${part + 1} of ${of}: ${result.reached} of ${shots.length} after ${result.runs} whole cycles`,
      );
    if (verdict.violations.length > 0) {
      result.bad += 1;
      console.log(`! aimed at ${some.map(({ aim }) => told(aim)).join('; ')}`);
      tellViolations(verdict);
    }
    const missed = some.filter(({ aim }) => (verdict.played.sites.get(aim.site) ?? 0) < aim.nth);
    result.reached += some.length - missed.length;
    return missed;
  };
  let left: Shot[] = shots;
  for (const size of together) {
    const missed: Shot[] = [];
    for (const group of grouped(left, size)) missed.push(...(await fire(group)));
    left = missed;
  }
  for (const { seed, aim } of left) console.log(`not reached in seed ${seed}: ${told(aim)}`);
  return result;
};
