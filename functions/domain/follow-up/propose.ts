import type { CaseAt } from '../case/case.ts';
import type { ResultVersion } from '../case/result-version.ts';
import { ownDutiesMet } from '../closing/own-duties.ts';
import { compare, parseDecimal } from '../number/fraction.ts';
import type { FollowUpRule, RuleSet } from '../rules/rule-set.ts';
import type { Explanation } from '../scoring/explanation.ts';
import type { Instant } from '../time/instant.ts';
import type { FollowUp } from './follow-up.ts';

const names = (node: Explanation, behaviour: string): boolean =>
  (node.code === 'weak-behaviour' && node.subject === behaviour) ||
  (node.inputs ?? []).some((input) => names(input, behaviour));

/** A score that could not be calculated exceeds nothing: it is missing, and missing is not zero. */
const exceeds = (score: string | null, limit: string): boolean =>
  score !== null && compare(parseDecimal(score), parseDecimal(limit)) > 0;

const applies = ({ when }: FollowUpRule, subject: CaseAt<'decided'>, explanation: Explanation): boolean =>
  (when.predicates === undefined || when.predicates.includes(subject.result.predicate)) &&
  (when.weakBehaviour === undefined || names(explanation, when.weakBehaviour)) &&
  (when.aboveScore === undefined || exceeds(subject.result.score, when.aboveScore));

const mitigating = (subject: CaseAt<'decided'>): FollowUp['mitigating'] => {
  const facts: FollowUp['mitigating'] = [];
  if (ownDutiesMet(subject)) facts.push('own-duties-met');
  if (subject.marks.some((mark) => mark.owedBy !== subject.employeeId)) facts.push('superior-late');
  if (subject.result.basis === 'provisional') facts.push('provisional-result');
  return facts;
};

/**
 * The measures that the rule set proposes for a decided result. A proposal does nothing by itself: a named human decides on
 * each one, and sees first what speaks for the person (PP 30/2019 art. 53-58).
 *
 * @param result the version whose explanation rests on the feedback: weak values of BerAKHLAK are read from its tree
 */
export const proposeFollowUps = (
  subject: CaseAt<'decided'>,
  result: Pick<ResultVersion, 'explanation'>,
  rules: Pick<RuleSet, 'followUp'>,
  at: Instant,
): FollowUp[] =>
  rules.followUp
    .filter((rule) => applies(rule, subject, result.explanation))
    .map((rule) => ({
      schemaVersion: 1,
      id: `${subject.employeeId}.${rule.id}`,
      employeeId: subject.employeeId,
      serviceCode: subject.serviceCode,
      ruleId: rule.id,
      propose: rule.propose,
      text: rule.text,
      legalBasis: rule.legalBasis,
      months: rule.months,
      mitigating: mitigating(subject),
      proposedAt: at,
      outcome: null,
    }));
