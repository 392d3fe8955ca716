import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Deps } from '../support/deps.ts';
import { rollUpSurvey } from '../survey/roll-up-survey.ts';
import { destroyFeedbackSecret } from './destroy-secret.ts';

/**
 * What is done once when feedback closes, before anybody is settled: the secret goes, and the public's answers are added
 * up. Several workers settle at once; the one that has the first shards does the sum.
 */
export const closeVoices = async (
  deps: Pick<Deps, 'store'>,
  { agencyId, cycleId, from }: { agencyId: string; cycleId: string; from: number },
  rules: Pick<RuleSet, 'survey'>,
): Promise<void> => {
  await destroyFeedbackSecret(deps, agencyId, cycleId);
  if (from === 0) await rollUpSurvey(deps, agencyId, cycleId, rules.survey);
};
