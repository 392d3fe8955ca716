import { isMeasured } from '../../domain/planning/plan.ts';
import { aggregatePeriods } from '../../domain/scoring/aggregate-periods.ts';
import type { Explanation } from '../../domain/scoring/explanation.ts';
import { periodsOf } from '../../domain/scoring/period-reports.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import { loadEvidence } from '../reviews/load-evidence.ts';
import { ownPeriodReports } from '../scoring/period-documents.ts';
import type { Actor, Deps } from '../support/deps.ts';

export type RealisationProposal = CaseTarget & {
  /** Every indicator whose values of shorter periods are drawn together; null where they give none, and why. */
  items: {
    indicatorId: string;
    value: string | null;
    /** What the employee reported for this period already. */
    reported: string | null;
    reason: string | null;
    explanation: Explanation;
  }[];
};

/** What the quarters (or months) of a year give for its indicators, so that nobody types them again. */
export const createProposeRealisation =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: CaseTarget): Promise<RealisationProposal> => {
    const { cycle, case: stored } = await seeCase(deps, actor, target);
    const { plan, realisation } = await loadEvidence(deps, actor.agencyId, stored.data);
    const reports = await ownPeriodReports(deps, actor.agencyId, cycle, target.employeeId);
    const indicators = (plan?.workResults ?? []).flatMap((workResult) => workResult.indicators.filter(isMeasured));
    const items = indicators.flatMap((indicator) => {
      const reported = realisation?.items.find(({ indicatorId }) => indicatorId === indicator.id)?.value ?? null;
      const step = reports === null ? null : aggregatePeriods(indicator, periodsOf(reports, indicator.id), reported);
      if (step === null) return [];
      const { explanation } = step;
      const { value, reason = null } = explanation;
      return [{ indicatorId: indicator.id, value, reported, reason, explanation }];
    });
    return { cycleId: target.cycleId, employeeId: target.employeeId, items };
  };
