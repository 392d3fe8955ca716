import type { VerifierOptions } from '../../functions/domain/audit/export/verify-export.ts';
import { createExportVerifier, type ExportReport } from '../../functions/domain/audit/export/verify-export.ts';
import { nodeDigest } from '../../functions/runtime/digest.ts';
import { verifySignature } from '../../functions/runtime/ed25519.ts';
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

export const forgeries: Record<string, Forgery> = {
  ...fileForgeries,
  ...structureForgeries,
  ...insiderForgeries,
  ...forumForgeries,
  ...closeForgeries,
  ...againForgeries,
};

export type Tally = { runs: number; found: number; located: number; named: number };
export type Outcome = { tallies: Map<string, Tally>; missed: string[]; lines: number };

const key = newKey();
/** The same seal is verified again and again here: its signature is worked out once. */
const known = new Map<string, boolean>();
const verify: VerifierOptions['verify'] = (publicKey, text, signature) => {
  const name = `${publicKey} ${signature} ${text}`;
  const answer = known.get(name) ?? verifySignature(publicKey, text, signature);
  if (known.size > 5000) known.clear();
  known.set(name, answer);
  return answer;
};

export const verifyLines = ({
  lines,
  checkpoint,
  archive,
}: Pick<Forged, 'lines' | 'checkpoint' | 'archive'>): ExportReport => {
  const trusts = (publicKey: string): boolean => publicKey === key.publicKey;
  const given = { checkpoint: checkpoint ?? null, archive: archive ?? null };
  const verifier = createExportVerifier({ digest: nodeDigest, verify, trusts, ...given });
  for (const line of lines) verifier.line(typeof line === 'string' ? line : JSON.stringify(line));
  return verifier.end();
};

/** So many forgeries are tried on one city before the next is made. */
const forgeriesPerCity = 20;

/**
 * Tries forgeries in turn, each on a random city. `found`: the verifier says that something is wrong; `located`: it accuses the
 * very item; `named`: by what was done to it.
 */
export const runForgeries = (runs: number, seed: string, only: readonly string[] = Object.keys(forgeries)): Outcome => {
  const random = createRandom(`tamper/${seed}`);
  const tallies = new Map(only.map((name): [string, Tally] => [name, { runs: 0, found: 0, located: 0, named: 0 }]));
  const missed: string[] = [];
  let verified = 0;
  let done = 0;
  let turn = 0;
  for (let number = 0; done < runs; number++) {
    const city = randomCity(random.fork(`city ${number}`), key);
    const lines = exportOf(city, key);
    for (let i = 0; i < forgeriesPerCity && done < runs; i++, turn++) {
      const name = only[turn % only.length] ?? '';
      const forged = forgeries[name]?.({ city, lines, key, random: random.fork(`forgery ${turn}`) }) ?? null;
      const tally = tallies.get(name);
      if (forged === null || tally === undefined) continue;
      done += 1;
      verified += forged.lines.length;
      const { findings } = verifyLines(forged);
      const accusing = findings.filter((finding) => forged.accuses(finding));
      tally.runs += 1;
      if (findings.length > 0) tally.found += 1;
      if (accusing.length > 0) tally.located += 1;
      if (accusing.some(({ kind }) => forged.kinds.includes(kind))) tally.named += 1;
      if (accusing.length === 0)
        missed.push(`${name}, city ${number}, turn ${turn}: ${JSON.stringify(findings.slice(0, 3))}`);
    }
  }
  return { tallies, missed, lines: verified };
};

/** Clean exports, each of a city of its own: whatever is found is a false alarm. */
export const runClean = (runs: number, seed: string): { clean: number; falseAlarms: string[] } => {
  const falseAlarms: string[] = [];
  for (let number = 0; number < runs; number++) {
    const city = randomCity(createRandom(`clean/${seed}/${number}`), key);
    const last = city.log.at(-1)?.seal;
    const { findings } = verifyLines({ lines: exportOf(city, key), archive: archiveOf(city) });
    if (findings.length > 0 || last === undefined) falseAlarms.push(`city ${number}: ${JSON.stringify(findings[0])}`);
  }
  return { clean: runs, falseAlarms };
};
