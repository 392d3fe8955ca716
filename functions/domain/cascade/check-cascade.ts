import { checkPlan } from '../planning/check-plan.ts';
import { type Indicator, isMeasured, type Plan, type WorkResult } from '../planning/plan.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { addUp } from './add-up.ts';
import { type CascadeFinding, finding } from './finding.ts';
import { sameMeasure, sharedIndicator } from './shares.ts';

export type CascadeInput = {
  superior: {
    employeeId: string;
    /** False for a state official, who has no plan: what is served there are the agency's key indicators. */
    evaluated: boolean;
    plan: Plan | null;
    /** Before that the superior's plan may still change, and what is served provisionally is no fault. */
    inForce: boolean;
    /** Whether what is wrong with this plan alone is listed here, and not among the members of somebody above. */
    topmost: boolean;
  };
  members: readonly { employeeId: string; plan: Plan | null }[];
  /** Ids of the superior's work results that people elsewhere serve by work assigned to them. */
  servedElsewhere: ReadonlySet<string>;
  rules: RuleSet;
};

const about = ({ id, text }: WorkResult) => ({ workResultId: id, workResult: text });

/** What is wrong with a plan by itself. */
const ofPlan = ({ employeeId, plan }: CascadeInput['members'][number], rules: RuleSet): CascadeFinding[] => {
  if (plan === null) return [finding('plan-missing', employeeId)];
  const problems = checkPlan(plan, rules).filter(
    ({ code }) => code === 'weights-sum' || code === 'weight-not-positive',
  );
  const places = problems.map(({ pointer }) => /^\/workResults\/(\d+)\/indicators/.exec(pointer)?.[1] ?? null);
  return [...new Set(places)].map((place) => {
    const workResult = place === null ? undefined : plan.workResults[Number(place)];
    return finding('weights-sum', employeeId, workResult === undefined ? {} : about(workResult));
  });
};

const servesWhat = (
  employeeId: string,
  workResult: WorkResult,
  { evaluated, plan, inForce }: CascadeInput['superior'],
): CascadeFinding[] => {
  const { serves, kind, assignment } = workResult;
  if (!evaluated || assignment !== undefined) return [];
  if (serves === null) return kind === 'main' ? [finding('serves-nothing', employeeId, about(workResult))] : [];
  if (!inForce) return [];
  if (serves.kind === 'provisional') return [finding('serves-provisionally', employeeId, about(workResult))];
  const known = plan?.workResults.some(({ id }) => id === serves.workResultId) ?? false;
  return known ? [] : [finding('serves-unknown', employeeId, about(workResult))];
};

type Share = { employeeId: string; workResult: WorkResult; indicator: Indicator; whole: Indicator | null };

const sharesOf = ({ members, superior }: CascadeInput): Share[] =>
  members.flatMap(({ employeeId, plan }) =>
    (plan?.workResults ?? []).flatMap((workResult) =>
      workResult.indicators.filter(isMeasured).flatMap((indicator): Share[] => {
        if (indicator.shareOf === undefined) return [];
        return [{ employeeId, workResult, indicator, whole: sharedIndicator(workResult, indicator, superior.plan) }];
      }),
    ),
  );

const unsuitable = ({ employeeId, workResult, indicator, whole }: Share): CascadeFinding[] => {
  const at = { ...about(workResult), indicatorId: indicator.id };
  if (whole === null) return [finding('share-unknown', employeeId, at)];
  return sameMeasure(whole, indicator) ? [] : [finding('measure-differs', employeeId, at)];
};

const sums = ({ superior }: CascadeInput, shares: readonly Share[]): CascadeFinding[] =>
  (superior.plan?.workResults ?? []).flatMap((workResult) =>
    workResult.indicators.filter(isMeasured).flatMap((whole): CascadeFinding[] => {
      const own = shares.filter((share) => share.whole === whole && sameMeasure(whole, share.indicator));
      const verdict = addUp(
        whole,
        own.map(({ indicator }) => indicator),
      );
      if (verdict === null) return [];
      const { target, measure } = whole;
      const told = { target, together: verdict.together, measure, shares: own.length };
      const at = { ...about(workResult), indicatorId: whole.id, sums: told };
      return [finding(verdict.code, superior.employeeId, at)];
    }),
  );

const unserved = ({ superior, members, servedElsewhere }: CascadeInput): CascadeFinding[] => {
  if (superior.plan === null || members.length === 0) return [];
  const served = new Set(servedElsewhere);
  for (const { plan } of members)
    for (const { serves } of plan?.workResults ?? []) if (serves?.kind === 'superior') served.add(serves.workResultId);
  return superior.plan.workResults
    .filter(({ id }) => !served.has(id))
    .map((workResult) => finding('nobody-serves', superior.employeeId, about(workResult)));
};

/**
 * What does not hold together between a superior's plan and those of the people whom the superior appraises (cascading,
 * PermenPANRB 6/2022): superior results that nobody serves, results that serve nothing, weights that do not sum, targets
 * that do not add up. A look, never a cut: plans are changed by their authors and appraisers alone.
 */
export const checkCascade = (input: CascadeInput): CascadeFinding[] => {
  const { superior, members, rules } = input;
  const shares = sharesOf(input);
  return [
    ...(superior.topmost && superior.evaluated ? ofPlan(superior, rules) : []),
    ...unserved(input),
    ...sums(input, shares),
    ...members.flatMap((member) => [
      ...ofPlan(member, rules),
      ...(member.plan?.workResults ?? []).flatMap((one) => servesWhat(member.employeeId, one, superior)),
    ]),
    ...shares.flatMap(unsuitable),
  ];
};
