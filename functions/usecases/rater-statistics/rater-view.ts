import type { Cycle } from '../../domain/cycle/cycle.ts';
import { phases } from '../../domain/cycle/phase.ts';
import type { RaterOpening } from '../../domain/rater-statistics/rater-opening.ts';
import type { RaterNorm, RaterStatistics } from '../../domain/rater-statistics/rater-statistics.ts';
import { refuse } from '../../domain/refusal.ts';
import type { RaterRules } from '../../domain/rules/rater-rules.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';

export type RaterView = Omit<RaterStatistics, 'schemaVersion'> & {
  /** When the appraiser opened them, and said what. */
  opened: Pick<RaterOpening, 'at' | 'remark'> | null;
  /** When the head start ends: others see them then at the latest, earlier once opened or, by the rule set, with the forum. */
  othersSeeItFrom: Instant;
};
export type NormView = Omit<RaterNorm, 'schemaVersion'> & {
  /** What the measures are held against. */
  thresholds: RaterRules['pointedOut'];
  minimumRatings: number;
  basis: string;
};

export const raterView = (
  { schemaVersion: _, ...statistics }: RaterStatistics,
  opening: RaterOpening | null,
  othersSeeItFrom: Instant,
): RaterView => ({
  ...statistics,
  opened: opening === null ? null : { at: opening.at, remark: opening.remark },
  othersSeeItFrom,
});

const normView = ({ schemaVersion: _, ...norm }: RaterNorm, { raters }: { raters: RaterRules }): NormView => ({
  ...norm,
  thresholds: raters.pointedOut,
  minimumRatings: raters.minimumRatings,
  basis: raters.basis,
});

/** The statistics of all appraisers together; they stand when the machine has handed the cycle on from scoring. */
export const loadNorm = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycle: Cycle,
  rules: { raters: RaterRules },
): Promise<NormView> => {
  const found =
    phases.indexOf(cycle.phase) > phases.indexOf('scoring')
      ? await deps.store.get(keys.raterNorm(agencyId, cycle.id))
      : null;
  return found === null
    ? refuse('wrong-phase', {
        detail: 'What can be said of the ratings is worked out after the review has closed.',
        extra: { phase: cycle.phase },
      })
    : normView(found.data, rules);
};
