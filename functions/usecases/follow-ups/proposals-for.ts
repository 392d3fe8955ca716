import type { CaseAt } from '../../domain/case/case.ts';
import { explanationOf } from '../../domain/case/packed-version.ts';
import { isAct, type ScoredBody } from '../../domain/case/result-bodies.ts';
import type { ResultVersion } from '../../domain/case/result-version.ts';
import { proposeFollowUps } from '../../domain/follow-up/propose.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

/** The measures that the rules propose for a decided case, each as an item of its own: one person's are one decision each. */
export const proposalsFor = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  subject: CaseAt<'decided'>,
  rules: RuleSet,
  at: Instant,
): Promise<Write[]> => {
  const evidence = await readEvidence(deps, agencyId, subject);
  return proposeFollowUps(subject, evidence, rules, at).map((proposal) => ({
    kind: 'insert',
    key: keys.followUp(agencyId, subject.cycleId, proposal.serviceCode, proposal.id),
    data: proposal,
  }));
};

/** What the calculation found in the feedback: it stands with the act that scored the case, whatever changed the result since. */
const readEvidence = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  subject: CaseAt<'decided'>,
): Promise<Pick<ResultVersion, 'explanation'>> => {
  const { cycleId, employeeId, result } = subject;
  if (result.basis === 'reviewed' || result.basis === 'provisional') {
    const act = await deps.store.get(keys.act<ScoredBody>(agencyId, cycleId, employeeId, result.seq));
    if (act !== null) return { explanation: explanationOf(act.data.body, null) };
  }
  for await (const { data } of eachOf(deps, keys.acts(agencyId, cycleId, employeeId)))
    if (isAct(data, 'scored') || isAct(data, 'left-unassessed')) return { explanation: explanationOf(data.body, null) };
  throw new Error('a decided case has no act that scored it');
};
