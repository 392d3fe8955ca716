import { type SettledPhase, settledPhases } from '../../domain/closing/plan-closure.ts';
import { refuse } from '../../domain/refusal.ts';

/** Which close of a phase, from 1. */
export type NamedClosing = { phase: SettledPhase; version: number };

/** Where the next page of an export begins, and what the pages before held. */
export type ExportCursor = {
  /** The number of shards itself: the forums, which come after them. */
  shard: number;
  /** Where the agency's log stood when the export began. */
  seals: number;
  /** Of the closes that its header names those that settled people, in order of time: a phase that was reopened has more than one. */
  closings: NamedClosing[];
  cases: number;
  acts: number;
  after: string | null;
};

/** Opaque to callers: they hand back what they got. Of each close there is its phase; which of the phase's closes it is follows. */
export const encodeExportCursor = ({ shard, seals, closings, cases, acts, after }: ExportCursor): string =>
  Buffer.from(
    `${shard}.${seals}.${closings.map(({ phase }) => settledPhases.indexOf(phase)).join('')}.${cases}.${acts}.${after ?? ''}`,
    'utf8',
  ).toString('base64url');

const closingsOf = (places: string): NamedClosing[] => {
  const named: NamedClosing[] = [];
  for (const place of places) {
    const phase = settledPhases[Number(place)];
    if (phase !== undefined) named.push({ phase, version: 1 + named.filter((one) => one.phase === phase).length });
  }
  return named;
};

export const decodeExportCursor = (cursor: string): ExportCursor => {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const match = /^(\d{1,9})\.(\d{1,9})\.([0-2]{0,99})\.(\d{1,9})\.(\d{1,9})\.([A-Za-z0-9.-]{0,64})$/.exec(text);
  const [, shard, seals, closings = '', cases, acts, after] = match ?? [];
  if (after === undefined)
    return refuse('invalid-parameter', {
      fields: [{ pointer: 'query:cursor', code: 'invalid-cursor', detail: 'Not a cursor of this list.' }],
    });
  return {
    shard: Number(shard),
    seals: Number(seals),
    closings: closingsOf(closings),
    cases: Number(cases),
    acts: Number(acts),
    after: after === '' ? null : after,
  };
};
