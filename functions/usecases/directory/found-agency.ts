import type { Agency } from '../../domain/agency.ts';
import type { Employee } from '../../domain/directory/employee.ts';
import { checkNip } from '../../domain/directory/nip.ts';
import { refuse } from '../../domain/refusal.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { ConflictError } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { newPerson } from './new-person.ts';

export type Founding = {
  agency: Pick<Agency, 'id' | 'name' | 'zone'>;
  ruleSet: RuleSet;
  /** The first person, who imports everybody else. */
  administrator: Pick<Employee, 'nip' | 'name' | 'kind' | 'rank'>;
};

/**
 * What the operator of the platform does for a new tenant: agency, rules and first administrator in one commit.
 *
 * @throws RefusedError `already-exists`, with nothing changed, for an agency that was founded before
 */
export const createFoundAgency =
  (deps: Pick<Deps, 'store' | 'ids'>) =>
  async ({ agency, ruleSet, administrator }: Founding): Promise<{ agencyId: string; administratorId: string }> => {
    const checked = checkNip(administrator.nip, administrator.kind);
    if (!checked.ok)
      return refuse('invalid-body', {
        fields: [{ pointer: '/administrator/nip', code: checked.code, detail: checked.reason }],
      });
    const administratorId = deps.ids.next();
    const document: Agency = { schemaVersion: 1, ...agency, ruleSetVersion: ruleSet.version };
    try {
      await deps.store.commit([
        {
          kind: 'insert',
          key: keys.agencyEntry(agency.id),
          data: { schemaVersion: 1, agencyId: agency.id },
        },
        { kind: 'insert', key: keys.agency(agency.id), data: document },
        { kind: 'insert', key: keys.ruleSet(agency.id, ruleSet.version), data: ruleSet },
        ...newPerson(agency.id, administratorId, {
          ...administrator,
          nip: checked.nip,
          roles: ['administrator'],
        }),
      ]);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      refuse('already-exists', { detail: 'An agency of this id was founded before.' });
    }
    return { agencyId: agency.id, administratorId };
  };
