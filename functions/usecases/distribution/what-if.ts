import { type DistributionJudgement, judgeDistribution } from '../../domain/distribution/judge-distribution.ts';
import { type ImpactWarning, warnOf } from '../../domain/impact/measure-impact.ts';
import { type FieldProblem, refuse } from '../../domain/refusal.ts';
import type { Predicate } from '../../domain/scoring/predicate.ts';
import { keys } from '../../store/keys.ts';
import type { MotionTarget } from '../forum/see-motion.ts';
import type { ServiceTarget } from '../services/see-service.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { placedOf, standingsAfter, watchedOf } from './group-people.ts';
import { type Group, loadGroup } from './load-group.ts';

export type SupposedMove = { employeeId: string; predicate: Predicate };
type Checked = Omit<DistributionJudgement, 'proposal'>;
export type WhatIfView = ServiceTarget & { before: Checked; after: Checked; warnings: ImpactWarning[] };

const suppose = ({ seen, rules, standings }: Group, moves: readonly SupposedMove[]) => {
  const after = standingsAfter(standings, new Map(moves.map(({ employeeId, predicate }) => [employeeId, predicate])));
  const organisation = seen.record.data.organisation?.predicate ?? null;
  const check = (people: Group['standings']): Checked => {
    const { proposal: _, ...checked } = judgeDistribution(placedOf(people), organisation, rules);
    return checked;
  };
  return {
    before: check(standings),
    after: check(after),
    warnings: warnOf(watchedOf(standings), watchedOf(after), rules.impact),
  };
};

const problemsOf = (moves: readonly SupposedMove[], { standings }: Group): FieldProblem[] => {
  const known = new Set(standings.map(({ employeeId }) => employeeId));
  return moves.flatMap(({ employeeId }, at): FieldProblem[] => {
    const pointer = `/moves/${at}/employeeId`;
    if (!known.has(employeeId)) return [{ pointer, code: 'unknown-person', detail: 'nobody of this service' }];
    const first = moves.findIndex((move) => move.employeeId === employeeId);
    return first === at ? [] : [{ pointer, code: 'duplicate', detail: 'each person once' }];
  });
};

/** What the spread, its distance to lawful and the warnings would be if some people had another predicate. Changes nothing. */
export const createSupposeMoves =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, input: ServiceTarget & { moves: SupposedMove[] }): Promise<WhatIfView> => {
    const { cycleId, serviceCode, moves } = input;
    const group = await loadGroup(deps, actor, input);
    const fields = problemsOf(moves, group);
    if (fields.length > 0) refuse('invalid-body', { fields });
    return { cycleId, serviceCode, ...suppose(group, moves) };
  };

/** The same for what a motion proposes: to be read before the vote on it is closed. */
export const createGetMotionImpact =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: MotionTarget): Promise<WhatIfView> => {
    const { cycleId, serviceCode, motionId } = target;
    const group = await loadGroup(deps, actor, target);
    const motion = await deps.store.get(keys.motion(actor.agencyId, cycleId, serviceCode, motionId));
    if (motion === null) return refuse('not-found', { detail: 'No such motion.' });
    const { employeeId, to } = motion.data;
    return { cycleId, serviceCode, ...suppose(group, [{ employeeId, predicate: to.predicate }]) };
  };
