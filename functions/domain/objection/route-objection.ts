import type { Case } from '../case/case.ts';
import { isRater } from '../case/raters.ts';

/**
 * Why a person may not decide: nobody who rated or voted does, nobody decides on themselves, nor who declared an interest,
 * nor who is appraised by the employee or by one whose rating is at issue.
 */
export type Conflict = 'self' | 'rated' | 'voted' | 'recused' | 'subordinate';

export type ObjectionRoute =
  /** `because`: why it is not the appraiser's superior, null where it is. */
  | { decision: 'route'; deciderId: string; because: 'no-superior' | Conflict | null }
  /** It is filed all the same, and waits until somebody is named. */
  | { decision: 'nobody-free'; superior: 'no-superior' | Conflict; authorisedOfficial: Conflict };

export type RoutedParties = Pick<Case, 'employeeId' | 'appraiserId' | 'superiorId' | 'segments'>;
export type ObjectionPanel = {
  voterIds: readonly string[];
  recusedIds: readonly string[];
  authorisedOfficialId: string;
};

const conflictOf = (personId: string, subject: RoutedParties, panel: ObjectionPanel): Conflict | null => {
  if (personId === subject.employeeId) return 'self';
  if (isRater(personId, subject)) return 'rated';
  if (panel.voterIds.includes(personId)) return 'voted';
  return panel.recusedIds.includes(personId) ? 'recused' : null;
};

/**
 * Who hears an objection: the appraiser's superior (PP 30/2019 art. 59), or the authorised official where there is none or
 * where the superior rated or voted. Where both are out, no rule may pick a judge: somebody has to be named.
 */
export const routeObjection = (subject: RoutedParties, panel: ObjectionPanel): ObjectionRoute => {
  const { superiorId } = subject;
  const superior = superiorId === null ? 'no-superior' : conflictOf(superiorId, subject, panel);
  if (superiorId !== null && superior === null) return { decision: 'route', deciderId: superiorId, because: null };
  const official = conflictOf(panel.authorisedOfficialId, subject, panel);
  if (official === null) return { decision: 'route', deciderId: panel.authorisedOfficialId, because: superior };
  return { decision: 'nobody-free', superior: superior ?? 'no-superior', authorisedOfficial: official };
};

/**
 * Who takes over an objection that its decider left undecided or handed on: the first one above who is free, at last the
 * authorised official; null where nobody is.
 *
 * @param line the present decider's superiors from the nearest upward; empty where the rule set sends it to the official at once
 */
export const routeUpward = (
  subject: RoutedParties,
  panel: ObjectionPanel,
  line: readonly string[],
  presentId: string | null,
): string | null =>
  [...line, panel.authorisedOfficialId].find(
    (personId) => personId !== presentId && conflictOf(personId, subject, panel) === null,
  ) ?? null;

/**
 * Why a person may not be named to decide; null where nothing speaks against it.
 *
 * @param named the person with the own appraiser, null for somebody whom nobody appraises
 */
export const conflictOfNamed = (
  named: { personId: string; appraiserId: string | null },
  subject: RoutedParties,
  panel: ObjectionPanel,
): Conflict | null => {
  const conflict = conflictOf(named.personId, subject, panel);
  if (conflict !== null || named.appraiserId === null) return conflict;
  const isBelow = named.appraiserId === subject.employeeId || isRater(named.appraiserId, subject);
  return isBelow ? 'subordinate' : null;
};
