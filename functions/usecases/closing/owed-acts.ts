import type { ClosureRule, MissingAct } from '../../domain/case/case.ts';
import type { EndState } from '../../domain/closing/manifest.ts';
import type { SettledPhase } from '../../domain/closing/plan-closure.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { settledPhaseOf } from '../../domain/cycle/hard-close.ts';
import { ownDeadline } from '../../domain/cycle/own-deadline.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { createGetTeam } from '../me/get-team.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { caseKey, loadRules } from '../support/load.ts';
import { foreseeEnds } from './foresee-ends.ts';

/** An act that one person owes on a case, their own or another's, and what the close does without it. */
export type OwedByPerson = {
  phase: SettledPhase;
  missing: MissingAct;
  /** Whose case it is. */
  employeeId: string;
  /** Exclusive. */
  deadline: Instant;
  endState: EndState;
  rule: ClosureRule;
};

/**
 * What a person owes in a cycle now and by when: the marks that the close would set by the cases as they stand, of the own case and of
 * all cases on the person's board. The same plan as the close and its rehearsals, in a few reads and at any time, so nobody
 * waits for a night to see that something is done. Empty where no phase is open at whose close cases are settled.
 */
export const owedActs = async (
  deps: Pick<Deps, 'store' | 'clock'>,
  actor: Actor,
  cycle: Cycle,
): Promise<OwedByPerson[]> => {
  const { agencyId, personId } = actor;
  const phase = settledPhaseOf(cycle.phase);
  if (phase === null || cycle.status !== 'open' || cycle.shardCount === 0) return [];
  const team = await createGetTeam(deps)(actor, { cycleId: cycle.id });
  const ids = [...new Set([personId, ...team.items.map(({ employeeId }) => employeeId)])];
  const stored = await deps.store.getMany(ids.map((id) => caseKey(agencyId, cycle, id)));
  const cases = stored.flatMap((one) => (one === null ? [] : [one]));
  const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
  const cutOff = (subject: Parameters<typeof ownDeadline>[1]) => ownDeadline(cycle, subject, phase);
  const foreseen = await (await foreseeEnds(deps, { agencyId, cycle, phase, rules, cutOff }))(cases);
  return cases.flatMap(({ data: subject }) => {
    const { end } = foreseen(subject);
    return end.marks
      .filter(({ owedBy }) => owedBy === personId)
      .map(({ missing, rule }) => ({
        ...{ phase, missing, employeeId: subject.employeeId },
        ...{ deadline: cutOff(subject), endState: end.endState, rule },
      }));
  });
};
