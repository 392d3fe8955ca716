import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';
import { loadStandard } from './load-standard.ts';
import { type StandardView, standardView } from './standard-view.ts';

/** Every text that the standard of a post had, in order, with who changed it and why. */
export const createListStandardTexts =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, { code }: { code: string }): Promise<{ code: string; items: StandardView[] }> => {
    await loadStandard(deps, actor.agencyId, code);
    const items: StandardView[] = [];
    for await (const { data } of eachOf(deps, keys.postStandardTexts(actor.agencyId, code)))
      items.push(standardView(data));
    return { code, items };
  };
