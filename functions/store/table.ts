/**
 * The one table, as data: read by the CDK stack and by the local starter alike. On demand, no secondary index (no access
 * pattern needs one so far: see `keys.ts`).
 */
export const table = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Optimistic version of the item, 1 at insert. */
  version: 'v',
  /** The whole document. */
  document: 'd',
  /** Time to live: seconds since 1970, on items that are kept for a while only. */
  expires: 'x',
} as const;
