import { refuse } from '../../domain/refusal.ts';

/** Where the next page begins: `after` as the store gave it, within a shard. */
export type PageCursor = { shard: number; after: string | null };

/** Opaque to callers: they hand back what they got. */
export const encodeCursor = ({ shard, after }: PageCursor): string =>
  Buffer.from(`${shard}.${after ?? ''}`, 'utf8').toString('base64url');

export const decodeCursor = (cursor: string): PageCursor => {
  const match = /^(\d{1,6})\.(.*)$/s.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  const [, shard, after] = match ?? [];
  if (shard === undefined || after === undefined)
    return refuse('invalid-parameter', {
      fields: [{ pointer: 'query:cursor', code: 'invalid-cursor', detail: 'Not a cursor of this list.' }],
    });
  return { shard: Number(shard), after: after === '' ? null : after };
};
