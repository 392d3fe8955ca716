import type { FeedbackRequests } from '../../domain/feedback/feedback-requests.ts';
import type { LocalDate } from '../../domain/time/instant.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import type { Deps } from '../support/deps.ts';

/** Who was asked, and when they were reminded; never who answered. */
export type RequestsView = CaseTarget & {
  asked: { personId: string; by: string; on: LocalDate }[];
  reminders: { by: string; on: LocalDate }[];
};

export const noRequests: FeedbackRequests = { schemaVersion: 1, asked: [], reminders: [] };

export const requestsView = (target: CaseTarget, { asked, reminders }: FeedbackRequests): RequestsView => ({
  cycleId: target.cycleId,
  employeeId: target.employeeId,
  asked,
  reminders,
});

export const loadRequests = (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { cycleId, employeeId }: CaseTarget,
): Promise<Stored<FeedbackRequests> | null> => deps.store.get(keys.feedbackRequests(agencyId, cycleId, employeeId));
