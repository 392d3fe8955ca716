import { toStored } from './document.ts';
import { pack } from './pack.ts';
import { table } from './table.ts';

/** An item as it stands, version and time to live with it: what a copy of the table must keep and a commit never writes. */
export type WholeItem = {
  pk: string;
  sk: string;
  version: number;
  /** Seconds since 1970; absent on what is kept for good. */
  expires?: number;
  document: object;
};

/** @throws TypeError where the item was not written by the store */
export const wholeItemOf = (item: Record<string, unknown>): WholeItem => {
  const { key, version, data } = toStored<object>({}, item);
  const expires = item[table.expires];
  return { pk: key.pk, sk: key.sk, version, ...(typeof expires === 'number' ? { expires } : {}), document: data };
};

/** The attributes under which the engine holds it. */
export const attributesOf = ({ pk, sk, version, expires, document }: WholeItem): Record<string, unknown> => ({
  [table.partitionKey]: pk,
  [table.sortKey]: sk,
  [table.version]: version,
  [table.document]: pack(document),
  ...(expires === undefined ? {} : { [table.expires]: expires }),
});
