import type { Rehearsed } from '../closing-answers.ts';
import { type Evidence, forAll, type Invariant, same } from './check.ts';

const byText = (a: string, b: string): number => (a < b ? -1 : 1);
const told = (owed: readonly { missing: string; owedBy: string | null }[]): string[] =>
  owed.map(({ missing, owedBy }) => `${missing} by ${owedBy}`).toSorted(byText);

/** No surprise in the deadline night: what was rehearsed is what was done, and what was done is signed. */
export const closingInvariants = ({ world: { ledger }, cases, closings }: Evidence): Invariant[] => {
  const people = ledger.rehearsed.flatMap(({ phase, people: lines }) => lines.map((line) => ({ phase, line })));
  const closingOf = ({ phase }: Rehearsed) => closings.find((one) => one.phase === phase);
  return [
    forAll('each close marked for everybody what its rehearsal had said, no more and no less', people, (one) => {
      const { phase, line } = one;
      const marks = cases.get(line.employeeId)?.marks.filter((mark) => mark.phase === phase) ?? [];
      return same(`${line.employeeId} in ${phase}`, told(marks), told(line.owes));
    }),
    forAll('each close that settles people is signed, and came to the sums of its rehearsal', ledger.rehearsed, (one) =>
      same(one.phase, closingOf(one)?.counts.endStates, one.endStates),
    ),
  ];
};
