/**
 * The persons of the first loop found in the chains of appraisal that start at `from`, or null: a chain must end at the
 * top of the agency, or nobody could hear an objection.
 */
export const appraiserLoop = (
  from: Iterable<string>,
  appraiserOf: (personId: string) => string | null,
): string[] | null => {
  const cleared = new Set<string>();
  for (const start of from) {
    const path: string[] = [];
    const onPath = new Set<string>();
    for (let at: string | null = start; at !== null && !cleared.has(at); at = appraiserOf(at)) {
      if (onPath.has(at)) return path.slice(path.indexOf(at));
      onPath.add(at);
      path.push(at);
    }
    for (const person of path) cleared.add(person);
  }
  return null;
};
