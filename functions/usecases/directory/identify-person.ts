import { refuse } from '../../domain/refusal.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { findEmployee } from '../support/load.ts';

/**
 * The person behind a verified token. Roles are read from the directory at every request, so that a role taken away is
 * gone at once and not when the token expires.
 *
 * @throws RefusedError `unauthenticated` where the directory has no such person
 */
export const createIdentifyPerson =
  (deps: Pick<Deps, 'store'>) =>
  async (agencyId: string, personId: string): Promise<Actor> => {
    const employee = await findEmployee(deps, agencyId, personId);
    if (employee === null)
      return refuse('unauthenticated', { detail: 'The directory of the agency has no such person.' });
    return { agencyId, personId, roles: employee.data.roles };
  };
