import type { TeamMonth } from '../team-month.ts';
import { type Evidence, forAll, type Invariant } from './check.ts';

const missingOf = ({ acknowledged, shown }: TeamMonth): string[] =>
  acknowledged.flatMap(({ employeeId, reports }) => {
    const there = shown.find((one) => one.employeeId === employeeId)?.reports;
    if (there === undefined) return [`${employeeId} is not shown`];
    return reports.filter((id) => !there.includes(id)).map((id) => `report ${id} of ${employeeId}`);
  });

/** The appraiser stands in the log of a person shown: by name, for that day, for the work, on the list of the team. */
const isNamed = ({ appraiserId, on, read }: TeamMonth): boolean =>
  read.items.some(
    ({ about, readerId, readerName, date, seen }) =>
      about === 'team-work' &&
      readerId === appraiserId &&
      readerName !== null &&
      date === on &&
      seen.some(({ kind, at }) => kind === 'work' && at.startsWith(on)),
  );

export const teamMonthInvariants = ({ world: { ledger } }: Evidence): Invariant[] => [
  forAll(
    'an appraiser opens the month of the whole team, with every report acknowledged in it',
    ledger.teamMonths,
    (one) => {
      const missing = missingOf(one);
      return missing.length === 0 ? null : `${one.appraiserId}: ${missing.join(', ')}`;
    },
  ),
  forAll('whose month was opened reads in the own log which appraiser did, and when', ledger.teamMonths, (one) =>
    isNamed(one) ? null : `${one.read.employeeId} does not read of ${one.appraiserId}`,
  ),
];
