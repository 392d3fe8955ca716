import { boundariesOf, scoreOf } from '../../domain/distribution/evidence.ts';
import {
  type DistributionJudgement,
  judgeDistribution,
  type Proposal,
} from '../../domain/distribution/judge-distribution.ts';
import { feasibleLevel, type LevelJudgement } from '../../domain/distribution/judge-levels.ts';
import type { Move } from '../../domain/distribution/leaving.ts';
import { type MoveCost, tieBreak } from '../../domain/distribution/move-cost.ts';
import { type ImpactWarning, warnOf } from '../../domain/impact/measure-impact.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { OrganisationPredicate, Predicate } from '../../domain/scoring/predicate.ts';
import type { ServiceTarget } from '../services/see-service.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { placedOf, standingsAfter, watchedOf } from './group-people.ts';
import { type Group, loadGroup } from './load-group.ts';
import { loadLevels } from './load-levels.ts';

/** A page of a proposal, with how it was chosen. */
export type ProposalView = {
  counts: Proposal['counts'];
  /** How proposals are compared: the first difference decides; then those with the lower id move. */
  tieBreak: readonly string[];
  /** Scores at which Sangat Baik, Baik, Butuh Perbaikan and Kurang begin. */
  boundaries: string[];
  cost: Omit<MoveCost, 'gap'> & { gap: string };
  flows: { from: Predicate; to: Predicate; people: number }[];
  moves: Move[];
  /** Groups that the moves together would put among the lowest. */
  warnings: ImpactWarning[];
  next: number | null;
};

export type DistributionView = ServiceTarget &
  Omit<DistributionJudgement, 'proposal'> & {
    organisation: OrganisationPredicate | null;
    unassessed: number;
    policy: Pick<RuleSet['distribution'], 'enforcement' | 'most' | 'rounding' | 'level'>;
    /** Where no split of so few people is lawful: the nearest level above at which one is. */
    higherLevel: LevelJudgement | null;
    proposal: ProposalView | null;
  };

const flowsOf = (moves: readonly Move[]): ProposalView['flows'] =>
  [...Map.groupBy(moves, ({ from, to }) => `${from} ${to}`).values()].flatMap((same) =>
    same[0] === undefined ? [] : [{ from: same[0].from, to: same[0].to, people: same.length }],
  );

const viewProposal = (
  { counts, cost, moves }: Proposal,
  { standings, rules }: Group,
  page: { limit: number; cursor: number },
): ProposalView => {
  const after = standingsAfter(standings, new Map(moves.map(({ employeeId, to }) => [employeeId, to])));
  const end = page.cursor + page.limit;
  return {
    counts,
    tieBreak,
    boundaries: boundariesOf(rules),
    cost: { ...cost, gap: scoreOf(cost.gap) },
    flows: flowsOf(moves),
    moves: moves.slice(page.cursor, end),
    warnings: warnOf(watchedOf(standings), watchedOf(after), rules.impact),
    next: end < moves.length ? end : null,
  };
};

/**
 * Whether the predicates of a service keep the pattern of its organisation predicate, how far they are from it and which
 * fewest persons would have to move. For the committee, the authorised official, administrators and auditors; nothing is applied.
 */
export const createGetDistribution =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, input: ServiceTarget & { limit: number; cursor: number }): Promise<DistributionView> => {
    const { cycleId, serviceCode } = input;
    const group = await loadGroup(deps, actor, input);
    const { rules, standings, seen } = group;
    const organisation = seen.record.data.organisation?.predicate ?? null;
    const people = placedOf(standings);
    const { proposal, ...judged } = judgeDistribution(people, organisation, rules);
    const { enforcement, most, rounding, level } = rules.distribution;
    const infeasible = judged.verdict === 'infeasible-here' && organisation !== null;
    const levels = infeasible ? await loadLevels(deps, actor.agencyId, cycleId, serviceCode) : [];
    return {
      cycleId,
      serviceCode,
      ...judged,
      organisation,
      unassessed: standings.length - people.length,
      policy: { enforcement, most, rounding, level },
      higherLevel: infeasible ? feasibleLevel(levels, organisation, rules.distribution) : null,
      proposal: proposal === null ? null : viewProposal(proposal, group, input),
    };
  };
