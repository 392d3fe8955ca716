import { canonicalJson } from '../audit/canonical.ts';
import type { Digest } from '../audit/digest.ts';
import type { DeadlineExtension } from '../cycle/cycle.ts';
import type { DoneRehearsal } from './rehearsal.ts';

/** A rehearsal as it is handed to others: its sums, and no key of a request. */
export type RehearsalRecord = Omit<DoneRehearsal, 'requestKey' | 'requestDigest'>;

/** A later end of the phase, for everybody or a unit, an outage's credit among them; of the reasons there are only digests. */
export type ExtensionRecord = Omit<DeadlineExtension, 'requestKey' | 'requestDigest' | 'reason'> & { reason: string };

export const rehearsalRecord = ({ requestKey: _, requestDigest: __, ...rest }: DoneRehearsal): RehearsalRecord => rest;

const extensionRecord = (
  { requestKey: _, requestDigest: __, reason, approval, ...rest }: DeadlineExtension,
  digest: Digest,
): ExtensionRecord => {
  const digestOf = (text: string): string => digest.sha256(`siklus-reason-1\n${text}`);
  const record: ExtensionRecord = { ...rest, reason: digestOf(reason) };
  return approval === undefined ? record : { ...record, approval: { ...approval, reason: digestOf(approval.reason) } };
};

export const extensionsOf = (
  { extensions }: { extensions: readonly DeadlineExtension[] },
  phase: string,
  digest: Digest,
): ExtensionRecord[] => extensions.filter((one) => one.phase === phase).map((one) => extensionRecord(one, digest));

/** What the close went by, besides cases and rules; the manifest names each by its digest, in this order. */
export type ClosingRecords = { rehearsals: RehearsalRecord[]; extensions: ExtensionRecord[] };
/** Of a close after a reopening, which is not rehearsed and whose end is the reopening's own. */
export const noRecords: ClosingRecords = { rehearsals: [], extensions: [] };
export type RecordDigests = { rehearsals: { number: number; digest: string }[]; extensions: string[] };

export const rehearsalDigest = (record: unknown, digest: Digest): string =>
  digest.sha256(`siklus-rehearsal-1\n${canonicalJson(record)}`);
export const extensionDigest = (record: unknown, digest: Digest): string =>
  digest.sha256(`siklus-extension-1\n${canonicalJson(record)}`);

export const recordDigests = ({ rehearsals, extensions }: ClosingRecords, digest: Digest): RecordDigests => ({
  rehearsals: rehearsals.map((one) => ({ number: one.number, digest: rehearsalDigest(one, digest) })),
  extensions: extensions.map((one) => extensionDigest(one, digest)),
});

export type RecordProblem = { kind: 'changed' | 'removed' | 'inserted' | 'reordered'; at: number };

/**
 * How a list differs from the one that was signed, by place from 0: of the signed list, and for what was put in of the given one.
 */
export const compareRecords = (signed: readonly string[], given: readonly string[]): RecordProblem[] => {
  const placesOf = (list: readonly string[], other: readonly string[]): number[] =>
    list.flatMap((one, at) => {
      const before = list.slice(0, at).filter((earlier) => earlier === one).length;
      return other.filter((twin) => twin === one).length > before ? [] : [at];
    });
  const [missing, extra] = [placesOf(signed, given), placesOf(given, signed)];
  const changed = Math.min(missing.length, extra.length);
  const problems: RecordProblem[] = [
    ...missing.map((at, i): RecordProblem => ({ kind: i < changed ? 'changed' : 'removed', at })),
    ...extra.slice(changed).map((at): RecordProblem => ({ kind: 'inserted', at })),
  ];
  const moved = signed.findIndex((one, at) => given[at] !== one);
  return problems.length === 0 && moved >= 0 ? [{ kind: 'reordered', at: moved }] : problems;
};
