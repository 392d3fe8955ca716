import type { Key } from '../ports/store.ts';

/** A document as it was stored under an older `schemaVersion`. */
export type OldDocument = Readonly<Record<string, unknown>>;

/** How one document of one older version becomes the next one. Pure, and true to what the old one said. */
export type Upgrade = {
  /** Name of its type, as `keys.ts` has it. */
  document: string;
  /** The `schemaVersion` that it reads; it gives the next one. */
  from: number;
  /** Whether such a document stands at this key; compares with what the builder in `keys.ts` gives. */
  isAt(key: Key): boolean;
  next(old: OldDocument): object;
};

/**
 * Every way from an older version to the current one, the only place for them (decision 37). Never of a document that a chain or a seal
 * holds by its digest: read otherwise than it was written, it would be no proof any more.
 *
 * Empty: nothing is released yet, and every document is in its first version.
 */
export const upgrades: readonly Upgrade[] = [];

const isDocument = (data: unknown): data is OldDocument => typeof data === 'object' && data !== null;
const versionOf = (data: unknown): unknown => (isDocument(data) ? data.schemaVersion : undefined);

/**
 * The document in its current version, one step after the other; the very same object where nothing is to be done.
 *
 * @throws TypeError for a step that does not lead to the next version: it would be taken for ever
 */
export const upgrade = (key: Key, data: unknown, ways: readonly Upgrade[]): unknown => {
  let now = data;
  for (;;) {
    const version = versionOf(now);
    const way = ways.find(({ from, isAt }) => from === version && isAt(key));
    if (way === undefined || !isDocument(now)) return now;
    now = way.next(now);
    if (versionOf(now) !== way.from + 1)
      throw new TypeError(`the upgrade of ${way.document} ${way.from} does not give version ${way.from + 1}`);
  }
};
