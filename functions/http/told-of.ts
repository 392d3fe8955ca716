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
    case 'team-work':
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
const kindsOf = ({ tag, kinds }: Route): readonly [ReadKind, ...ReadKind[]] => {
  const [first = kindOfTag[tag] ?? 'record', ...others] = kinds ?? [];
  return [first, ...others];
};

/**
 * Whose data the answer of a route holds. A GET with an employee in its path is about that person, whatever else is said of the route:
 * no route can forget. A list of people says so by `tells`; where the reply names its `people`, so does the record.
 */
export const toldOf = (
  route: Route,
  actor: Actor,
  params: Record<string, string>,
  people: string[] | undefined,
): Told | null => {
  const { employeeId } = params;
  const kinds = kindsOf(route);
  if (route.method === 'GET' && employeeId !== undefined) return { about: 'person', employeeId, kind: kinds[0] };
  if (route.tells === undefined) return null;
  const id = listIdOf(route.tells, actor, params);
  if (id === undefined) return null;
  return { about: 'list', scope: route.tells, id, kinds, ...(people === undefined ? {} : { people }) };
};
