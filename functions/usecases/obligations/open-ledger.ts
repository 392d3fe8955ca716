import type { Agency } from '../../domain/agency.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { inOrder, type Obligation } from '../../domain/obligations/obligation.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import { eachOf, loadAgency, loadRules } from '../support/load.ts';
import { type CycleBook, type LedgerDeps, onceEach, openBook, readAll } from './cycle-book.ts';
import { feedbackDuties } from './feedback-duties.ts';
import { evaluationDuties, followUpDuties } from './follow-up-duties.ts';
import { forumDuties } from './forum-duties.ts';
import { objectionDuties } from './objection-duties.ts';
import { reportDuties } from './report-duties.ts';
import { type Seat, takeSeat } from './seat.ts';
import { reopenedDuties, settledDuties } from './settled-duties.ts';

export type Ledger = {
  agency: Agency;
  now: Instant;
  cycles: readonly Cycle[];
  /** What this person owes now, the next to end first. */
  of(personId: string): Promise<{ items: Obligation[]; names: ReadonlyMap<string, string> }>;
};

const dutiesIn = async (seat: Seat): Promise<Obligation[]> =>
  (await Promise.all([dutiesOfPhase(seat), reopenedDuties(seat)])).flat();

const dutiesOfPhase = async (seat: Seat): Promise<Obligation[]> => {
  const { phase } = seat.book.cycle;
  switch (phase) {
    case 'planning':
      return (await Promise.all([settledDuties(seat, phase), reportDuties(seat)])).flat();
    case 'execution':
      return (await Promise.all([settledDuties(seat, phase), reportDuties(seat), feedbackDuties(seat)])).flat();
    case 'supervisor-review':
      return (await Promise.all([settledDuties(seat, phase), reportDuties(seat)])).flat();
    case 'organisation-predicate':
    case 'committee-forum':
    case 'final-decision':
      return forumDuties(seat, phase);
    case 'objection-window':
      return objectionDuties(seat);
    case 'follow-up':
      return (await Promise.all([objectionDuties(seat), followUpDuties(seat)])).flat();
    default:
      return [];
  }
};

/** While the machine settles a phase nobody may act, so nobody owes anything. */
const waitsForPeople = ({ status, shardCount }: Cycle): boolean => status === 'open' && shardCount > 0;

/**
 * Who owes what by when, read from the cases by the rules that will settle them: nothing is stored, so nothing can disagree. What
 * concerns the agency is read once for as many people as are asked about.
 *
 * @param now the instant by which everything is judged
 */
export const openLedger = async (given: LedgerDeps, agencyId: string, now: Instant): Promise<Ledger> => {
  const deps = { store: given.store, digest: given.digest, clock: { now: () => now } };
  const { data: agency } = await loadAgency(deps, agencyId);
  const cycles: Cycle[] = [];
  for await (const { data } of eachOf(deps, keys.cycles(agencyId))) cycles.push(data);
  const books: CycleBook[] = [];
  for (const cycle of cycles.filter(waitsForPeople)) books.push(await openBook(deps, agencyId, cycle));
  const officials = new Set(cycles.map(({ authorisedOfficialId }) => authorisedOfficialId));
  const measures = onceEach(() => readAll(deps, keys.runningMeasures(agencyId)));

  const evaluations = async (personId: string): Promise<Obligation[]> => {
    const leads = async () => {
      const page = { limit: 1, after: null, consistency: 'eventual' } as const;
      return (await deps.store.query(keys.team(agencyId, personId), page)).items.length > 0;
    };
    if (!officials.has(personId) && !(await leads())) return [];
    const { measures: rules } = await loadRules(deps, agencyId, agency.ruleSetVersion);
    return evaluationDuties(personId, await measures(''), { rules, zone: agency.zone, now });
  };

  return {
    agency,
    now,
    cycles,
    of: async (personId) => {
      const seats = books.map((book) => takeSeat(book, personId));
      const [found, measured] = await Promise.all([Promise.all(seats.map(dutiesIn)), evaluations(personId)]);
      const names = new Map<string, string>();
      for (const seat of seats) for (const { employeeId, name } of await seat.known()) names.set(employeeId, name);
      return { items: [...found.flat(), ...measured].sort(inOrder), names };
    },
  };
};
