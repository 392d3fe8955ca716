import pLimit from 'p-limit';
import { ConflictError, type Store, type Write } from '../../ports/store.ts';
import { overtaken, type RowOutcome, type RowResult } from './import-rows.ts';

/** What belongs together: the writes of one person or unit, and the rows that asked for them. */
export type RowWrites = { outcomes: RowOutcome[]; writes: Write[] };

/** A round trip costs the engine far more than an item in it: in one transaction, many rows go in several times as fast. */
const itemsTogether = 50;
/** Transactions that run at a time: few, because each is large. */
const transactionsAtOnce = 4;

const bundle = (rows: RowWrites[]): RowWrites[][] => {
  const bundles: RowWrites[][] = [];
  let room = 0;
  for (const row of rows) {
    const last = bundles.at(-1);
    if (last !== undefined && row.writes.length <= room) {
      last.push(row);
      room -= row.writes.length;
    } else {
      bundles.push([row]);
      room = itemsTogether - row.writes.length;
    }
  }
  return bundles;
};

/** False where a condition did not hold: somebody else changed one of the items meanwhile, and nothing was written. */
const committed = async (store: Pick<Store, 'commit'>, writes: Write[]): Promise<boolean> => {
  try {
    await store.commit(writes);
    return true;
  } catch (error) {
    if (error instanceof ConflictError) return false;
    throw error;
  }
};

const lost = ({ outcomes }: RowWrites): RowResult[] =>
  outcomes.map((result) => (result.outcome === 'unchanged' ? result : overtaken(result.row)));

/**
 * Writes the rows of an import, each as one whole. Many share a transaction; where a condition fails in one, its rows are
 * tried one by one, so that a collision costs only the row that collided.
 */
export const writeRows = async (store: Pick<Store, 'commit'>, rows: RowWrites[]): Promise<RowResult[]> => {
  const writing = rows.filter(({ writes }) => writes.length > 0);
  const limit = pLimit(transactionsAtOnce);
  const alone = async (row: RowWrites): Promise<RowResult[]> =>
    (await committed(store, row.writes)) ? row.outcomes : lost(row);
  const together = async (some: RowWrites[]): Promise<RowResult[]> => {
    const writes = some.flatMap((row) => row.writes);
    if (await committed(store, writes)) return some.flatMap(({ outcomes }) => outcomes);
    const results: RowResult[] = [];
    for (const row of some) results.push(...(await alone(row)));
    return results;
  };
  const written = await Promise.all(bundle(writing).map((some) => limit(() => together(some))));
  const unchanged = rows.filter(({ writes }) => writes.length === 0).flatMap(({ outcomes }) => outcomes);
  return [...unchanged, ...written.flat()];
};
