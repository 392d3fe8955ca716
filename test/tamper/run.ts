import type { VerifierOptions } from '../../functions/domain/audit/export/verify-export.ts';
import { createExportVerifier, type ExportReport } from '../../functions/domain/audit/export/verify-export.ts';
import { nodeDigest } from '../../functions/runtime/digest.ts';
import { verifySignature } from '../../functions/runtime/ed25519.ts';
import type { Forged } from './forgery.ts';
import { forgeryNames, key, makeClean, makeForgeries } from './make-forgeries.ts';

export type Tally = { runs: number; found: number; located: number; named: number };
export type Outcome = { tallies: Map<string, Tally>; missed: string[]; lines: number };

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

/**
 * Tries forgeries in turn, each on a random city. `found`: the verifier says that something is wrong; `located`: it accuses the
 * very item; `named`: by what was done to it.
 */
export const runForgeries = (runs: number, seed: string, only: readonly string[] = forgeryNames): Outcome => {
  const tallies = new Map(only.map((name): [string, Tally] => [name, { runs: 0, found: 0, located: 0, named: 0 }]));
  const missed: string[] = [];
  let verified = 0;
  for (const { name, city, turn, forged } of makeForgeries(runs, seed, only)) {
    const tally = tallies.get(name);
    if (tally === undefined) continue;
    verified += forged.lines.length;
    const { findings } = verifyLines(forged);
    const accusing = findings.filter((finding) => forged.accuses(finding));
    tally.runs += 1;
    if (findings.length > 0) tally.found += 1;
    if (accusing.length > 0) tally.located += 1;
    if (accusing.some(({ kind }) => forged.kinds.includes(kind))) tally.named += 1;
    if (accusing.length === 0)
      missed.push(`${name}, city ${city}, turn ${turn}: ${JSON.stringify(findings.slice(0, 3))}`);
  }
  return { tallies, missed, lines: verified };
};

/** Clean exports, each of a city of its own: whatever is found is a false alarm. */
export const runClean = (runs: number, seed: string): { clean: number; falseAlarms: string[] } => {
  const falseAlarms: string[] = [];
  let clean = 0;
  for (const { city, lines, archive, isSealed } of makeClean(runs, seed)) {
    clean += 1;
    const { findings } = verifyLines({ lines, archive });
    if (findings.length > 0 || !isSealed) falseAlarms.push(`city ${city}: ${JSON.stringify(findings[0])}`);
  }
  return { clean, falseAlarms };
};
