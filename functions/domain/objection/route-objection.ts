import type { Case } from '../case/case.ts';
import { isRater } from '../case/raters.ts';

/** Why a person may not decide: nobody who rated or voted does, and nobody decides on themselves. */
export type Conflict = 'self' | 'rated' | 'voted';

export type ObjectionRoute =
  /** `because`: why it is not the appraiser's superior, null where it is. */
  | { decision: 'route'; deciderId: string; because: 'no-superior' | Conflict | null }
  | { decision: 'nobody-free'; superior: 'no-superior' | Conflict; authorisedOfficial: Conflict };

type Parties = Pick<Case, 'employeeId' | 'appraiserId' | 'superiorId' | 'segments'>;

const conflictOf = (personId: string, subject: Parties, voterIds: readonly string[]): Conflict | null => {
  if (personId === subject.employeeId) return 'self';
  if (isRater(personId, subject)) return 'rated';
  return voterIds.includes(personId) ? 'voted' : null;
};

/**
 * Who hears an objection: the appraiser's superior (PP 30/2019 art. 59), or the authorised official where there is none or
 * where the superior rated or voted. Where both are out, no rule may pick a judge: the administrator has to name one.
 */
export const routeObjection = (
  subject: Parties,
  panel: { voterIds: readonly string[]; authorisedOfficialId: string },
): ObjectionRoute => {
  const { superiorId } = subject;
  const superior = superiorId === null ? 'no-superior' : conflictOf(superiorId, subject, panel.voterIds);
  if (superiorId !== null && superior === null) return { decision: 'route', deciderId: superiorId, because: null };
  const official = conflictOf(panel.authorisedOfficialId, subject, panel.voterIds);
  if (official === null) return { decision: 'route', deciderId: panel.authorisedOfficialId, because: superior };
  return { decision: 'nobody-free', superior: superior ?? 'no-superior', authorisedOfficial: official };
};
