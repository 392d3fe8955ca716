import { assignmentInForce } from '../../domain/directory/assignment-in-force.ts';
import type { Deps } from '../support/deps.ts';
import { loadPeople, type People } from './load-people.ts';

/**
 * The persons given, those named besides, and everybody above any of them, read by the level: a chain of appraisers is a
 * handful of steps long.
 */
export const withSuperiors = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  known: People,
  named: Iterable<string>,
): Promise<People> => {
  const people: People = new Map([...known.values()].map((person) => [person.data.id, person]));
  const appraisersOf = (level: People): string[] =>
    [...level.values()].flatMap(({ data }) => assignmentInForce(data)?.appraiserId ?? []);
  let wanted = new Set([...named, ...appraisersOf(people)]);
  for (;;) {
    const missing = [...wanted].filter((id) => !people.has(id));
    if (missing.length === 0) return people;
    const level = await loadPeople(deps, agencyId, missing);
    if (level.size === 0) return people;
    for (const [id, person] of level) people.set(id, person);
    wanted = new Set(appraisersOf(level));
  }
};
