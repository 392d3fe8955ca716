import { beforeAll, describe, expect, it } from 'vitest';
import {
  ConflictError,
  type Insert,
  type Key,
  type Range,
  type Store,
  type Write,
} from '../../functions/ports/store.ts';

type Note = { text: string; count?: number; parts?: { name: string; tags: string[]; at: string | null }[] };

let partitions = 0;
/** A partition of its own for each test: the suite runs against a table that others fill too. */
const newPartition = (): string => {
  partitions += 1;
  return `agency#contract#${partitions}`;
};
const at = (pk: string, sk: string): Key<Note> => ({ pk, sk });
const insert = (key: Key, text: string): Write => ({ kind: 'insert', key, data: { text } });
const replace = (key: Key, version: number, text: string): Write => ({ kind: 'replace', key, version, data: { text } });
const texts = (items: ({ data: Note } | null)[]): (string | null)[] => items.map((item) => item?.data.text ?? null);

const conflictOf = async (commit: Promise<void>): Promise<ConflictError> => {
  const error: unknown = await commit.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ConflictError)) throw new Error(`expected a conflict, got ${String(error)}`);
  return error;
};

/** What every store must do; run against the memory store and against the engine. */
export const describeStoreContract = (name: string, open: () => Promise<Store>): void => {
  describe(`${name}: documents`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });

    it('answers null for an absent item', async () => {
      expect(await store.get(at(newPartition(), 'none'))).toBeNull();
    });

    it('gives back what was written, whole, without undefined members', async () => {
      const key = at(newPartition(), 'a');
      const parts = [{ name: 'Dinas Kesehatan – “é” 😀', tags: [], at: null }];
      await store.commit([{ kind: 'insert', key, data: { text: '', count: -0.5, parts, gone: undefined } }]);
      expect(await store.get(key)).toStrictEqual({ key, version: 1, data: { text: '', count: -0.5, parts } });
    });

    it('does not see later changes of the object that was written or read', async () => {
      const key = at(newPartition(), 'a');
      const data = { text: 'first' };
      await store.commit([{ kind: 'insert', key, data }]);
      data.text = 'changed outside';
      const read = await store.get(key);
      if (read) read.data.text = 'changed outside too';
      expect((await store.get(key))?.data.text).toBe('first');
    });

    it('counts versions from 1, one per replacement', async () => {
      const key = at(newPartition(), 'a');
      await store.commit([insert(key, 'one')]);
      await store.commit([replace(key, 1, 'two')]);
      await store.commit([replace(key, 2, 'three')]);
      expect(await store.get(key)).toEqual({ key, version: 3, data: { text: 'three' } });
    });

    it('starts at version 1 again after a deletion', async () => {
      const key = at(newPartition(), 'a');
      await store.commit([insert(key, 'one')]);
      await store.commit([replace(key, 1, 'two')]);
      await store.commit([{ kind: 'delete', key, version: 2 }]);
      expect(await store.get(key)).toBeNull();
      await store.commit([insert(key, 'anew')]);
      expect((await store.get(key))?.version).toBe(1);
    });
  });

  describe(`${name}: conditions`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });

    const unmet = (key: Key): Record<string, Write> => ({
      insert: insert(key, 'mine'),
      replace: replace(key, 7, 'mine'),
      delete: { kind: 'delete', key, version: 7 },
      check: { kind: 'check', key, version: 7 },
    });
    const neighbour = (pk: string): Write => insert(at(pk, 'neighbour'), 'written only with the rest');

    it.each(['insert', 'replace', 'delete', 'check'])(
      '%s on a changed item returns the item that stands there',
      async (kind) => {
        const pk = newPartition();
        const key = at(pk, 'a');
        await store.commit([insert(key, 'one')]);
        await store.commit([replace(key, 1, 'two')]);
        const write = unmet(key)[kind];
        if (!write) throw new Error(kind);
        const found = { key, version: 2, data: { text: 'two' } };
        expect(await conflictOf(store.commit([write]))).toMatchObject({ key, found });
        expect(await conflictOf(store.commit([neighbour(pk), write]))).toMatchObject({ key, found });
        expect(await store.get(key)).toEqual(found);
        expect(await store.get(at(pk, 'neighbour'))).toBeNull();
      },
    );

    it.each(['replace', 'delete', 'check'])('%s on an absent item says that there is none', async (kind) => {
      const pk = newPartition();
      const key = at(pk, 'a');
      const write = unmet(key)[kind];
      if (!write) throw new Error(kind);
      expect((await conflictOf(store.commit([write]))).found).toBeNull();
      const conflict = await conflictOf(store.commit([write, neighbour(pk)]));
      expect([conflict.key, conflict.found]).toEqual([key, null]);
      expect(await store.get(at(pk, 'neighbour'))).toBeNull();
    });

    it('lets exactly one of two that start from the same version win', async () => {
      const key = at(newPartition(), 'a');
      await store.commit([insert(key, 'zero')]);
      const tries = await Promise.allSettled(
        ['left', 'right', 'middle'].map((text) => store.commit([replace(key, 1, text)])),
      );
      expect(tries.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
      expect((await store.get(key))?.version).toBe(2);
    });
  });

  describe(`${name}: commits`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });

    it('does all four kinds at once', async () => {
      const pk = newPartition();
      await store.commit(['changed', 'deleted', 'checked'].map((sk) => insert(at(pk, sk), sk)));
      await store.commit([
        insert(at(pk, 'new'), 'new'),
        replace(at(pk, 'changed'), 1, 'changed again'),
        { kind: 'delete', key: at(pk, 'deleted'), version: 1 },
        { kind: 'check', key: at(pk, 'checked'), version: 1 },
      ]);
      const found = await store.getMany(['new', 'changed', 'deleted', 'checked'].map((sk) => at(pk, sk)));
      expect(texts(found)).toEqual(['new', 'changed again', null, 'checked']);
      expect(found.map((item) => item?.version)).toEqual([1, 2, undefined, 1]);
    });

    it('does nothing for no writes', async () => {
      expect(await store.commit([])).toBeUndefined();
    });

    it('takes 100 writes and refuses 101, writing none', async () => {
      const pk = newPartition();
      const writes = (count: number): Write[] =>
        Array.from({ length: count }, (_, n) => insert(at(pk, `${count}-${n}`), `${n}`));
      await store.commit(writes(100));
      await expect(store.commit(writes(101))).rejects.toThrow(RangeError);
      const all = await store.query({ pk, sk: { kind: 'all' } }, { limit: 300, after: null });
      expect(all.items).toHaveLength(100);
    });

    it('refuses two writes to the same item', async () => {
      const key = at(newPartition(), 'a');
      await expect(store.commit([insert(key, 'a'), insert({ ...key }, 'b')])).rejects.toThrow(RangeError);
      expect(await store.get(key)).toBeNull();
    });
  });

  describe(`${name}: facts each for itself`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    const facts = (pk: string, from: number, to: number, text: string): Insert[] =>
      Array.from({ length: to - from }, (_, n) => ({ kind: 'insert', key: at(pk, `${from + n}`), data: { text } }));

    it('go in whatever the others are, in the order asked, and leave alone what stands there', async () => {
      const pk = newPartition();
      expect(await store.insertEach(facts(pk, 10, 40, 'first'))).toEqual(Array.from({ length: 30 }, () => 'inserted'));
      const second = await store.insertEach(facts(pk, 0, 60, 'second'));
      expect(second).toEqual(Array.from({ length: 60 }, (_, n) => (n >= 10 && n < 40 ? 'exists' : 'inserted')));
      const found = await store.getMany([at(pk, '5'), at(pk, '10'), at(pk, '59')]);
      expect(found.map((item) => [item?.version, item?.data.text])).toEqual([
        [1, 'second'],
        [1, 'first'],
        [1, 'second'],
      ]);
    });

    it('are whole documents like any other, long ones too', async () => {
      const key = at(newPartition(), 'a');
      const parts = [{ name: 'Dinas Kesehatan – “é” 😀', tags: ['x'.repeat(900)], at: null }];
      const data = { text: '', count: -0.5, parts };
      expect(await store.insertEach([{ kind: 'insert', key, data: { ...data, gone: undefined } }])).toEqual([
        'inserted',
      ]);
      expect(await store.get(key)).toStrictEqual({ key, version: 1, data });
      await store.commit([replace(key, 1, 'changed')]);
      expect((await store.get(key))?.data.text).toBe('changed');
    });

    it('of two at once go in once', async () => {
      const pk = newPartition();
      const both = await Promise.all([
        store.insertEach(facts(pk, 0, 50, 'a')),
        store.insertEach(facts(pk, 0, 50, 'b')),
      ]);
      expect(both.flat().filter((outcome) => outcome === 'inserted')).toHaveLength(50);
    });

    it('may be none, and name different items', async () => {
      expect(await store.insertEach([])).toEqual([]);
      const key = at(newPartition(), 'a');
      const twice: Insert[] = ['a', 'b'].map((text) => ({ kind: 'insert', key: { ...key }, data: { text } }));
      await expect(store.insertEach(twice)).rejects.toThrow(RangeError);
      expect(await store.get(key)).toBeNull();
    });
  });

  describe(`${name}: reading many`, () => {
    let store: Store;
    let pk: string;
    const range = (sk: Range['sk']): Range<Note> => ({ pk, sk });
    const read = async (
      sk: Range['sk'],
      limit = 50,
      after: string | null = null,
    ): Promise<[string[], string | null]> => {
      const page = await store.query(range(sk), { limit, after });
      return [page.items.map((item) => item.key.sk), page.next];
    };
    beforeAll(async () => {
      store = await open();
      pk = newPartition();
      const sks = ['b#2', 'a', 'b#10', 'c', 'b#1', 'b', '\uffff', '\u{10000}'];
      await store.commit(sks.map((sk) => insert(at(pk, sk), sk)));
      await store.commit([insert(at(`${pk}0`, 'b#1'), 'of a neighbour whose name begins alike')]);
    });

    it('keeps the order of the keys, with null for the absent and repeats allowed', async () => {
      const keys = ['c', 'none', 'a', 'c'].map((sk) => at(pk, sk));
      expect(texts(await store.getMany(keys))).toEqual(['c', null, 'a', 'c']);
      expect(await store.getMany([])).toEqual([]);
    });

    it('reads more keys than one call of the engine takes', async () => {
      const many = newPartition();
      const key = (n: number): Key<Note> => at(many, `${n}`);
      for (const from of [0, 100, 200])
        await store.commit(Array.from({ length: 100 }, (_, n) => insert(key(from + n), `${from + n}`)));
      const wanted = Array.from({ length: 350 }, (_, n) => 349 - n);
      const found = await store.getMany(wanted.map(key));
      expect(texts(found)).toEqual(wanted.map((n) => (n < 300 ? `${n}` : null)));
    });

    it.each<[string, Range['sk'], string[]]>([
      ['all, by UTF-8 bytes', { kind: 'all' }, ['a', 'b', 'b#1', 'b#10', 'b#2', 'c', '\uffff', '\u{10000}']],
      ['a prefix', { kind: 'prefix', prefix: 'b#' }, ['b#1', 'b#10', 'b#2']],
      ['a prefix that is a key', { kind: 'prefix', prefix: 'b' }, ['b', 'b#1', 'b#10', 'b#2']],
      ['a prefix of nothing', { kind: 'prefix', prefix: 'x' }, []],
      ['between, both ends in', { kind: 'between', from: 'b', to: 'b#10' }, ['b', 'b#1', 'b#10']],
      ['between, ends absent', { kind: 'between', from: 'aa', to: 'b#3' }, ['b', 'b#1', 'b#10', 'b#2']],
      ['between, turned round', { kind: 'between', from: 'c', to: 'a' }, []],
    ])('queries %s', async (_, sk, expected) => {
      expect(await read(sk)).toEqual([expected, null]);
    });

    it('pages without a gap or a repeat and ends with null, also when the last page is full', async () => {
      const sk = { kind: 'prefix', prefix: 'b' } as const;
      expect(await read(sk, 3)).toEqual([['b', 'b#1', 'b#10'], 'b#10']);
      expect(await read(sk, 3, 'b#10')).toEqual([['b#2'], null]);
      expect(await read(sk, 2, 'b#1')).toEqual([['b#10', 'b#2'], null]);
      expect(await read(sk, 4)).toEqual([['b', 'b#1', 'b#10', 'b#2'], null]);
    });

    it('goes on after a key that is gone, and takes a cursor from outside the range as it lies', async () => {
      const sk = { kind: 'between', from: 'b', to: 'b#2' } as const;
      expect(await read(sk, 9, 'b#11')).toEqual([['b#2'], null]);
      expect(await read(sk, 9, 'a')).toEqual([['b', 'b#1', 'b#10', 'b#2'], null]);
      expect(await read(sk, 9, '')).toEqual([['b', 'b#1', 'b#10', 'b#2'], null]);
      expect(await read(sk, 9, 'z')).toEqual([[], null]);
    });

    it('fills a page that is larger than one answer of the engine (1 MB)', async () => {
      const big = newPartition();
      const text = 'x'.repeat(300_000);
      for (const n of [0, 1, 2, 3, 4]) await store.commit([insert(at(big, `${n}`), text)]);
      const page = await store.query<Note>({ pk: big, sk: { kind: 'all' } }, { limit: 5, after: null });
      expect([page.items.map((item) => item.key.sk), page.next]).toEqual([['0', '1', '2', '3', '4'], null]);
    });
  });
};
