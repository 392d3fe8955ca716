import { refuse } from '../../domain/refusal.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { RuleSetActivation, RuleSetDraft } from '../../domain/rules/rule-set-documents.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';

export type FoundVersion = { rules: RuleSet } & (
  | { status: 'draft'; draft: Stored<RuleSetDraft> }
  /** Without an activation: the rules that the agency was founded with. */
  | { status: 'version'; activation: RuleSetActivation | null }
);

/** An immutable version of the rules, else the draft of that name. */
export const findVersion = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  version: string,
): Promise<FoundVersion> => {
  const [rules, activation, draft] = await Promise.all([
    deps.store.get(keys.ruleSet(agencyId, version)),
    deps.store.get(keys.ruleSetActivation(agencyId, version)),
    deps.store.get(keys.ruleSetDraft(agencyId, version)),
  ]);
  if (rules !== null) return { status: 'version', rules: rules.data, activation: activation?.data ?? null };
  if (draft !== null) return { status: 'draft', rules: draft.data.rules, draft };
  return refuse('not-found', { detail: 'There is no such version of the rules.' });
};
