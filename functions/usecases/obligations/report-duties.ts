import { actionRules } from '../../domain/case/action-rules.ts';
import { checkPhase } from '../../domain/case/actions.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { mayDiffer, withOwnDeadlines } from '../../domain/cycle/own-deadline.ts';
import type { Obligation } from '../../domain/obligations/obligation.ts';
import { lastReportPhase } from '../../domain/obligations/owed-at-close.ts';
import { reportMonthOf } from '../../domain/obligations/report-month.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import type { CycleBook } from './cycle-book.ts';
import { readCases, type Seat } from './seat.ts';

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

const earlier = (a: Instant, b: Instant): Instant => (b < a ? b : a);

/** Last month's daily reports of which the appraiser has said nothing. */
export const reportDuties = async ({ book, board }: Seat): Promise<Obligation[]> => {
  const { cycle, now } = book;
  const { phases, deadlineBinds } = actionRules['review-activities'];
  const at = phases.find((phase) => phase === cycle.phase);
  if (at === undefined || cycle.status !== 'open') return [];
  const { month, until } = reportMonthOf(now, cycle.zone);
  const { from, to } = cycle.period;
  if (month < from.slice(0, 7) || month > to.slice(0, 7)) return [];
  const listed = (await board()).filter(({ case: subject }) => subject?.plan !== undefined && !subject.part);
  const open = await Promise.all(listed.map(({ employeeId }) => waitsForReview(book, employeeId, month)));
  const waiting = listed.filter((_, i) => open[i]).map(({ employeeId }) => employeeId);
  const own = mayDiffer(cycle, at, now) || mayDiffer(cycle, lastReportPhase, now);
  const cases = new Map(
    (own ? await readCases(book, waiting) : []).map((one): [string, Case] => [one.employeeId, one]),
  );
  const seenBy = (employeeId: string): Cycle => {
    const subject = cases.get(employeeId);
    return subject === undefined ? cycle : withOwnDeadlines(cycle, subject);
  };
  return waiting
    .map((employeeId) => ({ employeeId, seen: seenBy(employeeId) }))
    .filter(({ seen }) => checkPhase(seen, phases, deadlineBinds, now).decision === 'allow')
    .map(({ employeeId, seen }) => ({
      kind: 'review-activities',
      cycleId: cycle.id,
      about: { employeeId, month },
      ...{ deadline: earlier(until, seen.deadlines[lastReportPhase]), rule: null, possible: true },
      waiting: [{ as: 'employee', personId: employeeId }],
    }));
};
