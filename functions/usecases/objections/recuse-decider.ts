import type { ObjectionRecusedBody } from '../../domain/case/objection-bodies.ts';
import { routeUpward } from '../../domain/objection/route-objection.ts';
import { decisionDeadline } from '../../domain/objection/window.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import { type ActReceipt, actOnCase } from '../support/act-on-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { lineAbove } from './line-above.ts';
import { objectedCase, replaceEntry, requiredEntry } from './objected-case.ts';
import { panelOf } from './panel.ts';
import { loadTerms } from './terms.ts';

/**
 * The decider declares an interest (a relative, an earlier quarrel) and hands the objection on: to whoever is above and
 * free, else it waits for somebody to be named.
 */
export const createRecuseDecider =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest'>) =>
  (command: Command, { cycleId, employeeId, reason }: CaseTarget & { reason: string }): Promise<ActReceipt> => {
    const { agencyId, personId } = command.actor;
    const target = { cycleId, employeeId, action: 'recuse-from-objection' } as const;
    return actOnCase(deps, command, target, async ({ cycle, rules, case: { data }, now }) => {
      const { subject, objection } = objectedCase(data);
      const recused = [...(objection.recused ?? []), personId];
      const panel = { ...(await panelOf(deps, agencyId, cycle, subject)), recusedIds: recused };
      const line = await lineAbove(deps, agencyId, cycle, rules, personId);
      const to = routeUpward(subject, panel, line, personId);
      const decideBy = decisionDeadline(now, cycle.zone, (await loadTerms(deps, agencyId, rules)).present);
      const entry = await requiredEntry(deps, agencyId, subject);
      const body: ObjectionRecusedBody = { to, reason, decideBy };
      const status = to === null ? 'waiting' : 'filed';
      return {
        next: { ...subject, objection: { ...objection, status, deciderId: to, decideBy, recused } },
        act: 'objection-recused',
        body,
        alsoWrite: [replaceEntry(entry, { deciderId: to, decideBy, warned: [] })],
      };
    });
  };
