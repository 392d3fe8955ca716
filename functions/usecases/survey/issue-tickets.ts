import { checkPhase } from '../../domain/case/actions.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { covers } from '../../domain/directory/assignment-of-period.ts';
import type { Employee } from '../../domain/directory/employee.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import { RefusedError, refuse } from '../../domain/refusal.ts';
import type { ServiceTicket } from '../../domain/survey/service-ticket.ts';
import type { Instant, LocalDate } from '../../domain/time/instant.ts';
import { addDays, endOfDay, localDateOf } from '../../domain/time/zone.ts';
import { keys } from '../../store/keys.ts';
import { feedbackTags } from '../feedback/feedback-tags.ts';
import type { Command, Deps } from '../support/deps.ts';
import { insertFact } from '../support/insert-fact.ts';
import { limitRate } from '../support/limit-rate.ts';
import { findEmployee, loadCycle, loadRules } from '../support/load.ts';
import { ticketName, ticketToken } from './ticket-token.ts';

export type TicketsIssued = {
  cycleId: string;
  unitCode: string;
  service: string;
  servedOn: LocalDate;
  employeeId: string | null;
  /** Exclusive. */
  until: Instant;
  /** One per service act, for a QR code; shown here and never again. */
  tickets: { link: string }[];
};
type IssueInput = Pick<ServiceTicket, 'cycleId' | 'unitCode' | 'service' | 'servedOn' | 'employeeId'> & {
  count: number;
};
type IssueDeps = Pick<Deps, 'store' | 'clock' | 'digest'>;

const invalid = (pointer: string, code: string, detail: string): never =>
  refuse('invalid-body', { detail, fields: [{ pointer, code, detail }] });

const worksIn = (person: Employee | undefined, unitCode: string, day: LocalDate): boolean =>
  (person?.assignments ?? []).some((assignment) => assignment.unitCode === unitCode && covers(assignment, day));

/** The unit's own people, its head and the administrators; nobody for service acts that name themselves. */
const checkIssuer = async (deps: IssueDeps, command: Command, unit: Unit, day: LocalDate, input: IssueInput) => {
  const { agencyId, personId, roles } = command.actor;
  const [issuer, named] = await Promise.all([
    findEmployee(deps, agencyId, personId),
    input.employeeId === null ? null : findEmployee(deps, agencyId, input.employeeId),
  ]);
  const own = unit.headId === personId || worksIn(issuer?.data, unit.code, day);
  if (!own && !roles.includes('administrator'))
    refuse('forbidden', { detail: 'Tickets of a unit are issued by its own people.' });
  if (input.employeeId === null) return;
  if (input.employeeId === personId)
    refuse('conflict-of-interest', { detail: 'Nobody issues tickets for their own service acts.' });
  if (!worksIn(named?.data, unit.code, input.servedOn))
    invalid('/employeeId', 'not-in-unit', 'This person did not work in the unit on that day.');
};

const untilOf = (cycle: Cycle, day: LocalDate, ticketDays: number): Instant => {
  const ends = endOfDay(addDays(day, ticketDays), cycle.zone);
  return ends < cycle.deadlines.execution ? ends : cycle.deadlines.execution;
};

/**
 * Issues tickets for named kinds of service acts. The link's token is made from the cycle's secret and the request's own
 * name, so that a repeat gets the same links, and only its digest is stored.
 */
export const createIssueTickets =
  (deps: IssueDeps) =>
  async (command: Command, input: IssueInput): Promise<TicketsIssued> => {
    const { agencyId, personId } = command.actor;
    const { cycleId, unitCode, service, servedOn, employeeId } = input;
    const requestKey = command.requestKey ?? refuse('idempotency-key-required');
    const now = deps.clock.now();
    const { data: cycle } = await loadCycle(deps, agencyId, cycleId);
    const open = checkPhase(cycle, ['planning', 'execution'], true, now);
    if (open.decision === 'refuse') throw new RefusedError(open.refusal);
    const [unit, secret, rules] = await Promise.all([
      deps.store.get(keys.unit(agencyId, unitCode)),
      deps.store.get(keys.feedbackSecret(agencyId, cycleId)),
      loadRules(deps, agencyId, cycle.ruleSetVersion),
    ]);
    if (unit === null) return refuse('not-found', { detail: 'No such unit.' });
    if (secret === null) return refuse('wrong-phase', { detail: 'The survey of this cycle is closed.' });
    const today = localDateOf(now, cycle.zone);
    if (servedOn > today || servedOn < cycle.period.from || servedOn > cycle.period.to)
      refuse('date-outside-period', { detail: `The service act must lie in the period, and not after ${today}.` });
    await checkIssuer(deps, command, unit.data, today, input);

    const tags = feedbackTags(deps.digest, secret.data.secret);
    const tokens = Array.from({ length: input.count }, (_, n) =>
      ticketToken(agencyId, tags.ticket(personId, requestKey, n)),
    );
    const until = untilOf(cycle, today, rules.survey.ticketDays);
    const ticket: ServiceTicket = {
      schemaVersion: 1,
      cycleId,
      unitCode,
      service,
      servedOn,
      employeeId,
      issuedBy: personId,
      until,
      requestDigest: command.requestDigest,
      answer: null,
    };
    const first = await deps.store.get(keys.serviceTicket(agencyId, ticketName(deps.digest, tokens[0] ?? '')));
    if (first === null) {
      const limit = rules.survey.ticketsPerIssuerAndDay;
      await limitRate(deps, keys.rateOfIssuer(agencyId, personId), today, limit, input.count);
    }
    const stored = await Promise.all(
      tokens.map((token) => insertFact(deps, keys.serviceTicket(agencyId, ticketName(deps.digest, token)), ticket)),
    );
    if (stored.some(({ data }) => data.requestDigest !== command.requestDigest)) refuse('idempotency-key-reused');
    return {
      cycleId,
      unitCode,
      service,
      servedOn,
      employeeId,
      until: stored[0]?.data.until ?? until,
      tickets: tokens.map((token) => ({ link: `/v1/public/tickets/${token}` })),
    };
  };
