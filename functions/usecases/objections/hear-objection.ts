import type { ObjectionHeardBody } from '../../domain/case/result-bodies.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import { type ActReceipt, actOnCase } from '../support/act-on-case.ts';
import type { Command, Deps } from '../support/deps.ts';

/** The decider records what both sides said: without that there is no decision (PP 30/2019 art. 59). */
export const createHearObjection =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest'>) =>
  (command: Command, input: CaseTarget & ObjectionHeardBody): Promise<ActReceipt> => {
    const { cycleId, employeeId, employeeSide, appraiserSide } = input;
    const target = { cycleId, employeeId, action: 'hear-objection' } as const;
    return actOnCase(deps, command, target, async ({ case: { data } }) => {
      if (data.stage !== 'decided' || data.objection === null)
        throw new Error('the stage table let a case without an objection through');
      const body: ObjectionHeardBody = { employeeSide, appraiserSide };
      return {
        next: { ...data, objection: { ...data.objection, status: 'heard' } },
        act: 'objection-heard',
        body,
      };
    });
  };
