import type { Case } from '../../domain/case/case.ts';
import { isWithdrawn } from '../../domain/execution/journal.ts';
import type { JournalReview, ReviewDecision } from '../../domain/execution/journal-review.ts';
import type { ActivityAddress } from '../../domain/execution/stored-activity.ts';
import { type FieldProblem, refuse } from '../../domain/refusal.ts';
import { mayReviewDay } from '../../domain/segments/reviewer-of-day.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, requireAction, seeCase } from '../cases/see-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { insertFact } from '../support/insert-fact.ts';
import { refOf } from './activity-view.ts';
import { type Journal, readJournal } from './read-journal.ts';

export type ReviewEntry = ActivityAddress & { decision: ReviewDecision; comment: string | null };
export type JournalReviewInput = CaseTarget & { month: string; entries: ReviewEntry[] };
export type JournalReviewReceipt = CaseTarget & {
  month: string;
  at: Instant;
  approved: number;
  returned: number;
  commented: number;
};

const problem = (i: number, field: string, code: string, detail: string): FieldProblem => ({
  pointer: `/entries/${i}/${field}`,
  code,
  detail,
});

const nameOf = ({ date, id }: Pick<ActivityAddress, 'date' | 'id'>): string => `${date}#${id}`;

/** Somebody who appraised a part of the period looks at the days of that part alone. */
const requireTheirDays = (subject: Case, personId: string, entries: readonly ReviewEntry[]): void => {
  const foreign = entries.flatMap(({ date }, i) =>
    mayReviewDay(subject, personId, date)
      ? []
      : [problem(i, 'date', 'not-your-segment', 'a day of the part of the period that you appraise')],
  );
  if (foreign.length > 0)
    refuse('forbidden', { detail: 'Some of these days belong to another appraiser.', fields: foreign });
};

/** Every entry names a standing report of the month in the version that the appraiser saw, and each report once. */
const check = ({ month, entries }: JournalReviewInput, { reports }: Journal): void => {
  const known = new Map(reports.map((report) => [nameOf(report.current), report]));
  const twice = entries.flatMap((entry, i) =>
    entries.findIndex((other) => nameOf(other) === nameOf(entry)) < i
      ? [problem(i, 'id', 'duplicate', 'named twice')]
      : [],
  );
  if (twice.length > 0) refuse('invalid-body', { fields: twice });
  const unknown = entries.flatMap((entry, i) => {
    const report = known.get(nameOf(entry));
    if (!entry.date.startsWith(`${month}-`)) return [problem(i, 'date', 'unknown-activity', `a day of ${month}`)];
    return report === undefined || isWithdrawn(report)
      ? [problem(i, 'id', 'unknown-activity', 'a report of the month that was not withdrawn')]
      : [];
  });
  if (unknown.length > 0) refuse('unknown-activity', { fields: unknown });
  const changed = entries.flatMap((entry, i) => {
    const version = known.get(nameOf(entry))?.current.version;
    return version === entry.version ? [] : [problem(i, 'version', 'changed-meanwhile', `version ${version} stands`)];
  });
  if (changed.length > 0)
    refuse('precondition-failed', { detail: 'Reports were corrected since you read them.', fields: changed });
};

/**
 * The appraiser approves, returns and comments reports of one month in one act, which is one item: a month's approval costs one
 * write unit. The employee's open pages hear of it at once.
 */
export const createReviewActivities =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest' | 'events'>) =>
  async (command: Command, input: JournalReviewInput): Promise<JournalReviewReceipt> => {
    const { agencyId, personId } = command.actor;
    const { cycleId, employeeId, month, entries } = input;
    const requestKey = command.requestKey ?? refuse('idempotency-key-required');
    const at = deps.clock.now();
    const seen = await seeCase(deps, command.actor, input);
    const key = keys.journalReview(agencyId, cycleId, employeeId, month, requestKey);
    const receipt = (given: Instant): JournalReviewReceipt => {
      const count = (decision: ReviewDecision): number => entries.filter((one) => one.decision === decision).length;
      return {
        cycleId,
        employeeId,
        month,
        at: given,
        approved: count('approve'),
        returned: count('return'),
        commented: count('comment'),
      };
    };
    const replayed = ({ by, requestDigest, at: given }: JournalReview): JournalReviewReceipt =>
      by === personId && requestDigest === command.requestDigest ? receipt(given) : refuse('idempotency-key-reused');

    requireAction('review-activities', seen, at);
    requireTheirDays(seen.case.data, personId, entries);
    // Looked for first, because a report that was corrected since would make the repeat of an accepted review look stale.
    const earlier = await deps.store.get(key);
    if (earlier !== null) return replayed(earlier.data);
    check(input, await readJournal(deps, agencyId, input, month));
    const review: JournalReview = {
      schemaVersion: 1,
      by: personId,
      at,
      requestDigest: command.requestDigest,
      ok: entries.flatMap((one) => (one.decision === 'approve' && one.comment === null ? [refOf(deps, one)] : [])),
      said: entries.flatMap((one) =>
        one.comment === null ? [] : [{ ref: refOf(deps, one), decision: one.decision, text: one.comment }],
      ),
    };
    const { inserted, data } = await insertFact(deps, key, review);
    if (!inserted) return replayed(data);
    await deps.events.tell(
      { agencyId, personId: employeeId },
      { kind: 'activities-reviewed', cycleId, employeeId, month, entries: entries.length },
    );
    return receipt(at);
  };
