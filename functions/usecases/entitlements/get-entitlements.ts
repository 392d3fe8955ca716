import { seesRatings } from '../../domain/case/sees-ratings.ts';
import { type AllowanceLine, predicateLine } from '../../domain/entitlements/allowance.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Predicate } from '../../domain/scoring/predicate.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadRules } from '../support/load.ts';
import { type ResultGives, resultsGive } from './gifts-of.ts';

export type EntitlementsView = CaseTarget & {
  ruleSetVersion: string;
  /** The version of the result from which all this is computed. */
  version: number;
  predicate: Predicate;
} & ResultGives & { allowance: AllowanceLine };

/** What a person's published result gives: credit points, box of talent management, and its part of the allowance. */
export const createGetEntitlements =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (actor: Actor, { cycleId, employeeId }: CaseTarget): Promise<EntitlementsView> => {
    const { cycle, case: stored, relations } = await seeCase(deps, actor, { cycleId, employeeId });
    const subject = stored.data;
    if (cycle.publishedAt === null || !seesRatings(relations, cycle))
      return refuse('wrong-phase', { detail: 'The results are not published.', extra: { phase: cycle.phase } });
    if (subject.stage !== 'decided') return refuse('wrong-stage', { detail: 'There is no decided result.' });
    const rules = await loadRules(deps, actor.agencyId, cycle.ruleSetVersion);
    const give = await resultsGive(deps, actor.agencyId, { cycle, rules, now: deps.clock.now() }, employeeId);
    const { version, predicate } = subject.result;
    return {
      cycleId,
      employeeId,
      ruleSetVersion: rules.version,
      version,
      predicate,
      ...give(subject.result),
      allowance: predicateLine(subject.result, rules.entitlements.allowance),
    };
  };
