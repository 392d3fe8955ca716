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
  /** The closes that its header names: a phase that was reopened has more than one. */
  closings: NamedClosing[];
  cases: number;
  acts: number;
  after: string | null;
};

/** Opaque to callers: they hand back what they got. */
export const encodeExportCursor = ({ shard, seals, closings, cases, acts, after }: ExportCursor): string =>
  Buffer.from(
    `${shard}.${seals}.${settledPhases.map((one) => closings.filter(({ phase }) => phase === one).length).join('-')}.${cases}.${acts}.${after ?? ''}`,
    'utf8',
  ).toString('base64url');

export const decodeExportCursor = (cursor: string): ExportCursor => {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const match = /^(\d{1,9})\.(\d{1,9})\.(\d{1,2}-\d{1,2}-\d{1,2})\.(\d{1,9})\.(\d{1,9})\.([A-Za-z0-9.-]{0,64})$/.exec(
    text,
  );
  const [, shard, seals, closings = '', cases, acts, after] = match ?? [];
  if (after === undefined)
    return refuse('invalid-parameter', {
      fields: [{ pointer: 'query:cursor', code: 'invalid-cursor', detail: 'Not a cursor of this list.' }],
    });
  const counts = closings.split('-');
  return {
    shard: Number(shard),
    seals: Number(seals),
    closings: settledPhases.flatMap((phase, at) =>
      Array.from({ length: Number(counts[at] ?? 0) }, (_, before) => ({ phase, version: before + 1 })),
    ),
    cases: Number(cases),
    acts: Number(acts),
    after: after === '' ? null : after,
  };
};
