import { type Evidence, forAll, type Invariant, same } from './check.ts';

/** What people were told to owe in time is what the close then found missing. */
export const obligationInvariants = ({ world: { ledger }, cases }: Evidence): Invariant[] => {
  const missing = new Map<string | null, string[]>();
  for (const [employeeId, { marks }] of cases)
    for (const { owedBy, rule } of marks.filter(({ phase }) => phase === 'planning'))
      missing.set(owedBy, [...(missing.get(owedBy) ?? []), `${employeeId} ${rule}`]);
  return [
    forAll(
      'what a person was told to owe before the deadline is what the close found missing',
      ledger.owed,
      ([id, owed]) => same(id, owed.toSorted(), (missing.get(id) ?? []).toSorted()),
    ),
    forAll('whoever is named in the late list of planning was told before', missing, ([id]) =>
      id === null || ledger.owed.has(id) ? null : `${id} was not asked`,
    ),
  ];
};
