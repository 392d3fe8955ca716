import { checkPhase } from '../../domain/case/actions.ts';
import { hashOf } from '../../domain/cycle/sharding.ts';
import { RefusedError, refuse } from '../../domain/refusal.ts';
import type { ServiceTicket, SurveyAnswer } from '../../domain/survey/service-ticket.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { ConflictError } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { limitRate } from '../support/limit-rate.ts';
import { loadCycle, loadRules } from '../support/load.ts';
import { loadTicket } from './ticket-token.ts';

export type TicketReceipt = { status: 'answered' };
type AnswerInput = Pick<SurveyAnswer, 'scores' | 'comment'> & { token: string };
/** A request without a sign-in: `client` is the network address it came from. */
export type Visit = { requestKey: string | null; requestDigest: string; client: string };
type AnswerDeps = Pick<Deps, 'store' | 'clock' | 'digest' | 'ids'>;

/** Addresses share buckets: what is stored cannot be turned back into an address, and its amount is bounded. */
const buckets = 4096;

const minuteOf = (now: Instant): string => now.slice(0, 16);

/**
 * Takes the one answer to a ticket. In the same commit the ticket is marked and the answer is stored under a random key:
 * which answer belongs to which ticket stands nowhere, since the mark is keyed by the link's token.
 */
export const createAnswerTicket =
  (deps: AnswerDeps) =>
  async (visit: Visit, input: AnswerInput): Promise<TicketReceipt> => {
    const requestKey = visit.requestKey ?? refuse('idempotency-key-required');
    const { agencyId, ticket } = await loadTicket(deps, input.token);
    const mark = deps.digest.hmac(input.token, `${requestKey}>${visit.requestDigest}`);
    if (ticket.data.answer !== null) return repeatOf(ticket.data, mark);

    const now = deps.clock.now();
    const { cycleId, unitCode, employeeId, until } = ticket.data;
    const { data: cycle } = await loadCycle(deps, agencyId, cycleId);
    const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
    if (now >= until) refuse('deadline-passed', { deadline: until, detail: 'The ticket has expired.' });
    const open = checkPhase(cycle, ['planning', 'execution'], true, now);
    if (open.decision === 'refuse') throw new RefusedError(open.refusal);
    const bucket = keys.rateOfClient(agencyId, hashOf(visit.client) % buckets);
    await limitRate(deps, bucket, minuteOf(now), rules.survey.answersPerMinute);

    const answer: SurveyAnswer = { schemaVersion: 1, employeeId, scores: input.scores, comment: input.comment };
    try {
      await deps.store.commit([
        { kind: 'replace', key: ticket.key, version: ticket.version, data: { ...ticket.data, answer: mark } },
        { kind: 'insert', key: keys.surveyAnswer(agencyId, cycleId, unitCode, deps.ids.next()), data: answer },
      ]);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      const again = await loadTicket(deps, input.token);
      return repeatOf(again.ticket.data, mark);
    }
    return { status: 'answered' };
  };

const repeatOf = ({ answer }: ServiceTicket, mark: string): TicketReceipt =>
  answer === mark ? { status: 'answered' } : refuse('already-exists', { detail: 'This ticket was answered.' });
