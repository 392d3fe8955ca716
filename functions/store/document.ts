import type { Stored } from '../ports/store.ts';
import { unpack } from './pack.ts';
import { table } from './table.ts';

/**
 * The boundary where the engine's `unknown` becomes the document that stands at a key. What stands where is fixed by
 * `keys.ts`, and only documents of that type are written there; a changed shape gets a new `schemaVersion`.
 */
export const holds = <T>(_slot: { readonly holds?: T }, data: unknown): data is T =>
  typeof data === 'object' && data !== null;

/** @throws TypeError where the item was not written by this store. */
export const toStored = <T>(slot: { readonly holds?: T }, item: Record<string, unknown>): Stored<T> => {
  const { [table.partitionKey]: pk, [table.sortKey]: sk, [table.version]: version, [table.document]: held } = item;
  const data = unpack(held);
  if (typeof pk !== 'string' || typeof sk !== 'string' || typeof version !== 'number' || !holds(slot, data))
    throw new TypeError('the table holds an item of another shape');
  return { key: { pk, sk }, version, data };
};
