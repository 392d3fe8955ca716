import { seesRatings } from '../../domain/case/sees-ratings.ts';
import type { Realisation } from '../../domain/execution/realisation.ts';
import type { Plan } from '../../domain/planning/plan.ts';
import type { LocalDate } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import { seeCase } from '../cases/see-case.ts';
import type { RealisationView } from '../realisations/get-realisation.ts';
import { loadEvidence } from '../reviews/load-evidence.ts';
import { type Suggestion, suggest } from '../reviews/suggest.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { type SegmentTarget, segmentOf } from './segment-of.ts';

export type SegmentEvidenceView = SegmentTarget & {
  from: LocalDate;
  to: LocalDate;
  /** The plan that counts in this part; null where none came into force. */
  plan: Plan | null;
  realisation: (RealisationView & { version: number }) | null;
  suggestion: Pick<Suggestion, 'workResult' | 'behaviour'>;
};

const shown = ({ items, descriptions = [], at }: Realisation): RealisationView => ({ items, descriptions, at });

/** What the review of one part of the period rests on, with the suggestion that it gives. */
export const createGetSegmentEvidence =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: SegmentTarget): Promise<{ view: SegmentEvidenceView; version: number }> => {
    const { agencyId } = actor;
    const { cycle, case: stored, relations } = await seeCase(deps, actor, target);
    const segment = segmentOf(stored.data, target.number);
    const { cycleId, employeeId } = target;
    const own = keys.segmentRealisation(agencyId, cycleId, employeeId, segment.from);
    const [suggestion, { plan }, realisation] = await Promise.all([
      suggest(deps, agencyId, cycle, stored.data, seesRatings(relations, cycle), segment),
      loadEvidence(deps, agencyId, stored.data, segment),
      deps.store.get(segment.plan === undefined ? keys.realisation(agencyId, cycleId, employeeId) : own),
    ]);
    const view: SegmentEvidenceView = {
      ...target,
      from: segment.from,
      to: segment.to,
      plan,
      realisation: realisation === null ? null : { ...shown(realisation.data), version: realisation.version },
      suggestion,
    };
    return { view, version: stored.version };
  };
