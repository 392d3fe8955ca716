import type { RuleSetActivation } from '../../domain/rules/rule-set-documents.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf, loadAgency } from '../support/load.ts';
import { type RuleSetSummary, summaryOf } from './rule-set-view.ts';

export type RuleSetList = {
  /** The version that new cycles take, where it is in force throughout their period. */
  present: string;
  items: RuleSetSummary[];
};

const readers = ['administrator', 'authorised-official', 'auditor'] as const;

/** All versions of the rules; drafts only for those who prepare and check them. */
export const createListRuleSets =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor): Promise<RuleSetList> => {
    const { agencyId } = actor;
    const { data: agency } = await loadAgency(deps, agencyId);
    const activations = new Map<string, RuleSetActivation>();
    for await (const { data } of eachOf(deps, keys.ruleSetActivations(agencyId))) activations.set(data.version, data);
    const items: RuleSetSummary[] = [];
    for await (const { data: rules } of eachOf(deps, keys.ruleSets(agencyId)))
      items.push(summaryOf({ status: 'version', rules, activation: activations.get(rules.version) ?? null }));
    if (readers.some((role) => actor.roles.includes(role)))
      for await (const draft of eachOf(deps, keys.ruleSetDrafts(agencyId)))
        items.push(summaryOf({ status: 'draft', rules: draft.data.rules, draft }));
    return { present: agency.ruleSetVersion, items };
  };
