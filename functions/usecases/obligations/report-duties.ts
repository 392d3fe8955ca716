import { actionRules } from '../../domain/case/action-rules.ts';
import { checkPhase } from '../../domain/case/actions.ts';
import type { Obligation } from '../../domain/obligations/obligation.ts';
import { lastReportPhase } from '../../domain/obligations/owed-at-close.ts';
import { reportMonthOf } from '../../domain/obligations/report-month.ts';
import { keys } from '../../store/keys.ts';
import type { CycleBook } from './cycle-book.ts';
import type { Seat } from './seat.ts';

/** A month's first item tells: what the appraiser said about it stands before its reports. */
const waitsForReview = async (
  { deps, agencyId, cycle }: CycleBook,
  employeeId: string,
  month: string,
): Promise<boolean> => {
  const range = keys.journalOfMonth(agencyId, cycle.id, employeeId, month);
  const { items } = await deps.store.query(range, { limit: 1, after: null, consistency: 'eventual' });
  return items.some(({ data }) => !('ok' in data));
};

/** Last month's daily reports of which the appraiser has said nothing. */
export const reportDuties = async ({ book, board }: Seat): Promise<Obligation[]> => {
  const { cycle, now } = book;
  const { phases, deadlineBinds } = actionRules['review-activities'];
  if (checkPhase(cycle, phases, deadlineBinds, now).decision === 'refuse') return [];
  const { month, until } = reportMonthOf(now, cycle.zone);
  const { from, to } = cycle.period;
  if (month < from.slice(0, 7) || month > to.slice(0, 7)) return [];
  const end = cycle.deadlines[lastReportPhase];
  const deadline = until < end ? until : end;
  const listed = (await board()).filter(({ case: subject }) => subject?.plan !== undefined && !subject.part);
  const open = await Promise.all(listed.map(({ employeeId }) => waitsForReview(book, employeeId, month)));
  return listed
    .filter((_, i) => open[i])
    .map(({ employeeId }) => ({
      kind: 'review-activities',
      cycleId: cycle.id,
      about: { employeeId, month },
      ...{ deadline, rule: null, possible: true },
      waiting: [{ as: 'employee', personId: employeeId }],
    }));
};
