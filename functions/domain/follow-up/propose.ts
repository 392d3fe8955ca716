import type { CaseAt } from '../case/case.ts';
import { ownDutiesMet } from '../closing/own-duties.ts';
import type { Cycle } from '../cycle/cycle.ts';
import type { Traits } from '../development/traits.ts';
import type { EmployeeKind } from '../directory/employee.ts';
import { compare, parseDecimal } from '../number/fraction.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Explanation } from '../scoring/explanation.ts';
import type { Instant } from '../time/instant.ts';
import type { FollowUp } from './follow-up.ts';
import type { FollowUpRule, MeasureKind, PostKind } from './follow-up-rule.ts';

const names = (node: Explanation, behaviour: string): boolean =>
  (node.code === 'weak-behaviour' && node.subject === behaviour) ||
  (node.inputs ?? []).some((input) => names(input, behaviour));

/** A score that could not be calculated exceeds nothing: it is missing, and missing is not zero. */
const exceeds = (score: string | null, limit: string): boolean =>
  score !== null && compare(parseDecimal(score), parseDecimal(limit)) > 0;

const fallsShort = (score: string | undefined, limit: string): boolean =>
  score !== undefined && compare(parseDecimal(score), parseDecimal(limit)) < 0;

/** What the calculation found in a person's evidence. */
export type Findings = { explanation: Explanation; traits: Traits };
type Rules = Pick<RuleSet, 'followUp' | 'measures' | 'workResult'>;

const applies = (
  { when }: FollowUpRule,
  subject: CaseAt<'decided'>,
  { explanation, traits }: Findings,
  cycleKind: Cycle['kind'],
  rules: Rules,
): boolean =>
  when.failed === undefined &&
  (when.predicates === undefined || when.predicates.includes(subject.result.predicate)) &&
  (when.cycleKinds === undefined || when.cycleKinds.includes(cycleKind)) &&
  (when.weakBehaviour === undefined || names(explanation, when.weakBehaviour)) &&
  (when.weakAspect === undefined || fallsShort(traits.aspects[when.weakAspect], rules.workResult.meetsFrom)) &&
  (when.aboveScore === undefined || exceeds(subject.result.score, when.aboveScore));

/** The rules that apply by what the case itself says: for nearly everybody none, and then nothing else has to be read. */
export const candidateRules = (
  subject: CaseAt<'decided'>,
  findings: Findings,
  cycleKind: Cycle['kind'],
  rules: Rules,
): FollowUpRule[] => rules.followUp.filter((rule) => applies(rule, subject, findings, cycleKind, rules));

/** What is known of a person beside the case. */
export type PersonFacts = {
  kind: EmployeeKind;
  /** The box of talent management; null without an assessment of potential. */
  talentBox: number | null;
  /** Working days of leave in the period. */
  leaveDays: number;
};

const adverse: readonly MeasureKind[] = ['coaching', 'improvement-period', 'sanction'];
/** Measures against which something may speak: whoever they fall on is heard first, by what is known already. */
export const isAdverse = ({ propose }: Pick<FollowUpRule, 'propose'>): boolean => adverse.includes(propose);

/** The law distinguishes senior posts, other posts of PNS, and PPPK. */
export const postKindOf = (kind: EmployeeKind, { postFamily }: Pick<CaseAt<'decided'>, 'postFamily'>): PostKind => {
  if (kind === 'PPPK') return 'PPPK';
  return postFamily === 'JPT' ? 'JPT' : 'other';
};

const fitsPerson = ({ when }: FollowUpRule, subject: CaseAt<'decided'>, facts: PersonFacts): boolean =>
  (when.postKinds === undefined || when.postKinds.includes(postKindOf(facts.kind, subject))) &&
  (when.talentBoxes === undefined || (facts.talentBox !== null && when.talentBoxes.includes(facts.talentBox)));

const mitigating = (subject: CaseAt<'decided'>, facts: PersonFacts, rules: Rules): FollowUp['mitigating'] => {
  const found: FollowUp['mitigating'] = [];
  if (ownDutiesMet(subject)) found.push('own-duties-met');
  if (subject.marks.some((mark) => mark.owedBy !== subject.employeeId)) found.push('superior-late');
  if (subject.result.basis === 'provisional') found.push('provisional-result');
  if (facts.leaveDays >= rules.measures.leaveWorkingDays) found.push('on-leave');
  return found;
};

/**
 * The measures that these rules propose for a decided result. A proposal does nothing by itself: a named human decides on
 * each one, and sees first what speaks for the person (PP 30/2019 art. 53-58).
 *
 * @param candidates from `candidateRules`, or the rules that follow a failed measure
 * @param after the measure that failed, null where the proposals follow from the result itself
 */
export const proposeFollowUps = (
  subject: CaseAt<'decided'>,
  candidates: readonly FollowUpRule[],
  facts: PersonFacts,
  rules: Rules,
  at: Instant,
  after: string | null = null,
): FollowUp[] =>
  candidates
    .filter((rule) => fitsPerson(rule, subject, facts))
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
      improves: rule.improves,
      after,
      mitigating: mitigating(subject, facts, rules),
      proposedAt: at,
      outcome: null,
      term: null,
      evaluation: null,
    }));
