import { relationsOf } from '../../domain/case/relations.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { ownDeadline } from '../../domain/cycle/own-deadline.ts';
import type { FeedbackSource } from '../../domain/execution/feedback.ts';
import type { FeedbackRequests } from '../../domain/feedback/feedback-requests.ts';
import { monthsBetween, reminderDue } from '../../domain/feedback/reminders.ts';
import type { Instant, LocalDate } from '../../domain/time/instant.ts';
import { localDateOf } from '../../domain/time/zone.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { caseKey, eachOf, employeeKey, loadCycle, loadRules } from '../support/load.ts';
import { feedbackTags } from './feedback-tags.ts';
import { sourceOf } from './source-of.ts';

export type MyRequest = {
  employeeId: string;
  name: string;
  source: FeedbackSource;
  askedOn: LocalDate;
  until: Instant;
  /** Known to the person asked alone, and only while feedback is open. */
  answered: boolean;
  /** Day of the last reminder, by a person or by rule; null where none is due, or none is needed. */
  remindedOn: LocalDate | null;
};

export type ListDeps = Pick<Deps, 'store' | 'clock' | 'digest'>;

/** About whom the caller was asked for feedback in a cycle; empty once feedback is closed. */
export const readMyRequests = async (
  deps: ListDeps,
  actor: Actor,
  cycleId: string,
): Promise<{ items: MyRequest[] }> => {
  const { agencyId, personId } = actor;
  const { data: cycle } = await loadCycle(deps, agencyId, cycleId);
  const secret = await deps.store.get(keys.feedbackSecret(agencyId, cycleId));
  const now = deps.clock.now();
  if (secret === null || cycle.phase !== 'execution' || cycle.status !== 'open') return { items: [] };
  const subjects: string[] = [];
  for await (const { data } of eachOf(deps, keys.feedbackAskedOf(agencyId, cycleId, personId)))
    subjects.push(data.employeeId);
  const { feedback: rules, calendar } = await loadRules(deps, agencyId, cycle.ruleSetVersion);
  const today = localDateOf(now, cycle.zone);
  const byRule = reminderDue(today, cycle, rules, calendar);
  const [own, cases, people, requests] = await Promise.all([
    deps.store.get(caseKey(agencyId, cycle, personId)),
    deps.store.getMany(subjects.map((id) => caseKey(agencyId, cycle, id))),
    deps.store.getMany(subjects.map((id) => employeeKey(agencyId, id))),
    deps.store.getMany(subjects.map((id) => keys.feedbackRequests(agencyId, cycleId, id))),
  ]);
  const tags = feedbackTags(deps.digest, secret.data.secret);
  const items = await Promise.all(
    subjects.map(async (employeeId, i): Promise<MyRequest[]> => {
      const [subject, asked] = [cases[i]?.data, requests[i]?.data.asked.find((one) => one.personId === personId)];
      if (subject === undefined || asked === undefined) return [];
      // It is given on the other's case, and ends when that one's phase does.
      const until = ownDeadline(cycle, subject, 'execution');
      if (now >= until) return [];
      const source = sourceOf(relationsOf({ personId, roles: [] }, subject, cycle, own?.data ?? null));
      if (source === null) return [];
      const author = tags.author(personId, employeeId);
      const target = { agencyId, cycleId, employeeId, source, author };
      const answered = await hasAnswered(deps, target, monthsSince(asked.on, today, cycle));
      return [
        {
          employeeId,
          name: people[i]?.data.name ?? employeeId,
          source,
          askedOn: asked.on,
          until,
          answered,
          remindedOn: answered ? null : latestReminder(requests[i]?.data, asked.on, byRule),
        },
      ];
    }),
  );
  return { items: items.flat() };
};

/** In the days after the period, feedback counts for its last month. */
const monthsSince = (from: LocalDate, today: LocalDate, { period }: Cycle): string[] => {
  const last = today < period.to ? today : period.to;
  return monthsBetween(from < last ? from : last, last);
};

type Answer = { agencyId: string; cycleId: string; employeeId: string; source: FeedbackSource; author: string };
const hasAnswered = async (deps: ListDeps, answer: Answer, months: string[]): Promise<boolean> => {
  const { agencyId, cycleId, employeeId, source, author } = answer;
  const keyOf = source === 'appraiser' ? keys.feedback : keys.anonymousFeedback;
  const found = await deps.store.getMany<object>(
    months.map((month) => keyOf(agencyId, cycleId, employeeId, month, author)),
  );
  return found.some((one) => one !== null);
};

const latestReminder = (
  requests: FeedbackRequests | undefined,
  askedOn: LocalDate,
  byRule: LocalDate | null,
): LocalDate | null => {
  const days = [...(requests?.reminders ?? []).map(({ on }) => on), ...(byRule === null ? [] : [byRule])];
  return (
    days
      .filter((on) => on >= askedOn)
      .sort()
      .at(-1) ?? null
  );
};
