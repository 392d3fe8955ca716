import type { Actor, Deps } from '../support/deps.ts';
import { requireRole } from '../support/require-role.ts';
import { loadPeopleByNip } from './load-people.ts';
import { type PersonView, personView } from './person-view.ts';

/** Who holds these numbers, past ones included, for administrators and auditors; numbers of nobody are left out. */
export const createLookUpEmployees =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, nips: string[]): Promise<{ items: PersonView[] }> => {
    requireRole(actor, 'administrator', 'auditor');
    const people = await loadPeopleByNip(deps, actor.agencyId, nips);
    const once = new Map([...people.values()].map(({ data }) => [data.id, personView(data)]));
    return { items: [...once.values()] };
  };
