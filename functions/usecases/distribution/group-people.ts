import type { Placed } from '../../domain/distribution/evidence.ts';
import type { Standing } from '../../domain/forum/standing.ts';
import type { Watched } from '../../domain/impact/measure-impact.ts';
import type { Predicate } from '../../domain/scoring/predicate.ts';

/** People with a predicate, as the distribution sees them; who could not be assessed is never counted as the lowest. */
export const placedOf = (standings: readonly Standing[]): Placed[] =>
  standings.flatMap(({ employeeId, predicate, score }) =>
    predicate === null ? [] : [{ id: employeeId, predicate, score }],
  );

/** The same people, as the impact on groups sees them. */
export const watchedOf = (standings: readonly Standing[]): Watched[] =>
  standings.flatMap(({ employeeId, predicate, facts }) =>
    predicate === null ? [] : [{ id: employeeId, predicate, facts }],
  );

/** The standings with some people at another predicate. */
export const standingsAfter = (standings: readonly Standing[], moves: ReadonlyMap<string, Predicate>): Standing[] =>
  standings.map((standing) => ({ ...standing, predicate: moves.get(standing.employeeId) ?? standing.predicate }));
