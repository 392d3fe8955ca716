import type { Digest } from '../digest.ts';
import {
  cycleRootOf,
  type Seal,
  type ShardRoot,
  sealGenesis,
  sealHash,
  sealText,
  type VerifySignature,
} from '../seal.ts';
import { type HeaderLine, headerText, type RootsLine } from './export-lines.ts';
import type { Finding, Tampering } from './finding.ts';
import { wellBefore } from './time-bounds.ts';

export type Trust = {
  digest: Digest;
  verify: VerifySignature;
  /** Whether a raw public key is one that the verifier was told to believe. */
  trusts(publicKey: string): boolean;
};
/** A point of the log of seals that somebody wrote down earlier. */
export type Checkpoint = { number: number; hash: string };
/** A seal of the exported cycle that proved itself. */
export type ProvenSeal = { seal: Seal; roots: readonly ShardRoot[] | null; line: number };

/** Whether a signed text is by one of the trusted keys. */
const signedBy = (trust: Trust, publicKey: string, text: string, signature: string): 'yes' | 'no' | 'foreign' => {
  if (!trust.trusts(publicKey)) return 'foreign';
  return trust.verify(publicKey, text, signature) ? 'yes' : 'no';
};

const kindOf: Record<'no' | 'foreign', Tampering> = { no: 'changed', foreign: 'foreign-key' };

export const judgeHeader = ({ signature, ...unsigned }: HeaderLine, line: number, trust: Trust): Finding[] => {
  const signed = signedBy(trust, unsigned.publicKey, headerText(unsigned), signature);
  return signed === 'yes' ? [] : [{ kind: kindOf[signed], place: 'header', line }];
};

/** The agency's log of seals as it comes line by line: numbers, links, signatures, and the roots of the cycle's own. */
export const createSealJudge = (header: HeaderLine, trust: Trust, checkpoint: Checkpoint | null) => {
  const { digest } = trust;
  const findings: Finding[] = [];
  const proven: ProvenSeal[] = [];
  const hashes = new Map<number, string>();
  let last: { number: number; hash: string; at: string } = {
    number: 0,
    hash: sealGenesis(header.agencyId, digest),
    at: '',
  };

  const found = (kind: Tampering, place: 'seal' | 'roots', line: number, seal: number): void =>
    void findings.push({ kind, place, line, seal });

  const placeProblem = (seal: Seal, hash: string): Tampering | null => {
    if (seal.number <= last.number) {
      const known = hashes.get(seal.number);
      if (known === undefined) return 'reordered';
      return known === hash ? 'inserted' : 'forked';
    }
    if (seal.number > last.number + 1) return 'removed';
    if (seal.previous !== last.hash) return 'forked';
    if (wellBefore(seal.at, last.at)) return 'backdated';
    return null;
  };

  return {
    findings,
    proven,
    seal: (seal: Seal, line: number): void => {
      const { signature, ...unsigned } = seal;
      const signed = signedBy(trust, seal.publicKey, sealText(unsigned), signature);
      const hash = sealHash(seal, digest);
      if (signed !== 'yes' || seal.agencyId !== header.agencyId) {
        found(signed === 'yes' ? 'inserted' : kindOf[signed], 'seal', line, seal.number);
        // What follows names the hash of the true one, which is not known: only its own signature can speak for it.
        if (seal.number === last.number + 1) last = { number: seal.number, hash: '', at: last.at };
        return;
      }
      const problem = last.hash === '' && seal.number === last.number + 1 ? null : placeProblem(seal, hash);
      if (problem !== null) found(problem, 'seal', line, problem === 'removed' ? last.number + 1 : seal.number);
      if (problem === 'inserted' || problem === 'forked' || problem === 'reordered') return;
      hashes.set(seal.number, hash);
      last = { number: seal.number, hash, at: seal.at };
      if (seal.cycleId === header.cycleId) proven.push({ seal, roots: null, line });
    },
    roots: ({ number, shards }: RootsLine, line: number): void => {
      const at = proven.findIndex(({ seal }) => seal.number === number);
      const one = proven[at];
      const holds =
        one !== undefined && shards.length === one.seal.shards && cycleRootOf(shards, digest) === one.seal.root;
      if (one === undefined || one.roots !== null) found('inserted', 'roots', line, number);
      else if (holds) proven[at] = { ...one, roots: shards };
      else found('changed', 'roots', line, number);
    },
    /** After the last seal: whether the log ends where the header says, and goes through the point that was written down. */
    end: (line: number): void => {
      const { count, head } = header.seals;
      if (last.number < count) found('truncated', 'seal', line, last.number + 1);
      else if (last.number > count) found('inserted', 'seal', line, count + 1);
      else if (last.hash !== '' && last.hash !== head) found('forked', 'seal', line, last.number);
      for (const { seal, roots } of proven)
        if (roots === null && !findings.some((f) => f.place === 'roots' && f.seal === seal.number))
          found('removed', 'roots', line, seal.number);
      if (checkpoint === null) return;
      const known = hashes.get(checkpoint.number);
      if (known === checkpoint.hash) return;
      found(known === undefined ? 'truncated' : 'forked', 'seal', line, checkpoint.number);
    },
    /** Hashes of the seals that proved themselves, by number. */
    hashes: (): ReadonlyMap<number, string> => hashes,
    last: () => ({ number: last.number, hash: last.hash }),
  };
};
export type SealJudge = ReturnType<typeof createSealJudge>;
