/**
 * What a record holds under a name, and not what every object of the language has (`constructor`, `toString`): codes of units and
 * levels come from people.
 */
export const ownOf = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
