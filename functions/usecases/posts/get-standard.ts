import type { Actor, Deps } from '../support/deps.ts';
import { loadStandard } from './load-standard.ts';
import { type StandardView, standardView } from './standard-view.ts';

/** What a post asks of its holder is open to everybody of the agency. */
export const createGetStandard =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, { code }: { code: string }): Promise<{ view: StandardView; version: number }> => {
    const { data, version } = await loadStandard(deps, actor.agencyId, code);
    return { view: standardView(data), version };
  };
