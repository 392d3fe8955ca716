import { checkExtension, creditedDeadline, unitDeadlineOf } from '../../domain/cycle/extend.ts';
import { isHumanPhase } from '../../domain/cycle/phase.ts';
import { type FieldProblem, refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { instantOf } from '../../domain/time/zone.ts';
import type { Command, Deps } from '../support/deps.ts';
import { loadCycle, loadRules } from '../support/load.ts';
import type { CycleView } from './cycle-view.ts';
import { extendCycle } from './extend-cycle.ts';

export type RecordOutageInput = { cycleId: string; from: string; to: string; reason: string; unitCode?: string };

const checkOutage = (from: Instant, to: Instant, now: Instant): FieldProblem[] => {
  const problems: FieldProblem[] = [];
  if (to <= from) problems.push({ pointer: '/to', code: 'period-order', detail: 'Must be later than the beginning.' });
  if (to > now)
    problems.push({ pointer: '/to', code: 'not-over', detail: 'What still lasts is recorded when it is over.' });
  return problems;
};

/**
 * Puts downtime on record. By how much the deadline of the open phase moves, nobody chooses: the rule set says it, for everybody
 * hit alike.
 */
export const createRecordOutage =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (command: Command, input: RecordOutageInput): Promise<CycleView> => {
    const { agencyId } = command.actor;
    const { data: current } = await loadCycle(deps, agencyId, input.cycleId);
    const { phase } = current;
    if (!isHumanPhase(phase))
      return refuse('wrong-phase', { detail: `The cycle is in phase ${phase}.`, extra: { phase } });
    return extendCycle(deps, command, { ...input, phase }, async (cycle, now) => {
      const { reason, unitCode } = input;
      const outage = { from: instantOf(input.from), to: instantOf(input.to) };
      const problems = checkOutage(outage.from, outage.to, now);
      if (problems.length > 0) refuse('invalid-body', { fields: problems });
      const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
      const from = unitCode === undefined ? cycle.deadlines[phase] : unitDeadlineOf(cycle, phase, unitCode);
      const place = { unitCode: unitCode ?? null, deadline: from };
      const to = creditedDeadline(cycle, phase, outage, place, rules);
      if (to === null)
        return refuse('not-due', {
          deadline: from,
          detail: 'The rules give no credit for this outage: too long before the deadline, or their limit is used up.',
        });
      const order = checkExtension(cycle, phase, { from, to, now }).map((one) => ({ ...one, pointer: '/to' }));
      if (order.length > 0) refuse('invalid-body', { fields: order });
      return { phase, from, to, reason, outage, ...(unitCode === undefined ? {} : { unitCode }) };
    });
  };
