import { checkAction } from '../../domain/case/actions.ts';
import { relationsOf } from '../../domain/case/relations.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Feedback, FeedbackSource } from '../../domain/execution/feedback.ts';
import type { AnonymousSource } from '../../domain/feedback/anonymous-feedback.ts';
import { RefusedError, refuse } from '../../domain/refusal.ts';
import type { Instant, LocalDate } from '../../domain/time/instant.ts';
import { isBefore, localDateOf, monthOf } from '../../domain/time/zone.ts';
import type { Key } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { insertFact } from '../support/insert-fact.ts';
import { caseKey, loadCase, loadCycle } from '../support/load.ts';
import { feedbackTags } from './feedback-tags.ts';
import { sourceOf } from './source-of.ts';

export type FeedbackReceipt = CaseTarget & { source: FeedbackSource; month: string };
type FeedbackInput = CaseTarget & Pick<Feedback, 'ratings' | 'note'>;
type GiveDeps = Pick<Deps, 'store' | 'clock' | 'digest'>;

/** Feedback given in the days between the period's end and the deadline belongs to the period's last month. */
const dayOf = (now: Instant, { zone, period }: Cycle): LocalDate => {
  const today = localDateOf(now, zone);
  return isBefore(period.to, today) ? period.to : today;
};

/** The fact under its key, or the answer to the same request; a second one in the month is refused. */
const insertOnceAMonth = async <T extends { month: string; requestDigest: string }>(
  deps: GiveDeps,
  key: Key<T>,
  fact: T,
  requestTag: string,
): Promise<void> => {
  const { data: stored } = await insertFact(deps, key, fact);
  if (stored.requestDigest === fact.requestDigest) return;
  if (stored.requestDigest.startsWith(`${requestTag}.`)) refuse('idempotency-key-reused');
  refuse('already-exists', { detail: `You gave feedback on this person for ${stored.month} already.` });
};

/**
 * One feedback per author, person and month. The author of a peer's or subordinate's feedback stands nowhere: the item's
 * key is a tag under the cycle's secret, and so is the mark of the request that wrote it; it carries no day. The secret is
 * destroyed, and the single feedback folded into a release and deleted, when feedback closes.
 */
export const createGiveFeedback =
  (deps: GiveDeps) =>
  async (command: Command, input: FeedbackInput): Promise<FeedbackReceipt> => {
    const { agencyId, personId } = command.actor;
    const { cycleId, employeeId, ratings, note } = input;
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
    const month = monthOf(on);
    const tags = feedbackTags(deps.digest, secret.data.secret);
    const author = tags.author(personId, employeeId);
    const requestTag = tags.request(requestKey);
    const said = { schemaVersion: 1, month, ratings, note } as const;
    const requestDigest = `${requestTag}.${command.requestDigest}`;
    if (source === 'appraiser') {
      const feedback: Feedback = { ...said, source, authorId: personId, on, requestDigest };
      const key = keys.feedback(agencyId, cycleId, employeeId, month, author);
      await insertOnceAMonth(deps, key, feedback, requestTag);
    } else {
      const anonymous: AnonymousSource = source;
      const key = keys.anonymousFeedback(agencyId, cycleId, employeeId, month, author);
      await insertOnceAMonth(deps, key, { ...said, source: anonymous, requestDigest }, requestTag);
    }
    return { cycleId, employeeId, source, month };
  };
