import type { Post } from '../../domain/posts/post.ts';
import type { PostStandard } from '../../domain/posts/post-standard.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';

type WithStore = Pick<Deps, 'store'>;

/** @throws RefusedError `not-found` */
export const loadStandard = async (deps: WithStore, agencyId: string, code: string): Promise<Stored<PostStandard>> =>
  (await deps.store.get(keys.postStandard(agencyId, code))) ?? refuse('not-found', { detail: 'No such standard.' });

/** The standard of the post that somebody holds: one for the post in this unit comes before one for the post anywhere. */
export const findStandard = async (
  deps: WithStore,
  agencyId: string,
  held: Post & { unitCode: string },
): Promise<PostStandard | null> => {
  const [here, anywhere] = await deps.store.getMany([
    keys.postStandardOf(agencyId, held),
    keys.postStandardOf(agencyId, { ...held, unitCode: null }),
  ]);
  const entry = here ?? anywhere ?? null;
  return entry === null ? null : (await loadStandard(deps, agencyId, entry.data.code)).data;
};
