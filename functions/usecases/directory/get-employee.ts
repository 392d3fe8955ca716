import { assignmentInForce } from '../../domain/directory/assignment-in-force.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { findEmployee } from '../support/load.ts';
import { type PersonView, personView } from './person-view.ts';

/** A person of the directory: for the person, the present appraiser, administrators and auditors. */
export const createGetEmployee =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, { employeeId }: { employeeId: string }): Promise<{ view: PersonView; version: number }> => {
    const stored = await findEmployee(deps, actor.agencyId, employeeId);
    const allowed =
      stored !== null &&
      (employeeId === actor.personId ||
        assignmentInForce(stored.data)?.appraiserId === actor.personId ||
        actor.roles.includes('administrator') ||
        actor.roles.includes('auditor'));
    if (!allowed) return refuse('not-found', { detail: 'No such person.' });
    return { view: personView(stored.data), version: stored.version };
  };
