import { refuse } from '../../domain/refusal.ts';
import { localDateOf } from '../../domain/time/zone.ts';
import { type CaseTarget, requireAction, seeCase } from '../cases/see-case.ts';
import { retryOnConflict } from '../forum/retry.ts';
import type { Command, Deps } from '../support/deps.ts';
import { loadRequests, type RequestsView, requestsView } from './requests.ts';

/**
 * Reminds those who were asked and have said nothing yet. Stored is the day alone, for all of them: each sees the reminder
 * in the own list, or not, and nobody learns who still needed one. One a day is enough; a repeat is the same one.
 */
export const createRemindFeedback =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  (command: Command, target: CaseTarget): Promise<RequestsView> =>
    retryOnConflict(async () => {
      const { agencyId, personId: by } = command.actor;
      const now = deps.clock.now();
      const seen = await seeCase(deps, command.actor, target);
      requireAction('ask-feedback', seen, now);
      const found = await loadRequests(deps, agencyId, target);
      if (found === null) return refuse('wrong-stage', { detail: 'Nobody was asked for feedback on this person yet.' });
      const on = localDateOf(now, seen.cycle.zone);
      if (found.data.reminders.some((one) => one.on === on)) return requestsView(target, found.data);
      const next = { ...found.data, reminders: [...found.data.reminders, { by, on }] };
      await deps.store.commit([{ kind: 'replace', key: found.key, version: found.version, data: next }]);
      return requestsView(target, next);
    });
