import { checkAction } from '../../domain/case/actions.ts';
import { type Relation, relationsOf } from '../../domain/case/relations.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Feedback, FeedbackSource } from '../../domain/execution/feedback.ts';
import { RefusedError, refuse } from '../../domain/refusal.ts';
import type { Instant, LocalDate } from '../../domain/time/instant.ts';
import { isBefore, localDateOf, monthOf } from '../../domain/time/zone.ts';
import { keys } from '../../store/keys.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { insertFact } from '../support/insert-fact.ts';
import { caseKey, loadCase, loadCycle } from '../support/load.ts';

export type FeedbackReceipt = CaseTarget & { source: FeedbackSource; month: string; on: LocalDate };

const sourceOf = (relations: Relation[]): FeedbackSource | null =>
  relations.includes('appraiser')
    ? 'appraiser'
    : relations.includes('peer')
      ? 'peer'
      : relations.includes('subordinate')
        ? 'subordinate'
        : null;

/** Feedback given in the days between the period's end and the deadline belongs to the period's last month. */
const dayOf = (now: Instant, { zone, period }: Cycle): LocalDate => {
  const today = localDateOf(now, zone);
  return isBefore(period.to, today) ? period.to : today;
};

/**
 * One feedback per author, person and month. The author of a peer's or subordinate's feedback stands nowhere: the item's
 * key is a tag under the cycle's secret, and so is the mark of the request that wrote it; the secret is deleted before
 * scoring.
 */
export const createGiveFeedback =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest'>) =>
  async (command: Command, input: CaseTarget & Pick<Feedback, 'ratings' | 'note'>): Promise<FeedbackReceipt> => {
    const { agencyId, personId } = command.actor;
    const { cycleId, employeeId } = input;
    const requestKey = command.requestKey ?? refuse('idempotency-key-required');
    const now = deps.clock.now();
    const { data: cycle } = await loadCycle(deps, agencyId, cycleId);
    const [subject, own, secret] = await Promise.all([
      loadCase(deps, agencyId, cycle, employeeId),
      deps.store.get(caseKey(agencyId, cycle, personId)),
      deps.store.get(keys.feedbackSecret(agencyId, cycleId)),
    ]);
    const relations = relationsOf(command.actor, subject.data, cycle, own?.data ?? null);
    if (relations.length === 0) refuse('not-found', { detail: 'No such case.' });
    const verdict = checkAction('give-feedback', { cycle, case: subject.data, relations, now });
    if (verdict.decision === 'refuse') throw new RefusedError(verdict.refusal);
    const source = sourceOf(relations) ?? refuse('forbidden');
    if (secret === null) return refuse('wrong-phase', { detail: 'The feedback of this cycle is closed.' });

    const on = dayOf(now, cycle);
    const tagOf = (text: string): string => deps.digest.hmac(secret.data.secret, text);
    const requestTag = tagOf(`request>${requestKey}`);
    const feedback: Feedback = {
      schemaVersion: 1,
      source,
      authorId: source === 'appraiser' ? personId : null,
      month: monthOf(on),
      ratings: input.ratings,
      note: input.note,
      on,
      requestDigest: `${requestTag}.${command.requestDigest}`,
    };
    const key = keys.feedback(agencyId, cycleId, employeeId, feedback.month, tagOf(`${personId}>${employeeId}`));
    const { data: stored } = await insertFact(deps, key, feedback);
    if (stored.requestDigest !== feedback.requestDigest) {
      if (stored.requestDigest.startsWith(`${requestTag}.`)) refuse('idempotency-key-reused');
      refuse('already-exists', { detail: `You gave feedback on this person for ${stored.month} already.` });
    }
    return { cycleId, employeeId, source: stored.source, month: stored.month, on: stored.on };
  };
