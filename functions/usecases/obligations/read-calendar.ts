import type { Cycle } from '../../domain/cycle/cycle.ts';
import { hashOf } from '../../domain/cycle/sharding.ts';
import type { Language } from '../../domain/directory/employee.ts';
import { type Obligation, obligationId } from '../../domain/obligations/obligation.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { limitRate } from '../support/limit-rate.ts';
import { findEmployee, loadRules } from '../support/load.ts';
import { agencyOfCalendar, calendarKeyName } from './calendar-token.ts';
import { openLedger } from './open-ledger.ts';

/** Duties of one kind that end together, as one entry. No person is named: whoever finds the link learns nobody's name. */
export type CalendarDeadline = {
  uid: string;
  sequence: number;
  changedAt: Instant;
  deadline: Instant;
  kind: Obligation['kind'];
  cycleTitle: string;
  count: number;
};
export type DeadlineCalendar = { language: Language; deadlines: CalendarDeadline[] };

/** Addresses and links share buckets: what is stored cannot be turned back into one, and its amount is bounded. */
const buckets = 4096;

const unknown = { detail: 'No such calendar.' };

/**
 * Duties that end with the phase are one entry however many there are, at the first of their ends where some people or units have
 * longer; others have a time of their own.
 */
const groupOf = (one: Obligation, cycle: Cycle | undefined): string => {
  const ends: string[] = Object.values(cycle?.deadlines ?? {});
  return one.rule !== null || ends.includes(one.deadline) ? `${one.kind}.${one.cycleId}` : obligationId(one);
};

const entryOf = (group: readonly Obligation[], cycle: Cycle | undefined, uid: string): CalendarDeadline[] => {
  const [first] = group;
  if (first === undefined) return [];
  const moved = (cycle?.extensions ?? []).filter(({ phase }) => phase === cycle?.phase);
  return [
    {
      uid,
      sequence: moved.length,
      changedAt: moved.at(-1)?.at ?? cycle?.openedAt ?? first.deadline,
      deadline: group.map(({ deadline }) => deadline).reduce((a, b) => (b < a ? b : a)),
      kind: first.kind,
      cycleTitle: cycle?.title ?? first.cycleId,
      count: group.length,
    },
  ];
};

/** A calendar program asks a few times a day; more often is somebody else, or broken. */
export const readsPerMinute = 20;

/**
 * The open duties of the person behind a link. A link is counted by itself, since a whole office reads its calendars from one network
 * address; what leads nowhere is counted by address. A link that was revoked is answered like one that never was.
 */
export const createReadCalendar =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest'>) =>
  async ({ client }: { client: string }, { calendar }: { calendar: string }): Promise<DeadlineCalendar> => {
    const found = await deps.store.get(keys.agency(agencyOfCalendar(calendar)));
    const agency = found?.data ?? refuse('not-found', unknown);
    const now = deps.clock.now();
    const minute = now.slice(0, 16);
    const name = calendarKeyName(deps.digest, calendar);
    const entry = await deps.store.get(keys.calendarEntry(agency.id, name));
    if (entry === null) {
      const { decision } = await loadRules(deps, agency.id, agency.ruleSetVersion);
      const bucket = keys.rateOfReader(agency.id, hashOf(client) % buckets);
      await limitRate(deps, bucket, minute, decision.receiptChecksPerMinute);
      return refuse('not-found', unknown);
    }
    await limitRate(deps, keys.rateOfCalendar(agency.id, hashOf(name) % buckets), minute, readsPerMinute);
    const { employeeId } = entry.data;
    const person = (await findEmployee(deps, agency.id, employeeId))?.data ?? refuse('not-found', unknown);
    const ledger = await openLedger(deps, agency.id, now);
    const { items } = await ledger.of(employeeId);
    const cycles = new Map(ledger.cycles.map((cycle): [string, Cycle] => [cycle.id, cycle]));
    const groups = Map.groupBy(items, (one) => groupOf(one, cycles.get(one.cycleId)));
    const deadlines = [...groups].flatMap(([name, group]) => {
      const uid = deps.digest.sha256(`event>${agency.id}>${employeeId}>${name}`).slice(0, 32);
      return entryOf(group, cycles.get(group[0]?.cycleId ?? ''), `${uid}@siklus`);
    });
    return { language: person.language ?? 'id', deadlines };
  };
