import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createFoundAgency } from '../../../functions/usecases/directory/found-agency.ts';
import type { Deps } from '../../../functions/usecases/support/deps.ts';
import type { ExampleAgency } from '../example/generate-agency.ts';

/** The id behind a number, null where the agency has no such person (or was never founded). */
export const personIdOf = async (deps: Pick<Deps, 'store'>, agencyId: string, nip: string): Promise<string | null> =>
  (await deps.store.get(keys.nip(agencyId, nip)))?.data.employeeId ?? null;

/**
 * The one step that no HTTP request does: the operator founds the agency and names its first administrator, who imports the
 * rest. An agency that was founded before stays as it is.
 *
 * @returns the administrator's id
 */
export const foundExampleAgency = async (
  deps: Pick<Deps, 'store' | 'ids'>,
  example: ExampleAgency,
): Promise<string> => {
  const { id, name, zone, employees, offices } = example;
  const known = await personIdOf(deps, id, offices.administrator);
  if (known !== null) return known;
  const administrator = employees.find((employee) => employee.nip === offices.administrator);
  if (!administrator) throw new Error('the example names an administrator who is not among its people');
  const { nip, name: fullName, kind, rank = null } = administrator;
  const founded = await createFoundAgency(deps)({
    agency: { id, name, zone },
    ruleSet: defaultRuleSet,
    administrator: { nip, name: fullName, kind, rank },
  });
  return founded.administratorId;
};
