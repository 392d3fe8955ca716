import { type ListedAction, listActions } from '../../domain/case/actions.ts';
import { readingRelations, relationsOf } from '../../domain/case/relations.ts';
import { refuse } from '../../domain/refusal.ts';
import { type OwnReopening, reopeningsOf } from '../reopenings/reopening-view.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { caseKey, loadCase, loadCycle } from '../support/load.ts';
import type { CaseTarget } from './see-case.ts';

export type ActionList = CaseTarget & { items: ListedAction[]; reopenings: OwnReopening[] };

/**
 * What the caller may do on a case now and, for the rest, why not and who can change that. Peers and subordinates ask too,
 * because they may give feedback, so the caller's own case is read as well.
 */
export const createListActions =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (actor: Actor, target: CaseTarget): Promise<{ view: ActionList; version: number }> => {
    const { data: cycle } = await loadCycle(deps, actor.agencyId, target.cycleId);
    const [subject, own] = await Promise.all([
      loadCase(deps, actor.agencyId, cycle, target.employeeId),
      deps.store.get(caseKey(actor.agencyId, cycle, actor.personId)),
    ]);
    const relations = relationsOf(actor, subject.data, cycle, own?.data ?? null);
    if (relations.length === 0) refuse('not-found', { detail: 'No such case.' });
    const reads = relations.some((relation) => readingRelations.includes(relation));
    const reopenings = reads ? reopeningsOf(cycle, subject.data) : [];
    const items = listActions({ cycle, case: subject.data, relations, now: deps.clock.now() });
    return {
      view: { cycleId: target.cycleId, employeeId: target.employeeId, reopenings, items },
      version: subject.version,
    };
  };
