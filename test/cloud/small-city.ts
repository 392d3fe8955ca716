import type { ExampleAgency } from '../../infra/local/example/generate-agency.ts';
import { generateAgency } from '../../infra/local/example/generate-agency.ts';

const smallest = 30;
const since = '2025-01-02';

/** The example city without everybody who holds no office and rates nobody who does: the fewest people that a cycle needs. */
export const smallCity = (seed: number): ExampleAgency => {
  const whole = generateAgency({ employees: smallest, seed });
  const { mayor, chair, members, administrator, auditor } = whole.offices;
  const kept = new Set([mayor, chair, ...members, administrator, auditor]);
  const byNip = new Map(whole.people.map((person) => [person.nip, person]));
  // A set grows while it is walked: the chain of appraisers up to the mayor.
  for (const nip of kept) {
    const above = byNip.get(nip)?.appraiserNip;
    if (above !== undefined) kept.add(above);
  }
  const isKept = ({ nip }: { nip: string }): boolean => kept.has(nip);
  return {
    ...whole,
    employees: whole.employees.filter(isKept),
    assignments: whole.assignments.filter(isKept).map((row) => ({ ...row, from: since })),
    people: whole.people.filter(isKept),
  };
};
