import {
  type ClosingManifest,
  closingName,
  closingText,
  type JudgedShard,
  judgeServices,
  judgeShard,
  manifestDigest,
  recomputeClosing,
  rulesDigest,
  versionOf,
} from '../../closing/closing-manifest.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import type { ClosedLine, ClosedServicesLine, ClosingLine, HeaderLine } from './export-lines.ts';
import type { Finding, Tampering } from './finding.ts';
import type { Trust } from './judge-seals.ts';

const nameOf = (manifest: ClosingManifest): string => closingName(manifest.phase, versionOf(manifest));

type Known = { manifest: ClosingManifest; rules: RuleSet; line: number; shards: (JudgedShard | null)[] };

/**
 * The hard closes of the cycle: who signed, and whether the inputs in the file, judged again by the rules in the file, give what was
 * signed. It is the closing plan of this software that judges; the manifest says by which version the close ran.
 */
export const createClosingJudge = (header: HeaderLine, trust: Trust) => {
  const { digest } = trust;
  const findings: Finding[] = [];
  const known = new Map<string, Known>();
  const found = (kind: Tampering, line: number, note?: string): void =>
    void findings.push({ kind, place: 'closing', line, ...(note === undefined ? {} : { note }) });

  const problemOf = ({ manifest, rules }: ClosingLine): Tampering | null => {
    const { signature, ...unsigned } = manifest;
    if (!trust.trusts(manifest.publicKey)) return 'foreign-key';
    if (!trust.verify(manifest.publicKey, closingText(unsigned), signature)) return 'changed';
    const ours = manifest.agencyId === header.agencyId && manifest.cycleId === header.cycleId;
    if (!ours || known.has(nameOf(manifest))) return 'inserted';
    if (manifest.again !== undefined) {
      const before = known.get(closingName(manifest.phase, manifest.again.version - 1));
      if (before === undefined) return 'removed';
      if (manifestDigest(before.manifest, digest) !== manifest.again.previous) return 'forked';
    }
    return rulesDigest(rules, digest) === manifest.rules ? null : 'changed';
  };

  const judge = ({ phase, inputs }: ClosedLine, { manifest, rules }: Known): JudgedShard | null => {
    try {
      return judgeShard({ phase, zone: manifest.zone }, inputs, rules, digest);
    } catch {
      // Nothing that a close of ours would have kept: the plan cannot even read it.
      return null;
    }
  };

  return {
    findings,
    closing: (line: ClosingLine, at: number): void => {
      const problem = problemOf(line);
      const name = nameOf(line.manifest);
      if (problem === null) known.set(name, { ...line, line: at, shards: [] });
      else found(problem, at, name);
    },
    services: (line: ClosedServicesLine, at: number): void => {
      const closing = known.get(line.phase);
      if (closing === undefined) return;
      if (closing.shards.length > 0) found('inserted', at, line.phase);
      closing.shards.push(judgeServices(line.phase, line.services, digest));
    },
    closed: (line: ClosedLine, at: number, shard: number): void => {
      const name = closingName(line.phase, line.version ?? 1);
      const closing = known.get(name);
      // A manifest that proved nothing was named where it stands.
      if (closing === undefined) return;
      if (line.shard !== shard || closing.shards.length !== shard) found('reordered', at, name);
      closing.shards.push(judge(line, closing));
    },
    end: (at: number): void => {
      for (const name of header.closings ?? [])
        if (!known.has(name) && !findings.some(({ note }) => note === name)) found('removed', at, name);
      for (const [name, { manifest, shards, line }] of known) {
        if (!(header.closings ?? []).includes(name)) found('inserted', line, name);
        const digests = shards.flatMap((one) => (one === null ? [] : [one]));
        const differs = recomputeClosing(manifest, digests, digest);
        if (differs !== null) found('changed', line, `${name}: ${differs}`);
      }
    },
  };
};
export type ClosingJudge = ReturnType<typeof createClosingJudge>;
