import type { Disposal } from '../domain/erasure/disposal.ts';
import type { Erasure } from '../domain/erasure/erasure.ts';
import type { FileRemoval } from '../domain/erasure/file-removal.ts';
import type { RetainedKind } from '../domain/erasure/retention-rules.ts';
import type { Key, Range } from '../ports/store.ts';
import { all, key, padded, prefixed } from './key-parts.ts';

/** Keys of what is asked and decided about the erasure of texts. Used through `keys`. */
export const erasureKeys = {
  erasure: (agency: string, cycle: string, employee: string, id: string): Key<Erasure> =>
    key(`${agency}#${cycle}#erasures`, `${employee}#${id}`),
  erasures: (agency: string, cycle: string): Range<Erasure> => all(`${agency}#${cycle}#erasures`),
  fileRemoval: (agency: string, cycle: string, employee: string, seq: number): Key<FileRemoval> =>
    key(`${agency}#${cycle}#file-removals`, `${employee}#${padded(seq)}`),
  fileRemovals: (agency: string, cycle: string): Range<FileRemoval> => all(`${agency}#${cycle}#file-removals`),
  fileRemovalsOf: (agency: string, cycle: string, employee: string): Range<FileRemoval> =>
    prefixed(`${agency}#${cycle}#file-removals`, `${employee}#`),
  disposal: (agency: string, cycle: string, kind: RetainedKind): Key<Disposal> =>
    key(`${agency}#${cycle}#disposals`, kind),
  disposals: (agency: string, cycle: string): Range<Disposal> => all(`${agency}#${cycle}#disposals`),
};
