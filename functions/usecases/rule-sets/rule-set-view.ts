import { canonicalJson } from '../../domain/audit/canonical.ts';
import type { FieldProblem } from '../../domain/refusal.ts';
import { checkRuleSet } from '../../domain/rules/check-rule-set.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Deps } from '../support/deps.ts';
import type { FoundVersion } from './find-version.ts';

export type RuleSetSummary = {
  version: string;
  /** `version` never changes; `draft` is in force nowhere. */
  status: 'draft' | 'version';
  validFrom: string;
  validTo: string | null;
  legalBasis: string[];
  coveredYears: number[];
  note: string | null;
  draftedBy: string | null;
  activatedBy: string | null;
  /** Of the last change of a draft, of the activation of a version; null for the rules of the founding. */
  at: Instant | null;
};
export type RuleSetView = RuleSetSummary & {
  digest: string;
  /** What keeps a draft from being put in force. */
  problems: FieldProblem[];
  rules: RuleSet;
};

export const summaryOf = (found: FoundVersion): RuleSetSummary => {
  const { version, validFrom, validTo, legalBasis, calendar } = found.rules;
  const common = { version, validFrom, validTo, legalBasis, coveredYears: calendar.years };
  if (found.status === 'draft') {
    const { note, by, at } = found.draft.data;
    return { ...common, status: 'draft', note, draftedBy: by, activatedBy: null, at };
  }
  const { activation } = found;
  return {
    ...common,
    status: 'version',
    note: activation?.note ?? null,
    draftedBy: activation?.draftedBy ?? null,
    activatedBy: activation?.by ?? null,
    at: activation?.at ?? null,
  };
};

export const digestOfRules = (deps: Pick<Deps, 'digest'>, rules: RuleSet): string =>
  deps.digest.sha256(canonicalJson(rules));

export const viewOf = (deps: Pick<Deps, 'digest'>, found: FoundVersion): RuleSetView => ({
  ...summaryOf(found),
  digest: digestOfRules(deps, found.rules),
  problems: checkRuleSet(found.rules),
  rules: found.rules,
});
