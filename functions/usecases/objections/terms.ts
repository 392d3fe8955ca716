import type { Cycle } from '../../domain/cycle/cycle.ts';
import { type FilingWindow, filingWindow, type TermRules } from '../../domain/objection/window.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Deps } from '../support/deps.ts';
import { loadAgency, loadRules } from '../support/load.ts';

/** The cycle's own rules, and its terms by the calendar in force now where that is another. */
export type Terms = { own: TermRules; present: TermRules };

/**
 * Holidays are revised in mid-year by a later version of the rules. The cycle keeps its terms (how many days, of which kind);
 * the calendar by which new terms are counted is the one in force when they begin.
 */
export const loadTerms = async (deps: Pick<Deps, 'store'>, agencyId: string, rules: RuleSet): Promise<Terms> => {
  const { data: agency } = await loadAgency(deps, agencyId);
  if (agency.ruleSetVersion === rules.version) return { own: rules, present: rules };
  const { version, calendar } = await loadRules(deps, agencyId, agency.ruleSetVersion);
  return { own: rules, present: { version, calendar, objection: rules.objection } };
};

/** The time of one person to object, with its computation. */
export const windowOf = (
  cycle: Pick<Cycle, 'zone' | 'extensions'>,
  publication: { publishedAt: Instant; acknowledgedAt: Instant | null },
  { own, present }: Terms,
): FilingWindow => {
  const extended = cycle.extensions.findLast(({ phase }) => phase === 'objection-window');
  return filingWindow(publication, cycle.zone, [own, present], extended?.to ?? null);
};
