import {
  ConflictError,
  type Key,
  type Page,
  type PageQuery,
  type Range,
  type Store,
  type Stored,
  type Write,
} from '../../../functions/ports/store.ts';
import { checkCommit } from '../../../functions/store/check-commit.ts';
import { holds } from '../../../functions/store/document.ts';
import { createInsertEach } from '../../../functions/store/insert-each.ts';
import { pack, unpack } from '../../../functions/store/pack.ts';
import { placeOf } from '../../../functions/store/sort-keys.ts';
import type { Answer, Ask, Body, Row, RowWrite } from './messages.ts';

export const bodyOf = (document: object): Body => {
  const packed = pack(document);
  return packed instanceof Uint8Array ? packed : JSON.stringify(packed);
};

const storedOf = <T>(slot: { readonly holds?: T }, { pk, sk, version, body }: Row): Stored<T> => {
  const data: unknown = typeof body === 'string' ? JSON.parse(body) : unpack(body);
  if (!holds(slot, data)) throw new TypeError('the engine holds something that is no document');
  return { key: { pk, sk }, version, data };
};

const rowWriteOf = (write: Write): RowWrite => {
  const { pk, sk } = write.key;
  switch (write.kind) {
    case 'insert':
      return { kind: 'insert', pk, sk, body: bodyOf(write.data) };
    case 'replace':
      return { kind: 'replace', pk, sk, version: write.version, body: bodyOf(write.data) };
    case 'delete':
    case 'check':
      return { kind: write.kind, pk, sk, version: write.version };
  }
};

/** The store on the lean engine, wherever that runs; documents are packed as for DynamoDB. */
export const createLeanStore = (ask: (ask: Ask) => Promise<Answer>): Store => {
  const getMany = async <T>(keys: Key<T>[]): Promise<(Stored<T> | null)[]> => {
    if (keys.length === 0) return [];
    const { rows } = await ask({ kind: 'get', keys: keys.map(({ pk, sk }) => ({ pk, sk })) });
    return keys.map((key, i) => {
      const row = rows[i] ?? null;
      return row === null ? null : storedOf(key, row);
    });
  };

  const commit: Store['commit'] = async (writes) => {
    checkCommit(writes);
    if (writes.length === 0) return;
    const { rows, refused } = await ask({ kind: 'commit', writes: writes.map(rowWriteOf) });
    const key = refused === undefined ? undefined : writes[refused]?.key;
    if (key === undefined) return;
    const found = rows[0] ?? null;
    throw new ConflictError(key, found === null ? null : storedOf({}, found));
  };

  return {
    get: async (key) => (await getMany([key]))[0] ?? null,
    getMany,
    query: async <T>(range: Range<T>, { limit, after }: PageQuery): Promise<Page<T>> => {
      const place = placeOf(range.sk, after);
      if (place === 'past-the-end') return { items: [], next: null };
      const start = place === 'inside' ? after : null;
      // One more than asked for tells whether there is a next page.
      const { rows } = await ask({ kind: 'query', pk: range.pk, sk: range.sk, limit: limit + 1, after: start });
      const items = rows.slice(0, limit).flatMap((row) => (row === null ? [] : [storedOf(range, row)]));
      return { items, next: rows.length > limit ? (items.at(-1)?.key.sk ?? null) : null };
    },
    commit,
    insertEach: createInsertEach({ commit }),
  };
};
