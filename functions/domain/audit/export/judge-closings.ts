import {
  type ClosingManifest,
  closingText,
  type JudgedShard,
  judgeShard,
  manifestDigest,
  recomputeClosing,
  rulesDigest,
} from '../../closing/closing-manifest.ts';
import { compareRecords, extensionDigest, rehearsalDigest } from '../../closing/closing-records.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import type { ClosedLine, ClosingLine, HeaderLine } from './export-lines.ts';
import type { Finding, Tampering } from './finding.ts';
import type { ProvenSeal, Trust } from './judge-seals.ts';

type Known = { manifest: ClosingManifest; rules: RuleSet; line: number; shards: Map<number, JudgedShard | null> };

/**
 * The hard closes of the cycle: who signed, whether every close that a seal was made after is there, whether rehearsals and later ends
 * are those that were signed, and whether the inputs in the file, judged again by the rules in the file, give what was signed. It is
 * the closing plan of this software that judges; the manifest says by which version the close ran.
 */
export const createClosingJudge = (header: HeaderLine, trust: Trust) => {
  const { digest } = trust;
  const findings: Finding[] = [];
  const known = new Map<string, Known>();
  const listed = header.closings ?? [];
  /** Of the shard that is being read: how far its closes have come. */
  let reading = { shard: -1, place: -1 };
  const found = (kind: Tampering, line: number, note: string, more: Partial<Finding> = {}): void =>
    void findings.push({ kind, place: 'closing', line, note, ...more });
  const wasFound = (phase: string): boolean => findings.some(({ note }) => note === phase);

  const problemOf = ({ manifest, rules }: ClosingLine): Tampering | null => {
    const { signature, ...unsigned } = manifest;
    if (!trust.trusts(manifest.publicKey)) return 'foreign-key';
    if (!trust.verify(manifest.publicKey, closingText(unsigned), signature)) return 'changed';
    const ours = manifest.agencyId === header.agencyId && manifest.cycleId === header.cycleId;
    if (!ours || known.has(manifest.phase)) return 'inserted';
    return rulesDigest(rules, digest) === manifest.rules ? null : 'changed';
  };

  /** Rehearsals and later ends against the digests of the manifest; each that differs is named by its number. */
  const judgeRecords = ({ manifest, rehearsals = [], extensions = [] }: ClosingLine, at: number): void => {
    const { phase } = manifest;
    const held = manifest.rehearsals ?? [];
    const given = rehearsals.map((one) => rehearsalDigest(one, digest));
    const signed = held.map((one) => one.digest);
    for (const problem of compareRecords(signed, given)) {
      const one = problem.kind === 'inserted' ? rehearsals[problem.at] : held[problem.at];
      found(problem.kind, at, `${phase}: rehearsal ${one?.number}`);
    }
    const ends = extensions.map((one) => extensionDigest(one, digest));
    for (const problem of compareRecords(manifest.extensions ?? [], ends))
      found(problem.kind, at, `${phase}: extension ${problem.at + 1}`);
  };

  const judge = ({ inputs }: ClosedLine, { manifest, rules }: Known): JudgedShard | null => {
    try {
      return judgeShard(manifest, inputs, rules, digest);
    } catch {
      // Nothing that a close of ours would have kept: the plan cannot even read it.
      return null;
    }
  };

  /** What the shards come to, one by one where the manifest has their digests, then all together. */
  const judgeShards = (phase: string, { manifest, shards, line }: Known, at: number): void => {
    const before = findings.length;
    for (const [shard, signed] of (manifest.shards ?? []).entries()) {
      const judged = shards.get(shard);
      if (judged === undefined) found('removed', at, `${phase}: inputs`, { shard });
      else if (judged === null || judged.inputs !== signed.inputs)
        found('changed', line, `${phase}: inputs`, { shard });
      else if (judged.results !== signed.results) found('changed', line, `${phase}: results`, { shard });
    }
    if (findings.length > before) return;
    const judged = [...shards.values()].flatMap((one) => (one === null ? [] : [one]));
    const differs = recomputeClosing(manifest, judged, digest);
    if (differs !== null) found('changed', line, `${phase}: ${differs}`);
  };

  /** A seal of a phase names the close that it was made after: one of them alone was taken away, or put in. */
  const judgeSeals = (seals: readonly ProvenSeal[], at: number): void => {
    for (const { seal, line } of seals) {
      const close = known.get(seal.occasion);
      const named = close === undefined ? undefined : manifestDigest(close.manifest, digest);
      if (seal.closing === undefined) {
        if (close?.manifest.shards !== undefined) found('inserted', close.line, seal.occasion, { seal: seal.number });
      } else if (close === undefined) {
        if (!wasFound(seal.occasion)) found('removed', at, seal.occasion, { seal: seal.number });
      } else if (named !== seal.closing) found('forked', line, seal.occasion, { seal: seal.number });
    }
  };

  return {
    findings,
    closing: (line: ClosingLine, at: number): void => {
      const { phase } = line.manifest;
      const problem = problemOf(line);
      if (problem !== null) {
        found(problem, at, phase);
        return;
      }
      const last = [...known.keys()].at(-1);
      if (last !== undefined && listed.indexOf(phase) < listed.indexOf(last)) found('reordered', at, phase);
      known.set(phase, { manifest: line.manifest, rules: line.rules, line: at, shards: new Map() });
      judgeRecords(line, at);
    },
    /**
     * @param shard the one that is being read
     * @param late a case of it came before
     * @returns the people whom the signed close judged here: nobody where the line proves nothing
     */
    closed: (line: ClosedLine, at: number, shard: number, late: boolean): string[] => {
      const closing = known.get(line.phase);
      if (closing === undefined) {
        // A manifest that proved nothing was named where it stands, and one that is gone by its absence.
        if (!wasFound(line.phase) && !listed.includes(line.phase)) found('inserted', at, line.phase, { shard });
        return [];
      }
      const place = [...known.keys()].indexOf(line.phase);
      if (reading.shard !== shard) reading = { shard, place: -1 };
      if (closing.shards.has(shard)) {
        found('inserted', at, line.phase, { shard });
        return [];
      }
      if (late || line.shard !== shard || place < reading.place) found('reordered', at, line.phase, { shard });
      reading = { shard, place };
      const judged = judge(line, closing);
      closing.shards.set(shard, judged);
      const signed = closing.manifest.shards?.[shard];
      if (judged === null || signed?.inputs !== judged.inputs) return [];
      return line.inputs.map(({ case: { employeeId } }) => employeeId);
    },
    end: (seals: readonly ProvenSeal[], at: number): void => {
      for (const phase of listed) if (!known.has(phase) && !wasFound(phase)) found('removed', at, phase);
      for (const [phase, one] of known) {
        if (!listed.includes(phase)) found('inserted', one.line, phase);
        judgeShards(phase, one, at);
      }
      judgeSeals(seals, at);
    },
  };
};
export type ClosingJudge = ReturnType<typeof createClosingJudge>;
