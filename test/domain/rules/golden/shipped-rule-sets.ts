import { defaultRuleSet } from '../../../../functions/domain/rules/default-rule-set.ts';
import type { RuleSet } from '../../../../functions/domain/rules/rule-set.ts';

/** Every version that was ever in force somewhere; a new one is added, none is taken away. */
export const shippedRuleSets: RuleSet[] = [defaultRuleSet];
