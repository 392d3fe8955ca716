import type { CaseAt } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { predicateLine } from '../../domain/entitlements/allowance.ts';
import { type CreditPoints, creditPointsOf } from '../../domain/entitlements/credit-points.ts';
import { type TalentBox, talentBoxOf } from '../../domain/entitlements/talent-box.ts';
import type { Gives } from '../../domain/objection/effects.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { localDateOf } from '../../domain/time/zone.ts';
import type { Deps } from '../support/deps.ts';
import { findEmployee } from '../support/load.ts';
import { readAssessments } from './person-documents.ts';

type Scene = { cycle: Cycle; rules: RuleSet; now: Instant };

export type ResultGives = { creditPoints: CreditPoints; talent: TalentBox };

/**
 * What results of one person give, each computed from the result as it stands: nothing of it is stored, so a result that an
 * objection changed gives what it gives from that moment on.
 */
export const resultsGive = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { cycle, rules, now }: Scene,
  employeeId: string,
) => {
  const [person, assessments] = await Promise.all([
    findEmployee(deps, agencyId, employeeId),
    readAssessments(deps, agencyId, employeeId),
  ]);
  const posts = person?.data.assignments ?? [];
  const { creditPoints, talent } = rules.entitlements;
  const { period, zone } = cycle;
  const today = localDateOf(now, zone);
  return ({ predicate }: Pick<CaseAt<'decided'>['result'], 'predicate'>): ResultGives => ({
    creditPoints: creditPointsOf({ posts, period, predicate }, creditPoints),
    talent: talentBoxOf({ predicate, assessments, periodEnd: period.to, today }, talent),
  });
};

/** The same as short texts, of the case before and after a change. */
export const giftsOf = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  scene: Scene,
  [before, after]: readonly [CaseAt<'decided'>, CaseAt<'decided'>],
): Promise<[Gives, Gives]> => {
  const give = await resultsGive(deps, agencyId, scene, before.employeeId);
  const textOf = ({ result }: CaseAt<'decided'>): Gives => {
    const { creditPoints, talent } = give(result);
    return {
      'allowance-factor': predicateLine(result, scene.rules.entitlements.allowance).factor,
      'credit-points': creditPoints.decision === 'earned' ? creditPoints.points : null,
      'talent-box': talent.decision === 'placed' ? String(talent.box) : null,
    };
  };
  return [textOf(before), textOf(after)];
};
