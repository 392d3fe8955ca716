import { refuse } from '../../domain/refusal.ts';
import { ConflictError, type Key } from '../../ports/store.ts';
import type { Command, Deps } from '../support/deps.ts';

type Text = { text: number; requestDigest: string };

/**
 * Writes a text of which every version is kept: the one in force, and the same beside the earlier ones, in one commit. The
 * number of the text is the version of the document. A repeat of a request that went in is answered like the first.
 *
 * @throws RefusedError 428 where a text stands and no version was sent, 412 where it changed meanwhile
 */
export const putText = async <T extends Text>(
  deps: Pick<Deps, 'store'>,
  command: Command,
  place: { current: Key<T>; kept(text: number): Key<T> },
  compose: (text: number) => T,
): Promise<{ data: T; version: number }> => {
  const { expectedVersion, requestDigest } = command;
  const version = (expectedVersion ?? 0) + 1;
  const data = compose(version);
  try {
    await deps.store.commit([
      expectedVersion === null
        ? { kind: 'insert', key: place.current, data }
        : { kind: 'replace', key: place.current, version: expectedVersion, data },
      { kind: 'insert', key: place.kept(version), data },
    ]);
    return { data, version };
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    const found = await deps.store.get(place.current);
    if (found?.version === version && found.data.requestDigest === requestDigest) return { data: found.data, version };
    if (expectedVersion === null) return refuse('precondition-required');
    return refuse('precondition-failed', { extra: { currentVersion: found?.version ?? null } });
  }
};
