import { seesRatings } from '../../domain/case/sees-ratings.ts';
import { type Profile, personProfile } from '../../domain/development/profile.ts';
import type { Traits } from '../../domain/development/traits.ts';
import { refuse } from '../../domain/refusal.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import { lastScoring } from '../scoring/last-scoring.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadRules } from '../support/load.ts';

export type DevelopmentView = CaseTarget & { ruleSetVersion: string } & Profile;

/** A person's strengths and weaknesses as scoring saw them, and the trainings that the rules recommend for them. */
export const createGetDevelopment =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: CaseTarget): Promise<DevelopmentView> => {
    const { cycle, relations } = await seeCase(deps, actor, target);
    if (!seesRatings(relations, cycle))
      refuse('wrong-phase', {
        detail: 'Results are shown to the people concerned when they are published, to all on the same day.',
        extra: { phase: cycle.phase },
      });
    const traits = await readTraits(deps, actor.agencyId, target);
    if (traits === null)
      return refuse('wrong-phase', { detail: 'The case is not scored yet.', extra: { phase: cycle.phase } });
    const rules = await loadRules(deps, actor.agencyId, cycle.ruleSetVersion);
    const { cycleId, employeeId } = target;
    return { cycleId, employeeId, ruleSetVersion: rules.version, ...personProfile(traits, rules) };
  };

/** They stand with the act that scored the case, whatever changed the result since; null before. */
const readTraits = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { cycleId, employeeId }: CaseTarget,
): Promise<Traits | null> => {
  const body = await lastScoring(deps, agencyId, { cycleId, employeeId });
  return body === null ? null : (body.traits ?? { behaviours: {}, aspects: {} });
};
