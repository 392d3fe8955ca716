import { sha256OfEvidence } from '../execution/activity.ts';
import type { Instant } from '../time/instant.ts';

/**
 * Files of evidence whose names went with a text (digests of their bytes). Written with the act of the erasure and carried out by a
 * schedule: whoever answers people may not delete evidence, and a death in between loses nothing.
 */
export type FileRemoval = { schemaVersion: 1; employeeId: string; seq: number; digests: string[]; at: Instant };

/** The files that a document names anywhere in it, each once. */
export const filesNamedIn = (document: unknown): string[] => {
  if (typeof document === 'string') {
    const sha256 = sha256OfEvidence(document);
    return sha256 === null ? [] : [sha256];
  }
  if (typeof document !== 'object' || document === null) return [];
  return [...new Set(Object.values(document).flatMap(filesNamedIn))];
};

/** What a document named and its remainder does not. */
export const filesLost = (before: unknown, left: unknown): string[] => {
  const kept = filesNamedIn(left);
  return filesNamedIn(before).filter((sha256) => !kept.includes(sha256));
};
