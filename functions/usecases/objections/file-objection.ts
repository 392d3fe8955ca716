import type { ObjectionFiledBody } from '../../domain/case/result-bodies.ts';
import { routeObjection } from '../../domain/objection/route-objection.ts';
import { decisionDeadline } from '../../domain/objection/window.ts';
import { RefusedError } from '../../domain/refusal.ts';
import { keys, type ObjectionEntry } from '../../store/keys.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import { type ActReceipt, actOnCase } from '../support/act-on-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { panelOf } from './panel.ts';

export type ObjectionInput = CaseTarget & { grounds: string; evidence: string[] };

/** The person objects, with reasons, within the window (PP 30/2019 art. 59); it goes to somebody who neither rated nor voted. */
export const createFileObjection =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest'>) =>
  (command: Command, { cycleId, employeeId, grounds, evidence }: ObjectionInput): Promise<ActReceipt> => {
    const { agencyId } = command.actor;
    const target = { cycleId, employeeId, action: 'file-objection' } as const;
    return actOnCase(deps, command, target, async ({ cycle, rules, case: { data }, now }) => {
      if (data.stage !== 'decided') throw new Error('the stage table let an undecided case through');
      const route = routeObjection(data, await panelOf(deps, agencyId, cycle, data));
      if (route.decision === 'nobody-free')
        throw new RefusedError({
          code: 'conflict-of-interest',
          detail: 'Neither the superior nor the authorised official may hear this objection.',
          extra: { superior: route.superior, authorisedOfficial: route.authorisedOfficial },
        });
      const { deciderId } = route;
      const decideBy = decisionDeadline(now, cycle.zone, rules);
      const body: ObjectionFiledBody = { grounds, evidence, deciderId, decideBy };
      const entry: ObjectionEntry = { schemaVersion: 1, employeeId, deciderId, decideBy, open: true };
      const objection = { status: 'filed', deciderId, filedAt: now, decideBy, seq: data.chain.seq + 1 } as const;
      return {
        next: { ...data, objection },
        act: 'objection-filed',
        body,
        alsoWrite: [{ kind: 'insert', key: keys.objectionEntry(agencyId, cycleId, employeeId), data: entry }],
      };
    });
  };
