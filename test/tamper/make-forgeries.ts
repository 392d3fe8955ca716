import type { ExportLine } from '../../functions/domain/audit/export/export-lines.ts';
import type { ArchivedFile } from '../../functions/domain/audit/export/judge-archive.ts';
import { createRandom } from '../../infra/local/example/random.ts';
import { againForgeries } from './again-forgeries.ts';
import { archiveOf, newKey, randomCity } from './city.ts';
import { closeForgeries } from './close-forgeries.ts';
import { exportOf } from './export-of.ts';
import { fileForgeries } from './file-forgeries.ts';
import type { Forged, Forgery } from './forgery.ts';
import { forumForgeries } from './forum-forgeries.ts';
import { insiderForgeries } from './insider-forgeries.ts';
import { structureForgeries } from './structure-forgeries.ts';

const forgeries: Record<string, Forgery> = {
  ...fileForgeries,
  ...structureForgeries,
  ...insiderForgeries,
  ...forumForgeries,
  ...closeForgeries,
  ...againForgeries,
};
export const forgeryNames: readonly string[] = Object.keys(forgeries);

/** What a verifier trusts here. */
export const key = newKey();

export type Attempt = { name: string; city: number; turn: number; forged: Forged };

/** So many forgeries are tried on one city before the next is made. */
const forgeriesPerCity = 20;

/** So many forgeries in turn, on random cities. */
export function* makeForgeries(runs: number, seed: string, only: readonly string[]): Generator<Attempt> {
  const random = createRandom(`tamper/${seed}`);
  let done = 0;
  let turn = 0;
  for (let number = 0; done < runs; number++) {
    const city = randomCity(random.fork(`city ${number}`), key);
    const lines = exportOf(city, key);
    for (let i = 0; i < forgeriesPerCity && done < runs; i++, turn++) {
      const name = only[turn % only.length] ?? '';
      const forged = forgeries[name]?.({ city, lines, key, random: random.fork(`forgery ${turn}`) }) ?? null;
      if (forged === null) continue;
      done += 1;
      yield { name, city: number, turn, forged };
    }
  }
}

export type Clean = { city: number; lines: readonly ExportLine[]; archive: ArchivedFile[]; isSealed: boolean };

/** Exports as an honest system writes them, each of a city of its own. */
export function* makeClean(runs: number, seed: string): Generator<Clean> {
  for (let number = 0; number < runs; number++) {
    const city = randomCity(createRandom(`clean/${seed}/${number}`), key);
    yield { city: number, lines: exportOf(city, key), archive: archiveOf(city), isSealed: city.log.length > 0 };
  }
}

const bySize = (a: Attempt, b: Attempt): number => a.forged.lines.length - b.forged.lines.length;

/** The smallest few of a kind: enough to tell what is said of it, and quickly looked at. */
export const smallForgeries = (name: string): Attempt[] =>
  [...makeForgeries(9, 'test', [name])].sort(bySize).slice(0, 2);
