import { bodyDigest, caseDigest, genesis, linkHash } from '../../functions/domain/audit/chain.ts';
import type { ActLine, ExportLine } from '../../functions/domain/audit/export/export-lines.ts';
import type { Finding, Tampering } from '../../functions/domain/audit/export/finding.ts';
import type { ArchivedFile } from '../../functions/domain/audit/export/judge-archive.ts';
import type { Checkpoint } from '../../functions/domain/audit/export/judge-seals.ts';
import type { ActEnvelope, ActRecord } from '../../functions/domain/case/act.ts';
import { shardOf } from '../../functions/domain/cycle/sharding.ts';
import { nodeDigest } from '../../functions/runtime/digest.ts';
import type { Random } from '../../infra/local/example/random.ts';
import { type City, type Key, type Person, sealedHeads } from './city.ts';

/** What a forger starts from: the table, and the export that was made of it. */
export type Scene = { city: City; lines: readonly ExportLine[]; random: Random; key: Key };

/** What a forger hands on, and what a verifier must say about it. */
export type Forged = {
  lines: readonly (ExportLine | string)[];
  checkpoint?: Checkpoint;
  /** What the archive holds, where the verifier is given it. */
  archive?: readonly ArchivedFile[];
  /** Names one that must be accused: the finding is about the item that was tampered with. */
  accuses(finding: Finding): boolean;
  /** What it may rightly be called. */
  kinds: readonly Tampering[];
};
/** Null where the scene has nothing to do it to. */
export type Forgery = (scene: Scene) => Forged | null;

export const pickOrNull = <T>(random: Random, list: readonly T[]): T | null =>
  list.length === 0 ? null : random.pick(list);

/** How many of a person's acts are in a signed root. */
export const sealedOf = ({ log, shards }: City, employeeId: string): number =>
  sealedHeads(log, shardOf(employeeId, shards)).get(employeeId)?.[1] ?? 0;
/** Somebody with at least so many acts under a seal. */
export const personWith = ({ city, random }: Scene, sealed: number): Person | null =>
  pickOrNull(
    random,
    [...city.people.values()].filter(({ subject }) => sealedOf(city, subject.employeeId) >= sealed),
  );

export const isAct = (line: ExportLine): line is ActLine => line.type === 'act';
export const actsOf = (lines: readonly ExportLine[], employeeId?: string): { at: number; line: ActLine }[] =>
  lines.flatMap((line, at) =>
    isAct(line) && (employeeId === undefined || line.employeeId === employeeId) ? [{ at, line }] : [],
  );

/** The act itself, or a stretch of acts that it lies in. */
export const accusesAct =
  (employeeId: string, seq: number) =>
  (finding: Finding): boolean =>
    finding.employeeId === employeeId &&
    (finding.seq === seq ||
      (finding.from !== undefined && finding.to !== undefined && finding.from <= seq && seq <= finding.to));
export const accusesCase =
  (employeeId: string) =>
  (finding: Finding): boolean =>
    finding.employeeId === employeeId;
export const accusesSeal =
  (number: number) =>
  (finding: Finding): boolean =>
    finding.seal === number;

const flipped: Record<string, string> = { A: 'B' };
/** Another text of the same length and alphabet. */
export const altered = (text: string): string => `${flipped[text.charAt(0)] ?? 'A'}${text.slice(1)}`;

export const rehashed = (envelope: ActEnvelope): ActEnvelope => {
  const { hash: _, ...unsigned } = envelope;
  return { ...unsigned, hash: linkHash(unsigned, nodeDigest) };
};

/**
 * What somebody with the table in their hands does: writes acts anew as they like and links all of them up as the system would, the
 * case included. Acts that nothing was done to and that stand before it stay what they were.
 */
export const rebuilt = (city: City, person: Person, acts: readonly ActRecord[]): Person => {
  const { employeeId } = person.subject;
  let prev = genesis(city.cycleId, employeeId, nodeDigest);
  let before = acts[0]?.envelope.before ?? '';
  const last = acts.length - 1;
  const records = acts.map((record, at) => {
    const after = at === last ? caseDigest(person.subject, nodeDigest) : record.envelope.after;
    const digest = record.erased === undefined ? bodyDigest(record.body, nodeDigest) : record.envelope.bodyDigest;
    const envelope = rehashed({ ...record.envelope, seq: at + 1, prev, before, after, bodyDigest: digest });
    prev = envelope.hash;
    before = after;
    return { ...record, envelope };
  });
  return { subject: { ...person.subject, chain: { seq: acts.length, head: prev } }, records };
};

/** The city with one person's chain exchanged. */
export const withPerson = (city: City, person: Person): City => ({
  ...city,
  people: new Map(city.people).set(person.subject.employeeId, person),
});
