import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { HumanPhase } from '../../domain/cycle/phase.ts';
import { lastFilingDeadline } from '../../domain/objection/window.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Deps } from '../support/deps.ts';
import { loadTerms } from './terms.ts';

/** The phases in which a person may object, and which therefore do not end before the last person's time has. */
const takesObjections: readonly HumanPhase[] = ['objection-window', 'follow-up'];

/**
 * Exclusive end of the last person's fourteen days (PP 30/2019 art. 59), by the very terms that a filing is judged by: a holiday that
 * was decreed since publication lengthens it. Null in a phase that takes no objections.
 */
export const objectionsUntil = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { publishedAt, zone, deadlines }: Pick<Cycle, 'publishedAt' | 'zone' | 'deadlines'>,
  phase: HumanPhase,
  rules: RuleSet,
): Promise<Instant | null> => {
  if (publishedAt === null || !takesObjections.includes(phase)) return null;
  const { own, present } = await loadTerms(deps, agencyId, rules);
  const last = lastFilingDeadline(publishedAt, zone, [own, present]);
  const known = deadlines['objection-window'];
  return last > known ? last : known;
};
