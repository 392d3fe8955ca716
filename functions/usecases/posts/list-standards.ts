import type { PostStandard } from '../../domain/posts/post-standard.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';

export type ListedStandard = Pick<PostStandard, 'code' | 'text' | 'post' | 'form' | 'legalBasis' | 'at'> & {
  tasks: number;
  workResults: number;
};

/** The standards of the agency in order of their codes. */
export const createListStandards =
  (deps: Pick<Deps, 'store'>) =>
  async (
    actor: Actor,
    { limit, cursor }: { limit: number; cursor: string | null },
  ): Promise<{ items: ListedStandard[]; next: string | null }> => {
    const page = await deps.store.query(keys.postStandards(actor.agencyId), { limit, after: cursor });
    const items = page.items.map(({ data: { code, text, post, form, legalBasis, at, tasks, workResults } }) => ({
      ...{ code, text, post, form, legalBasis, at },
      tasks: tasks.length,
      workResults: workResults.length,
    }));
    return { items, next: page.next };
  };
