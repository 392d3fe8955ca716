import { seesRatings } from '../../domain/case/sees-ratings.ts';
import type { FilingWindow } from '../../domain/objection/window.ts';
import { refuse } from '../../domain/refusal.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadRules } from '../support/load.ts';
import { loadTerms, windowOf } from './terms.ts';

export type WindowView = CaseTarget & FilingWindow & { open: boolean };

/** Until when a person may object, computed on the spot by the rule that a filing is judged by. */
export const createGetWindow =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (actor: Actor, { cycleId, employeeId }: CaseTarget): Promise<WindowView> => {
    const seen = await seeCase(deps, actor, { cycleId, employeeId });
    const { cycle, relations } = seen;
    const subject = seen.case.data;
    const { publishedAt } = cycle;
    if (publishedAt === null || !seesRatings(relations, cycle))
      return refuse('wrong-phase', { detail: 'The results are not published.', extra: { phase: cycle.phase } });
    if (subject.stage !== 'decided') return refuse('wrong-stage', { detail: 'There is no decided result.' });
    const terms = await loadTerms(deps, actor.agencyId, await loadRules(deps, actor.agencyId, cycle.ruleSetVersion));
    const window = windowOf(cycle, { publishedAt, acknowledgedAt: subject.acknowledgedAt }, terms);
    return { cycleId, employeeId, ...window, open: deps.clock.now() < window.deadline };
  };
