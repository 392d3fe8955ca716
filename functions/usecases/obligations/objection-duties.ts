import type { Case, CaseAt } from '../../domain/case/case.ts';
import { isRater } from '../../domain/case/raters.ts';
import { hearingState } from '../../domain/objection/hearing.ts';
import type { ObjectionEntry } from '../../domain/objection/objection-entry.ts';
import { isPending, type ObjectionRef } from '../../domain/objection/objection-ref.ts';
import type { Obligation } from '../../domain/obligations/obligation.ts';
import type { CycleBook } from './cycle-book.ts';
import { readCases, type Seat } from './seat.ts';

type Decided = CaseAt<'decided'>;
const isDecided = (subject: Case): subject is Decided => subject.stage === 'decided';

const common = ({ cycle }: CycleBook, employeeId: string) => ({
  cycleId: cycle.id,
  about: { employeeId },
  rule: null,
  possible: true,
});

/** The result was handed over when its receipt is confirmed: the time to object is counted from then. */
const receiptDuty = (book: CycleBook, subject: Decided): Obligation[] =>
  subject.acknowledgedAt !== null
    ? []
    : [
        {
          kind: 'acknowledge-result',
          ...common(book, subject.employeeId),
          deadline: book.cycle.deadlines['objection-window'],
          waiting: [{ as: 'authorised-official', personId: subject.decision.signedBy }],
        },
      ];

/** Both sides are asked to speak; whoever lets the time pass is silent and owes nothing more. */
const statementDuty = ({ book, personId }: Seat, subject: Decided): Obligation[] => {
  const { objection, employeeId } = subject;
  if (!isPending(objection) || objection.hearing === undefined) return [];
  const { employeeBy, appraiserBy, spoken } = objection.hearing;
  const deadline = personId === employeeId ? employeeBy : appraiserBy;
  if (spoken.includes(personId) || book.now >= deadline) return [];
  return [
    {
      kind: 'state-on-objection',
      ...common(book, employeeId),
      deadline,
      // The decider's name is not the other side's to know from a list.
      waiting: [{ as: 'authorised-official', personId: null }],
    },
  ];
};

/** Objections of people whom this person rates, and that wait for a statement. */
const statementsOfRater = async (seat: Seat): Promise<Obligation[]> => {
  const { book, personId } = seat;
  const pending = (await seat.board()).flatMap(({ employeeId, case: subject }) =>
    subject?.objection === 'waiting' || subject?.objection === 'filed' || subject?.objection === 'escalated'
      ? [employeeId]
      : [],
  );
  const cases = (await readCases(book, pending)).filter(isDecided).filter((subject) => isRater(personId, subject));
  return cases.flatMap((subject) => statementDuty(seat, subject));
};

const deciderDuty = (book: CycleBook, subject: Decided, objection: ObjectionRef, entry: ObjectionEntry): Obligation => {
  const { hearing } = objection;
  const base = { ...common(book, entry.employeeId), deadline: entry.decideBy };
  const waiting: Obligation['waiting'] = [{ as: 'employee', personId: entry.employeeId }];
  if (hearing === undefined) return { kind: 'call-objection-hearing', ...base, waiting };
  const possible = hearingState(subject, hearing, book.now).decision === 'heard';
  return { kind: 'decide-objection', ...base, possible, waiting };
};

/** Objections addressed to this person, and those for which somebody has to be named. */
const decisionDuties = async ({ book, personId }: Seat): Promise<Obligation[]> => {
  const open = (await book.objections()).filter((entry) => entry.open);
  const mine = open.filter(({ deciderId }) => deciderId === personId);
  const unnamed = book.cycle.authorisedOfficialId === personId ? open.filter((one) => one.deciderId === null) : [];
  const ids = mine.map(({ employeeId }) => employeeId);
  const cases = new Map((await readCases(book, ids)).map((one): [string, Case] => [one.employeeId, one]));
  return [
    ...unnamed.map(
      ({ employeeId, decideBy }): Obligation => ({
        kind: 'name-objection-decider',
        ...common(book, employeeId),
        deadline: decideBy,
        waiting: [{ as: 'employee', personId: employeeId }],
      }),
    ),
    ...mine.flatMap((entry) => {
      const subject = cases.get(entry.employeeId);
      if (subject === undefined || !isDecided(subject) || !isPending(subject.objection)) return [];
      return [deciderDuty(book, subject, subject.objection, entry)];
    }),
  ];
};

/** What is owed between publication and the end of the cycle about results and objections to them. */
export const objectionDuties = async (seat: Seat): Promise<Obligation[]> => {
  const [own, asRater, asDecider] = await Promise.all([seat.own(), statementsOfRater(seat), decisionDuties(seat)]);
  const asPerson = own === null || !isDecided(own) ? [] : [...receiptDuty(seat.book, own), ...statementDuty(seat, own)];
  return [...asPerson, ...asRater, ...asDecider];
};
