import type { Deps } from '../../functions/usecases/support/deps.ts';
import type { Tenants } from '../../functions/usecases/support/tenants.ts';

/** Gives each function its dependencies, by the name that the stack on AWS knows it by. */
export type TenantsOf = (functionName: string, deps: Deps) => Tenants;

/** One machine has one engine and one set of keys to it: all agencies share the same dependencies. */
export const sharedTenants = (deps: Deps): Tenants => ({ platform: deps, of: () => deps });

/** What every function gets on one machine. */
export const shareTenants: TenantsOf = (_functionName, deps) => sharedTenants(deps);
