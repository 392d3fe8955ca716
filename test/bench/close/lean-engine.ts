import { closeSync, fdatasync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Range } from '../../../functions/ports/store.ts';
import type { Address, Answer, Ask, Row, RowWrite } from './messages.ts';
import { rowSize } from './row-size.ts';
import { createUnitMeter } from './unit-meter.ts';

/** Above every sort key that the product builds. */
const last = '\u{10ffff}';
const boundsOf = (sk: Range['sk']): { from: string; to: string } => {
  switch (sk.kind) {
    case 'all':
      return { from: '', to: last };
    case 'prefix':
      return { from: sk.prefix, to: `${sk.prefix}${last}` };
    case 'between':
      return { from: sk.from, to: sk.to };
  }
};

type Found = Row & { size: number };
const foundOf = (values: Record<string, unknown> | undefined): Found | null => {
  if (values === undefined) return null;
  const { pk, sk, version, body, size } = values;
  const isBody = typeof body === 'string' || body instanceof Uint8Array;
  if (typeof pk !== 'string' || typeof sk !== 'string' || typeof version !== 'number' || typeof size !== 'number')
    throw new TypeError('the engine holds an item of another shape');
  if (!isBody) throw new TypeError('the engine holds something that is no document');
  return { pk, sk, version, body, size };
};
const rowOf = ({ pk, sk, version, body }: Found): Row => ({ pk, sk, version, body });

/**
 * A lean engine for a million people: one SQLite table (Node's own) ordered by partition and sort key, in a file. No commit is
 * answered before it is on the disk; those that come while the disk is busy become one transaction, and reads wait for none of them.
 */
export const createLeanEngine = (path: string) => {
  const db = new DatabaseSync(path);
  db.exec(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 0;
    PRAGMA cache_size = -400000;
    CREATE TABLE items (pk TEXT, sk TEXT, version INTEGER, body, size INTEGER, PRIMARY KEY (pk, sk)) WITHOUT ROWID`);
  const log = openSync(`${path}-wal`, 'r+');
  const find = db.prepare('SELECT * FROM items WHERE pk = ? AND sk = ?');
  const put = db.prepare('INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, ?)');
  const remove = db.prepare('DELETE FROM items WHERE pk = ? AND sk = ?');
  const page = db.prepare('SELECT * FROM items WHERE pk = ? AND sk >= ? AND sk > ? AND sk <= ? ORDER BY sk LIMIT ?');
  const meter = createUnitMeter();

  const read = ({ pk, sk }: Address): Found | null => foundOf(find.get(pk, sk));
  const isMet = (write: RowWrite, found: Found | null): boolean =>
    write.kind === 'insert' ? found === null : found?.version === write.version;
  const afterOf = (write: RowWrite): Found | null => {
    if (!('body' in write)) return null;
    const version = write.kind === 'insert' ? 1 : write.version + 1;
    const row = { pk: write.pk, sk: write.sk, version, body: write.body };
    return { ...row, size: rowSize(row) };
  };
  const store = ({ pk, sk, version, body, size }: Found): void => void put.run(pk, sk, version, body, size);

  const commit = (writes: RowWrite[]): Answer => {
    const planned = writes.map((write) => ({ write, before: read(write), after: afterOf(write) }));
    for (const { write, before, after } of planned)
      meter.wrote(write.pk, before?.size ?? 0, after?.size ?? 0, writes.length > 1);
    const refused = planned.findIndex(({ write, before }) => !isMet(write, before));
    const found = planned[refused]?.before ?? null;
    if (refused >= 0) return { rows: [found === null ? null : rowOf(found)], refused };
    for (const { write, after } of planned)
      if (after !== null) store(after);
      else if (write.kind === 'delete') remove.run(write.pk, write.sk);
    return { rows: [] };
  };

  const get = (key: Address): Row | null => {
    const found = read(key);
    meter.read(key.pk, found?.size ?? 0);
    return found === null ? null : rowOf(found);
  };

  const answer = (ask: Ask): Answer => {
    switch (ask.kind) {
      case 'get':
        return { rows: ask.keys.map(get) };
      case 'query': {
        const { from, to } = boundsOf(ask.sk);
        const found = page.all(ask.pk, from, ask.after ?? '', to, ask.limit).flatMap((values) => foundOf(values) ?? []);
        meter.read(
          ask.pk,
          found.reduce((sum, { size }) => sum + size, 0),
        );
        return { rows: found.map(rowOf) };
      }
      case 'commit':
        return commit(ask.writes);
    }
  };

  /** Brings the log into the table; for a moment when nobody waits. */
  const tidy = (): void =>
    db.exec('PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA synchronous = OFF');

  type Waiting = { ask: Ask; resolve(answer: Answer): void };
  let reads: Waiting[] = [];
  let commits: Waiting[] = [];
  let [due, syncing] = [false, false];
  const commitAll = (): void => {
    const batch = commits;
    commits = [];
    syncing = true;
    db.exec('BEGIN');
    const done = batch.map(({ ask, resolve }) => ({ resolve, answered: answer(ask) }));
    db.exec('COMMIT');
    fdatasync(log, (error) => {
      if (error !== null) throw error;
      syncing = false;
      for (const { resolve, answered } of done) resolve(answered);
      if (commits.length > 0) workSoon();
    });
  };
  /** After everything that has come by now. */
  const workSoon = (): void => {
    if (!due) setImmediate(work);
    due = true;
  };
  const work = (): void => {
    due = false;
    const batch = reads;
    reads = [];
    for (const { ask, resolve } of batch) resolve(answer(ask));
    if (!syncing && commits.length > 0) commitAll();
  };

  return {
    meter,
    ask: (ask: Ask): Promise<Answer> =>
      new Promise((resolve) => {
        (ask.kind === 'commit' ? commits : reads).push({ ask, resolve });
        workSoon();
      }),
    /** Puts items there as they are, unmetered. */
    fill: (rows: Iterable<Row>): void => {
      db.exec('BEGIN');
      for (const row of rows) store({ ...row, size: rowSize(row) });
      db.exec('COMMIT');
      tidy();
    },
    tidy,
    close: (): void => {
      closeSync(log);
      db.close();
    },
  };
};
export type LeanEngine = ReturnType<typeof createLeanEngine>;
