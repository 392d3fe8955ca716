import type { Evidence } from '../../infra/local/demo/checks/check.ts';
import type { TeamMonth } from '../../infra/local/demo/team-month.ts';
import { type Lie, withLedger } from './demo-lies.ts';

const withFirst = (all: Evidence, change: (one: TeamMonth) => TeamMonth): Evidence => {
  const [first, ...others] = all.world.ledger.teamMonths;
  if (first === undefined) throw new Error('no month of a team was opened');
  return withLedger(all, { teamMonths: [change(first), ...others] });
};
const withLog = (all: Evidence, change: (items: TeamMonth['read']['items']) => TeamMonth['read']['items']): Evidence =>
  withFirst(all, (one) => ({ ...one, read: { ...one.read, items: change(one.read.items) } }));

export const teamMonthLies: Lie[] = [
  [
    'somebody is missing in the month of a team',
    'month of the whole team',
    (e) => withFirst(e, (one) => ({ ...one, shown: one.shown.slice(1) })),
  ],
  [
    'a report is missing in the month of a team',
    'month of the whole team',
    (e) => withFirst(e, (one) => ({ ...one, shown: one.shown.map((person) => ({ ...person, reports: [] })) })),
  ],
  ['a look is missing in the log of readers', 'reads in the own log', (e) => withLog(e, () => [])],
  [
    'a look stands on another day',
    'reads in the own log',
    (e) => withLog(e, (items) => items.map((one) => ({ ...one, date: '2026-01-01' }))),
  ],
  [
    'a reader has no name in the log',
    'reads in the own log',
    (e) => withLog(e, (items) => items.map((one) => ({ ...one, readerName: null }))),
  ],
];
