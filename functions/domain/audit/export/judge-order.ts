import { type ClosingManifest, closingName, manifestDigest } from '../../closing/closing-manifest.ts';
import type { Digest } from '../digest.ts';
import type { Finding, Tampering } from './finding.ts';
import type { ProvenSeal } from './judge-seals.ts';

/** A close whose manifest proved itself. */
export type KnownClose = { manifest: ClosingManifest; line: number };
type Closes = {
  /** By name, in the order of the file. */
  known: ReadonlyMap<string, KnownClose>;
  seals: readonly ProvenSeal[];
  /** The line at which what is missing shows. */
  at: number;
  digest: Digest;
  /** Whether something else was said of the close already. */
  wasFound: (name: string) => boolean;
};
type Found = (kind: Tampering, line: number, note: string, seal?: number) => void;

/** A phase that was closed again names the close before, which stays, and two people by whom it was opened. */
const judgeAgain = ({ known, digest, wasFound }: Closes, found: Found): void => {
  for (const [name, { manifest, line }] of known) {
    const { again, phase } = manifest;
    if (again === undefined) continue;
    const { askedBy, decision } = again.reopening;
    if (decision.kind !== 'approve' || decision.by === askedBy) found('changed', line, `${name}: second word`);
    const earlier = closingName(phase, again.version - 1);
    const before = known.get(earlier);
    if (before === undefined) {
      if (!wasFound(earlier)) found('removed', line, earlier);
    } else if (manifestDigest(before.manifest, digest) !== again.previous) found('forked', line, name);
  }
};

/**
 * Each close has a seal that names it: one of them alone was taken away, or put in. The next close is not made before the last one is
 * sealed, so one without a seal can only be the last.
 */
const judgeSeals = ({ known, seals, at, digest, wasFound }: Closes, found: Found): void => {
  const sealed = new Set<string>();
  for (const { seal, line } of seals) {
    const { occasion, closing, number } = seal;
    const close = known.get(occasion);
    if (closing === undefined) {
      if (close?.manifest.shards !== undefined) found('inserted', close.line, occasion, number);
      continue;
    }
    sealed.add(occasion);
    if (close === undefined) {
      if (!wasFound(occasion)) found('removed', at, occasion, number);
    } else if (manifestDigest(close.manifest, digest) !== closing) found('forked', line, occasion, number);
  }
  const names = [...known.keys()];
  const lastSealed = names.findLastIndex((name) => sealed.has(name));
  for (const name of names.slice(0, Math.max(0, lastSealed))) {
    const close = known.get(name);
    if (close?.manifest.shards !== undefined && !sealed.has(name) && !wasFound(name))
      found('inserted', close.line, name);
  }
};

/** The closes against each other and against the seals. */
export const judgeOrder = (closes: Closes): Finding[] => {
  const findings: Finding[] = [];
  const found: Found = (kind, line, note, seal) =>
    void findings.push({ kind, place: 'closing', line, note, ...(seal === undefined ? {} : { seal }) });
  const wasFound = (name: string): boolean => closes.wasFound(name) || findings.some(({ note }) => note === name);
  judgeAgain({ ...closes, wasFound }, found);
  judgeSeals({ ...closes, wasFound }, found);
  return findings;
};
