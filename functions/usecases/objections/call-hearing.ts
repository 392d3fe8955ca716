import type { HearingCalledBody } from '../../domain/case/objection-bodies.ts';
import { termEnd } from '../../domain/objection/window.ts';
import { type FieldProblem, refuse } from '../../domain/refusal.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import { type ActReceipt, actOnCase } from '../support/act-on-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { objectedCase } from './objected-case.ts';
import { loadTerms } from './terms.ts';

/** Days that a side has for its statement; null: the least that the rules give. */
export type HearingInput = CaseTarget & { note: string; employeeDays: number | null; appraiserDays: number | null };

/**
 * The decider asks both sides to speak, each within a time of its own (PP 30/2019 art. 59). A side never has less than the
 * rules give, and more only as long as the term to decide runs.
 */
export const createCallHearing =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest'>) =>
  (command: Command, input: HearingInput): Promise<ActReceipt> => {
    const { cycleId, employeeId, note } = input;
    const target = { cycleId, employeeId, action: 'call-objection-hearing' } as const;
    return actOnCase(deps, command, target, async ({ cycle, rules, case: { data }, now }) => {
      const { subject, objection } = objectedCase(data);
      const { present } = await loadTerms(deps, command.actor.agencyId, rules);
      const least = rules.objection.statementDays;
      const problems: FieldProblem[] = [];
      const endOf = (pointer: string, given: number | null): string => {
        const end = termEnd(now, given ?? least, cycle.zone, present);
        if (given !== null && given < least)
          problems.push({ pointer, code: 'too_small', detail: `At least ${least} ${present.objection.dayKind} days.` });
        else if (given !== null && given > least && objection.decideBy !== null && end > objection.decideBy)
          problems.push({ pointer, code: 'too_big', detail: 'The time to speak must end before the term to decide.' });
        return end;
      };
      const employeeBy = endOf('/employeeDays', input.employeeDays);
      const appraiserBy = endOf('/appraiserDays', input.appraiserDays);
      if (problems.length > 0) refuse('invalid-body', { fields: problems });
      const body: HearingCalledBody = { note, employeeBy, appraiserBy };
      const hearing = { calledAt: now, employeeBy, appraiserBy, spoken: [] };
      return {
        next: { ...subject, objection: { ...objection, hearing } },
        act: 'objection-hearing-called',
        body,
      };
    });
  };
