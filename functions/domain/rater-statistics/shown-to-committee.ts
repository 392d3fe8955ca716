import type { Cycle } from '../cycle/cycle.ts';
import { phases } from '../cycle/phase.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { addWorkingDays } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import { localDateOf, startOfDay } from '../time/zone.ts';

type Rules = Pick<RuleSet, 'raters' | 'calendar'>;

/** The end of the head start: so many whole working days after the statistics were made, at midnight in the cycle's zone. */
export const headStartEnds = (madeAt: Instant, { zone }: Pick<Cycle, 'zone'>, { raters, calendar }: Rules): Instant =>
  startOfDay(addWorkingDays(localDateOf(madeAt, zone), raters.committee.headStartWorkingDays + 1, calendar), zone);

const forumHasBegun = ({ phase }: Pick<Cycle, 'phase'>): boolean =>
  phases.indexOf(phase) >= phases.indexOf('committee-forum');

/**
 * Whether others than the appraiser see the statistics: once the appraiser has opened them, after the head start, or, by the rule
 * set, when the forum has begun.
 */
export const isShownToCommittee = (
  { madeAt, opened }: { madeAt: Instant; opened: boolean },
  cycle: Pick<Cycle, 'zone' | 'phase'>,
  rules: Rules,
  now: Instant,
): boolean =>
  opened || now >= headStartEnds(madeAt, cycle, rules) || (rules.raters.committee.atForum && forumHasBegun(cycle));
