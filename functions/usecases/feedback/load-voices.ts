import { hearVoices } from '../../domain/feedback/hear-voices.ts';
import type { Voice } from '../../domain/feedback/voice.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { keys } from '../../store/keys.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import type { Deps } from '../support/deps.ts';

/** What colleagues and the public said about a person, by their releases; nobody before feedback has closed. */
export const loadVoices = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { cycleId, employeeId }: CaseTarget,
  rules: Pick<RuleSet, 'survey'>,
): Promise<Voice[]> => {
  const [release, survey] = await Promise.all([
    deps.store.get(keys.feedbackRelease(agencyId, cycleId, employeeId)),
    deps.store.get(keys.surveyOfPerson(agencyId, cycleId, employeeId)),
  ]);
  return hearVoices(release?.data ?? null, survey?.data ?? null, rules);
};
