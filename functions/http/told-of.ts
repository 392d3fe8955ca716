import type { ReadKind } from '../domain/access/access-entry.ts';
import type { Told } from '../usecases/accesses/record-access.ts';
import type { Actor } from '../usecases/support/deps.ts';
import type { Route } from './route.ts';

/** What kind of data the routes of a tag tell. */
const kindOfTag: Record<string, ReadKind> = {
  accesses: 'record',
  audit: 'record',
  cases: 'record',
  cycles: 'record',
  directory: 'record',
  erasures: 'record',
  me: 'record',
  'post-standards': 'record',
  'assigned-work': 'plan',
  cascade: 'plan',
  plans: 'plan',
  segments: 'plan',
  activities: 'work',
  facts: 'work',
  feedback: 'work',
  survey: 'work',
  'follow-ups': 'rating',
  forum: 'rating',
  objections: 'rating',
  results: 'rating',
  reviews: 'rating',
  'rule-sets': 'rating',
  units: 'rating',
};

/** Where the place of a list is named: in the path, or by who asks. */
const listIdOf = (
  scope: NonNullable<Route['tells']>,
  actor: Actor,
  params: Record<string, string>,
): string | undefined => {
  switch (scope) {
    case 'team':
      return actor.personId;
    case 'unit':
      return params.unitCode;
    case 'service':
      return params.serviceCode;
    case 'cycle':
      return params.cycleId;
    case 'agency':
      return 'all';
  }
};

/** What is not named falls under `record`: a new route is recorded before anybody thinks of its kind. */
const kindOf = ({ tag }: Route): ReadKind => kindOfTag[tag] ?? 'record';

/**
 * Whose data the answer of a route holds. A GET with an employee in its path is about that person, whatever else is said of the route:
 * no route can forget. A list of people says so by `tells`.
 */
export const toldOf = (route: Route, actor: Actor, params: Record<string, string>): Told | null => {
  const { employeeId } = params;
  if (route.method === 'GET' && employeeId !== undefined) return { about: 'person', employeeId, kind: kindOf(route) };
  if (route.tells === undefined) return null;
  const id = listIdOf(route.tells, actor, params);
  return id === undefined ? null : { about: 'list', scope: route.tells, id, kind: kindOf(route) };
};
