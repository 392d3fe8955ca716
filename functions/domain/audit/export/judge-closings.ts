import {
  closingName,
  closingText,
  type JudgedShard,
  judgeServices,
  judgeShard,
  recomputeClosing,
  rulesDigest,
  versionOf,
} from '../../closing/closing-manifest.ts';
import { compareRecords, extensionDigest, rehearsalDigest } from '../../closing/closing-records.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import type { ClosedLine, ClosedServicesLine, ClosingLine, HeaderLine } from './export-lines.ts';
import type { Finding, Tampering } from './finding.ts';
import { judgeOrder, type KnownClose } from './judge-order.ts';
import type { ProvenSeal, Trust } from './judge-seals.ts';

type Known = KnownClose & { rules: RuleSet; shards: Map<number, JudgedShard | null> };

/**
 * The hard closes of the cycle: who signed, whether every close that a seal was made after is there, whether a phase that was closed again
 * names the close before it and two people, whether rehearsals and later ends are those that were signed, and whether the inputs in the
 * file, judged again by the rules in the file, give what was signed. It is the closing plan of this software that judges; the manifest
 * says by which version the close ran.
 */
export const createClosingJudge = (header: HeaderLine, trust: Trust) => {
  const { digest } = trust;
  const findings: Finding[] = [];
  const known = new Map<string, Known>();
  const listed = header.closings ?? [];
  /** Of each shard: how far its closes have come. */
  const reached = new Map<number, number>();
  const found = (kind: Tampering, line: number, note: string, more: Partial<Finding> = {}): void =>
    void findings.push({ kind, place: 'closing', line, note, ...more });
  const wasFound = (name: string): boolean => findings.some(({ note }) => note === name);
  const lastKnown = (): string | undefined => [...known.keys()].at(-1);

  const problemOf = ({ manifest, rules }: ClosingLine, name: string): Tampering | null => {
    const { signature, ...unsigned } = manifest;
    if (!trust.trusts(manifest.publicKey)) return 'foreign-key';
    if (!trust.verify(manifest.publicKey, closingText(unsigned), signature)) return 'changed';
    const ours = manifest.agencyId === header.agencyId && manifest.cycleId === header.cycleId;
    if (!ours || known.has(name)) return 'inserted';
    return rulesDigest(rules, digest) === manifest.rules ? null : 'changed';
  };

  /** Rehearsals and later ends against the digests of the manifest; each that differs is named by its number. */
  const judgeRecords = (
    { manifest, rehearsals = [], extensions = [] }: ClosingLine,
    name: string,
    at: number,
  ): void => {
    const held = manifest.rehearsals ?? [];
    const given = rehearsals.map((one) => rehearsalDigest(one, digest));
    const signed = held.map((one) => one.digest);
    for (const problem of compareRecords(signed, given)) {
      const one = problem.kind === 'inserted' ? rehearsals[problem.at] : held[problem.at];
      found(problem.kind, at, `${name}: rehearsal ${one?.number}`);
    }
    const ends = extensions.map((one) => extensionDigest(one, digest));
    for (const problem of compareRecords(manifest.extensions ?? [], ends))
      found(problem.kind, at, `${name}: extension ${problem.at + 1}`);
  };

  const judged = (judge: () => JudgedShard): JudgedShard | null => {
    try {
      return judge();
    } catch {
      // Nothing that a close of ours would have kept: the plan cannot even read it.
      return null;
    }
  };

  /** What the shards come to, one by one where the manifest has their digests, then all together. */
  const judgeShards = (name: string, { manifest, shards, line }: Known, at: number): void => {
    const before = findings.length;
    for (const [shard, signed] of (manifest.shards ?? []).entries()) {
      const one = shards.get(shard);
      if (one === undefined) found('removed', at, `${name}: inputs`, { shard });
      else if (one === null || one.inputs !== signed.inputs) found('changed', line, `${name}: inputs`, { shard });
      else if (one.results !== signed.results) found('changed', line, `${name}: results`, { shard });
    }
    if (findings.length > before) return;
    const differs = recomputeClosing(
      manifest,
      [...shards.values()].flatMap((one) => (one === null ? [] : [one])),
      digest,
    );
    if (differs !== null) found('changed', line, `${name}: ${differs}`);
  };

  return {
    findings,
    closing: (line: ClosingLine, at: number): void => {
      const { manifest, rules } = line;
      const name = closingName(manifest.phase, versionOf(manifest));
      const problem = problemOf(line, name);
      if (problem !== null) {
        found(problem, at, name);
        return;
      }
      const last = lastKnown();
      if (last !== undefined && listed.indexOf(name) < listed.indexOf(last)) found('reordered', at, name);
      known.set(name, { manifest, rules, line: at, shards: new Map() });
      judgeRecords(line, name, at);
    },
    /** What the close of a phase that ends for services judged: behind its manifest, as the one shard that it has. */
    services: ({ phase, services }: ClosedServicesLine, at: number): void => {
      const closing = known.get(phase);
      if (closing === undefined) {
        if (!wasFound(phase)) found(listed.includes(phase) ? 'reordered' : 'inserted', at, `${phase}: inputs`);
      } else if (closing.shards.has(0)) found('inserted', at, `${phase}: inputs`);
      else {
        if (lastKnown() !== phase) found('reordered', at, `${phase}: inputs`);
        closing.shards.set(
          0,
          judged(() => judgeServices(phase, services, digest)),
        );
      }
    },
    /**
     * @param shard the one that is being read
     * @param late a case of it came before
     * @returns the people whom the signed close judged here: nobody where the line proves nothing
     */
    closed: (line: ClosedLine, at: number, shard: number, late: boolean): string[] => {
      const { phase, inputs } = line;
      const name = closingName(phase, line.version ?? 1);
      const closing = known.get(name);
      if (closing === undefined) {
        // A manifest that proved nothing was named where it stands, and one that is gone by its absence.
        if (!wasFound(name) && !listed.includes(name)) found('inserted', at, name, { shard });
        return [];
      }
      const place = [...known.keys()].indexOf(name);
      if (closing.shards.has(shard)) {
        found('inserted', at, name, { shard });
        return [];
      }
      if (late || line.shard !== shard || place < (reached.get(shard) ?? -1)) found('reordered', at, name, { shard });
      reached.set(shard, place);
      const { zone } = closing.manifest;
      const one = judged(() => judgeShard({ phase, zone }, inputs, closing.rules, digest));
      closing.shards.set(shard, one);
      if (one === null || closing.manifest.shards?.[shard]?.inputs !== one.inputs) return [];
      return inputs.map(({ case: { employeeId } }) => employeeId);
    },
    end: (seals: readonly ProvenSeal[], at: number): void => {
      for (const name of listed) if (!known.has(name) && !wasFound(name)) found('removed', at, name);
      for (const [name, one] of known) {
        if (!listed.includes(name)) found('inserted', one.line, name);
        judgeShards(name, one, at);
      }
      findings.push(...judgeOrder({ known, seals, at, digest, wasFound }));
    },
  };
};
export type ClosingJudge = ReturnType<typeof createClosingJudge>;
