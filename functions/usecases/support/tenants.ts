import type { Deps } from './deps.ts';

/**
 * Where the dependencies of an agency come from. On AWS each agency's reach the engine with credentials of their own, which IAM
 * refuses every other agency's keys (decision 32); on one machine all agencies share one set.
 */
export type Tenants = {
  /** For the platform's own list of agencies and nothing else. */
  platform: Pick<Deps, 'store'>;
  /** The same object at each call for one agency: what is remembered beside it outlives a request. Asks nobody for anything yet. */
  of(agencyId: string): Deps;
};
