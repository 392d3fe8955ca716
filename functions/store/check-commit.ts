import type { Key, Write } from '../ports/store.ts';

/** Limit of TransactWriteItems. */
export const maxWritesOfCommit = 100;

/** One text for one address; `\n` stands in no key. */
export const addressOf = (key: Key): string => `${key.pk}\n${key.sk}`;

/** What the engine would refuse as malformed, refused alike by every store: a fault of the caller, never of a user. */
export const checkCommit = (writes: Write[]): void => {
  if (writes.length > maxWritesOfCommit)
    throw new RangeError(`a commit has at most ${maxWritesOfCommit} writes, not ${writes.length}`);
  checkDifferent(writes);
};

/** @throws RangeError where two writes name one item */
export const checkDifferent = (writes: readonly Write[]): void => {
  if (writes.length > 1 && new Set(writes.map((write) => addressOf(write.key))).size < writes.length)
    throw new RangeError('the writes of a commit must name different items');
};
