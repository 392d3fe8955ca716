import type { ObjectionDeciderNamedBody } from '../../domain/case/objection-bodies.ts';
import { conflictOfNamed } from '../../domain/objection/route-objection.ts';
import { decisionDeadline } from '../../domain/objection/window.ts';
import { RefusedError, refuse } from '../../domain/refusal.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import { type ActReceipt, actOnCase } from '../support/act-on-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { caseKey, findEmployee } from '../support/load.ts';
import { objectedCase, replaceEntry, requiredEntry } from './objected-case.ts';
import { panelOf } from './panel.ts';
import { loadTerms } from './terms.ts';

export type NameDeciderInput = CaseTarget & { deciderId: string; reason: string };

const conflict = (who: string, what: string): never => {
  throw new RefusedError({
    code: 'conflict-of-interest',
    detail: `Not possible: ${who} (${what}).`,
    extra: { conflict: what },
    fields: [{ pointer: '/deciderId', code: 'conflict-of-interest', detail: what }],
  });
};

/**
 * The authorised official or an administrator names who decides, with a reason: where nobody is free, or where the term
 * passed and nobody above could take over. Nobody names themselves, nor anybody for an objection of their own.
 */
export const createNameDecider =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest'>) =>
  (command: Command, { cycleId, employeeId, deciderId, reason }: NameDeciderInput): Promise<ActReceipt> => {
    const { agencyId, personId } = command.actor;
    const target = { cycleId, employeeId, action: 'name-objection-decider' } as const;
    return actOnCase(deps, command, target, async ({ cycle, rules, case: { data }, now }) => {
      const { subject, objection } = objectedCase(data);
      const isOverdue = objection.decideBy !== null && objection.decideBy <= now;
      if (objection.deciderId !== null && !isOverdue)
        refuse('not-named', { ...(objection.decideBy === null ? {} : { deadline: objection.decideBy }) });
      if (personId === employeeId) conflict('the objection is your own', 'self');
      if (personId === deciderId) conflict('nobody names themselves', 'own-appointment');
      const person = await findEmployee(deps, agencyId, deciderId);
      if (person === null)
        return refuse('invalid-body', {
          fields: [{ pointer: '/deciderId', code: 'unknown-person', detail: 'a person of the agency' }],
        });
      const appraiserId = (await deps.store.get(caseKey(agencyId, cycle, deciderId)))?.data.appraiserId ?? null;
      const found = conflictOfNamed(
        { personId: deciderId, appraiserId },
        subject,
        await panelOf(deps, agencyId, cycle, subject),
      );
      if (found !== null) conflict('this person may not decide', found);
      const decideBy = decisionDeadline(now, cycle.zone, (await loadTerms(deps, agencyId, rules)).present);
      const entry = await requiredEntry(deps, agencyId, subject);
      const body: ObjectionDeciderNamedBody = { from: objection.deciderId, deciderId, reason, decideBy };
      return {
        next: { ...subject, objection: { ...objection, status: 'filed', deciderId, decideBy } },
        act: 'objection-decider-named',
        body,
        alsoWrite: [replaceEntry(entry, { deciderId, decideBy, warned: [] })],
      };
    });
  };
