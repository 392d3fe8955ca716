import { type SettledPhase, settledPhases } from '../../domain/closing/plan-closure.ts';
import { refuse } from '../../domain/refusal.ts';

/** Where the next page of an export begins, and what the pages before held. */
export type ExportCursor = {
  /** The number of shards itself: the forums, which come after them. */
  shard: number;
  /** Where the agency's log stood when the export began. */
  seals: number;
  /** The closes that its header names. */
  closings: SettledPhase[];
  cases: number;
  acts: number;
  after: string | null;
};

/** Opaque to callers: they hand back what they got. */
export const encodeExportCursor = ({ shard, seals, closings, cases, acts, after }: ExportCursor): string =>
  Buffer.from(
    `${shard}.${seals}.${settledPhases.map((one) => (closings.includes(one) ? 1 : 0)).join('')}.${cases}.${acts}.${after ?? ''}`,
    'utf8',
  ).toString('base64url');

export const decodeExportCursor = (cursor: string): ExportCursor => {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const match = /^(\d{1,9})\.(\d{1,9})\.([01]{3})\.(\d{1,9})\.(\d{1,9})\.([A-Za-z0-9.-]{0,64})$/.exec(text);
  const [, shard, seals, closings = '', cases, acts, after] = match ?? [];
  if (after === undefined)
    return refuse('invalid-parameter', {
      fields: [{ pointer: 'query:cursor', code: 'invalid-cursor', detail: 'Not a cursor of this list.' }],
    });
  return {
    shard: Number(shard),
    seals: Number(seals),
    closings: settledPhases.filter((_, at) => closings[at] === '1'),
    cases: Number(cases),
    acts: Number(acts),
    after: after === '' ? null : after,
  };
};
