import type { Actor, Deps } from '../support/deps.ts';
import { requireRole } from '../support/require-role.ts';
import { findVersion } from './find-version.ts';
import { type RuleSetView, viewOf } from './rule-set-view.ts';

/** The rules by which people are judged are for everybody to read; drafts are for those who prepare and check them. */
export const createGetRuleSet =
  (deps: Pick<Deps, 'store' | 'digest'>) =>
  async (actor: Actor, { version }: { version: string }): Promise<{ view: RuleSetView; version: number }> => {
    const found = await findVersion(deps, actor.agencyId, version);
    if (found.status === 'draft') requireRole(actor, 'administrator', 'authorised-official', 'auditor');
    return { view: viewOf(deps, found), version: found.status === 'draft' ? found.draft.version : 1 };
  };
