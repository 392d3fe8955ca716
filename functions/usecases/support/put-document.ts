import { canonicalJson } from '../../domain/audit/canonical.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { ConflictError, type Key } from '../../ports/store.ts';
import type { Deps } from './deps.ts';

const sameButForTime = (a: object, b: object): boolean =>
  canonicalJson({ ...a, at: null }) === canonicalJson({ ...b, at: null });

/**
 * Writes a document that its author may replace until the deadline (PUT). The first write needs no version; to replace
 * needs the version last read. A repeat of a write that went in finds its own document and is answered like the first.
 *
 * @throws RefusedError 428 where a document stands and no version was sent, 412 where it changed meanwhile
 */
export const putDocument = async <T extends { at: Instant }>(
  deps: Pick<Deps, 'store'>,
  key: Key<T>,
  data: T,
  expectedVersion: number | null,
): Promise<{ version: number; at: Instant }> => {
  try {
    await deps.store.commit([
      expectedVersion === null
        ? { kind: 'insert', key, data }
        : { kind: 'replace', key, version: expectedVersion, data },
    ]);
    return { version: (expectedVersion ?? 0) + 1, at: data.at };
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    const found = await deps.store.get(key);
    if (found !== null && found.version === (expectedVersion ?? 0) + 1 && sameButForTime(found.data, data))
      return { version: found.version, at: found.data.at };
    if (expectedVersion === null) return refuse('precondition-required');
    return refuse('precondition-failed', { extra: { currentVersion: found?.version ?? null } });
  }
};
