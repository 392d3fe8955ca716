import type { Case } from '../../domain/case/case.ts';
import type { SettledPhase } from '../../domain/closing/plan-closure.ts';
import { isConcerned, unsettled } from '../../domain/cycle/reopening-rules.ts';
import type { Obligation } from '../../domain/obligations/obligation.ts';
import { mayBeOwed, type OpenCase, owedAtClose } from '../../domain/obligations/owed-at-close.ts';
import { keys } from '../../store/keys.ts';
import { readCases, type Seat } from './seat.ts';

/** What the close will read of a case beside the case, so far as a mark against this person can hang on it. */
const readReported = async ({ book, personId }: Seat, phase: SettledPhase, cases: Case[]): Promise<OpenCase[]> => {
  const { deps, agencyId, cycle } = book;
  const reportedBy = (ids: string[]) => ids.map((id) => keys.realisation(agencyId, cycle.id, id));
  switch (phase) {
    case 'planning':
      return cases.map((subject) => ({ case: subject, hasRealisation: false, hasSelfReview: false }));
    case 'execution': {
      const isOwn = cases.some(({ employeeId }) => employeeId === personId);
      const [realisation, selfReview] = await Promise.all([
        isOwn ? deps.store.get(keys.realisation(agencyId, cycle.id, personId)) : null,
        isOwn ? deps.store.get(keys.selfReview(agencyId, cycle.id, personId)) : null,
      ]);
      // Of others they are the others' own duties.
      return cases.map((subject) => ({
        case: subject,
        hasRealisation: subject.employeeId !== personId || realisation !== null,
        hasSelfReview: subject.employeeId !== personId || selfReview !== null,
      }));
    }
    case 'supervisor-review': {
      const found =
        cases.length === 0 ? [] : await deps.store.getMany(reportedBy(cases.map(({ employeeId }) => employeeId)));
      return cases.map((subject, i) => ({ case: subject, hasRealisation: found[i] != null, hasSelfReview: false }));
    }
  }
};

/**
 * What a person owes in a phase at whose close everybody is settled: on the own case, and on those of the board that may owe
 * something. A board of twenty with nothing open is one query.
 */
export const settledDuties = async (seat: Seat, phase: SettledPhase): Promise<Obligation[]> => {
  const { book, personId } = seat;
  const [own, board] = await Promise.all([phase === 'supervisor-review' ? null : seat.own(), seat.board()]);
  const candidates = board.flatMap(({ employeeId, case: subject }) =>
    subject !== null && mayBeOwed(subject, phase) ? [employeeId] : [],
  );
  const others = await readCases(book, candidates);
  const cases = await readReported(seat, phase, [...(own === null ? [] : [own]), ...others]);
  const { cycle, rules, now } = book;
  return cases.flatMap((at) => owedAtClose(personId, { phase, cycle, rules, now }, at));
};

/**
 * What a person owes in phases that were reopened, by the same plan: on the own case, and on those of the board that a window
 * concerns. Nothing is read while no window is open.
 */
export const reopenedDuties = async (seat: Seat): Promise<Obligation[]> => {
  const { book, personId } = seat;
  const { cycle, rules, now } = book;
  const windows = unsettled(cycle).filter(({ status, until }) => status === 'open' && now < until);
  if (windows.length === 0) return [];
  const [own, board] = await Promise.all([seat.own(), seat.board()]);
  const others = await readCases(
    book,
    board.map(({ employeeId }) => employeeId),
  );
  const mine = [...(own === null ? [] : [own]), ...others];
  const found = windows.map(async (window) => {
    const { phase, scope } = window;
    const concerned = mine.filter((subject) => isConcerned(scope, subject));
    const cases = await readReported(seat, phase, concerned);
    return cases.flatMap((at) => owedAtClose(personId, { phase, cycle, rules, now, window }, at));
  });
  return (await Promise.all(found)).flat();
};
