import type { Deps } from '../../functions/usecases/support/deps.ts';
import type { Tenants } from '../../functions/usecases/support/tenants.ts';

/** One machine has one engine and one set of keys to it: all agencies share the same dependencies. */
export const sharedTenants = (deps: Deps): Tenants => ({ platform: deps, of: () => deps });
