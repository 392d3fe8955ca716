import type { CaseAt } from '../../domain/case/case.ts';
import { explanationOf } from '../../domain/case/packed-version.ts';
import type { ScoredBody, UnassessedBody } from '../../domain/case/result-bodies.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { FollowUp } from '../../domain/follow-up/follow-up.ts';
import { candidateRules, type Findings, proposeFollowUps } from '../../domain/follow-up/propose.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import { lastScoring } from '../scoring/last-scoring.ts';
import type { Deps } from '../support/deps.ts';
import { readPersonFacts } from './person-facts.ts';

/** The measures that the rules propose for a decided case. What stands beside the case is read only where a rule asks for it. */
export const proposalsFor = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  subject: CaseAt<'decided'>,
  cycle: Cycle,
  rules: RuleSet,
  at: Instant,
): Promise<FollowUp[]> => {
  const findings = await readFindings(deps, agencyId, subject);
  const candidates = candidateRules(subject, findings, cycle.kind, rules);
  if (candidates.length === 0) return [];
  const facts = await readPersonFacts(deps, agencyId, { subject, cycle, rules, at }, candidates);
  return proposeFollowUps(subject, candidates, facts, rules, at);
};

const findingsOf = (body: ScoredBody | UnassessedBody): Findings => ({
  explanation: explanationOf(body, null),
  traits: body.traits ?? { behaviours: {}, aspects: {} },
});

/** What the calculation found: it stands with the act that scored the case, whatever changed the result since. */
const readFindings = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { cycleId, employeeId, result }: CaseAt<'decided'>,
): Promise<Findings> => {
  if (result.basis === 'reviewed' || result.basis === 'provisional') {
    const act = await deps.store.get(keys.act<ScoredBody>(agencyId, cycleId, employeeId, result.seq));
    if (act !== null) return findingsOf(act.data.body);
  }
  const body = await lastScoring(deps, agencyId, { cycleId, employeeId });
  if (body !== null) return findingsOf(body);
  throw new Error('a decided case has no act that scored it');
};
