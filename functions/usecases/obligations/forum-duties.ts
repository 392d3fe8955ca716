import type { Case } from '../../domain/case/case.ts';
import { committeeMembers, mayVote } from '../../domain/forum/eligibility.ts';
import type { ServiceRecord } from '../../domain/forum/forum.ts';
import { interestsOf, sittingOf } from '../../domain/forum/panel.ts';
import type { About, Obligation, ObligationKind, Waiting } from '../../domain/obligations/obligation.ts';
import type { CycleBook } from './cycle-book.ts';
import { readCases, type Seat } from './seat.ts';

type Duty = { kind: ObligationKind; about: About; possible?: boolean; waiting: Waiting[] };
type ForumPhase = 'organisation-predicate' | 'committee-forum' | 'final-decision';

const dutyOf = (
  { cycle }: CycleBook,
  phase: ForumPhase,
  { kind, about, possible = true, waiting }: Duty,
): Obligation => ({
  ...{ kind, cycleId: cycle.id, about, deadline: cycle.deadlines[phase], rule: null, possible, waiting },
});

const committee: Waiting = { as: 'committee', personId: null };

/**
 * Sits in a committee, signs, or leads somebody, as everybody does who may have to set a predicate: only for these people are the
 * services read.
 */
const mayHaveServices = async ({ book, personId, own, board }: Seat, phase: ForumPhase): Promise<boolean> => {
  const { committee: members, authorisedOfficialId } = book.cycle;
  if (authorisedOfficialId === personId || committeeMembers(members).includes(personId)) return true;
  if (phase !== 'organisation-predicate') return false;
  const subject = await own();
  return subject === null || subject.headsUnit || (await board()).length > 0;
};

/** The leader of the organisation above says how the service did, before the persons are looked at. */
const predicateDuties = ({ book, personId }: Seat, services: ServiceRecord[]): Obligation[] =>
  services
    .filter(({ setterId, organisation }) => setterId === personId && organisation === null)
    .map(({ code: serviceCode }) =>
      dutyOf(book, 'organisation-predicate', {
        kind: 'set-organisation-predicate',
        about: { serviceCode },
        waiting: [committee],
      }),
    );

const seatsOf = ({ book, personId }: Seat, services: ServiceRecord[]): ServiceRecord[] =>
  services.filter(
    (record) => record.forum.status === 'open' && committeeMembers(sittingOf(record, book.cycle)).includes(personId),
  );

const declarationDuties = (seat: Seat, services: ServiceRecord[]): Obligation[] => {
  const { book, personId } = seat;
  if (book.rules.forum.declarations === 'voluntary') return [];
  return seatsOf(seat, services)
    .filter((record) => !interestsOf(record).declared.some(({ memberId }) => memberId === personId))
    .map(({ code: serviceCode }) =>
      dutyOf(book, 'committee-forum', {
        kind: 'declare-interests',
        about: { serviceCode },
        waiting: [committee],
      }),
    );
};

/** Motions on which this member has a vote and has not cast it. */
const voteDuties = async (seat: Seat, record: ServiceRecord): Promise<Obligation[]> => {
  const { book, personId } = seat;
  const { code: serviceCode } = record;
  const open = (await book.motions(serviceCode)).filter(
    ({ outcome, votes }) => outcome === null && !votes.some(({ memberId }) => memberId === personId),
  );
  const ids = [...new Set(open.map(({ employeeId }) => employeeId))];
  const cases = new Map((await readCases(book, ids)).map((one): [string, Case] => [one.employeeId, one]));
  const sitting = sittingOf(record, book.cycle);
  return open.flatMap(({ id: motionId, employeeId }) => {
    const subject = cases.get(employeeId);
    if (subject === undefined) return [];
    if (mayVote(personId, subject, sitting, book.rules.forum).decision === 'recused') return [];
    const about = { serviceCode, motionId, employeeId };
    return [dutyOf(book, 'committee-forum', { kind: 'vote', about, waiting: [committee] })];
  });
};

/** The chair ends the forum of each service. */
const lockDuties = (seat: Seat, services: ServiceRecord[]): Obligation[] =>
  seatsOf(seat, services)
    .filter((record) => sittingOf(record, seat.book.cycle).chairId === seat.personId)
    .map(({ code: serviceCode }) =>
      dutyOf(seat.book, 'committee-forum', {
        kind: 'lock-forum',
        about: { serviceCode },
        waiting: [{ as: 'authorised-official', personId: seat.book.cycle.authorisedOfficialId }],
      }),
    );

/** Results that a named human must sign, and those of people who were left out of the bulk. */
const signatureDuties = ({ book, personId }: Seat, services: ServiceRecord[]): Obligation[] =>
  book.cycle.authorisedOfficialId !== personId
    ? []
    : services.flatMap(({ code: serviceCode, headId, decision }): Obligation[] => {
        const waiting: Waiting[] = [{ as: 'head', personId: headId }];
        if (decision === null)
          return [dutyOf(book, 'final-decision', { kind: 'sign-decision', about: { serviceCode }, waiting })];
        return decision.exceptions
          .filter((exception) => exception.decision === null)
          .map(({ employeeId }) =>
            dutyOf(book, 'final-decision', {
              kind: 'decide-exception',
              about: { serviceCode, employeeId },
              waiting: [{ as: 'employee', personId: employeeId }],
            }),
          );
      });

/** What is owed on the services of a cycle, from the organisation's predicate to the signature. */
export const forumDuties = async (seat: Seat, phase: ForumPhase): Promise<Obligation[]> => {
  if (!(await mayHaveServices(seat, phase))) return [];
  const services = await seat.book.services();
  switch (phase) {
    case 'organisation-predicate':
      return [...predicateDuties(seat, services), ...declarationDuties(seat, services)];
    case 'committee-forum': {
      const votes = await Promise.all(seatsOf(seat, services).map((record) => voteDuties(seat, record)));
      return [...declarationDuties(seat, services), ...votes.flat(), ...lockDuties(seat, services)];
    }
    case 'final-decision':
      return signatureDuties(seat, services);
  }
};
