import type { Cycle } from '../../domain/cycle/cycle.ts';
import { hashOf } from '../../domain/cycle/sharding.ts';
import type { Language } from '../../domain/directory/employee.ts';
import type { CalendarEntry } from '../../domain/obligations/calendar-link.ts';
import { type Obligation, obligationId } from '../../domain/obligations/obligation.ts';
import { remember, type SaidEntries, sayAgain } from '../../domain/obligations/said-before.ts';
import { ownOf } from '../../domain/own-of.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { ConflictError, type Stored } from '../../ports/store.ts';
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

const entryOf = (
  group: readonly Obligation[],
  cycle: Cycle | undefined,
  uid: string,
  before: SaidEntries,
  now: Instant,
): CalendarDeadline[] => {
  const [first] = group;
  if (first === undefined) return [];
  const moved = (cycle?.extensions ?? []).filter(({ phase }) => phase === cycle?.phase);
  const movedAt = moved.at(-1)?.at ?? cycle?.openedAt ?? first.deadline;
  const end = group.map(({ deadline }) => deadline).reduce((a, b) => (b < a ? b : a));
  return [
    {
      uid,
      ...sayAgain(ownOf(before, uid), end, { moves: moved.length, movedAt }, now),
      kind: first.kind,
      cycleTitle: cycle?.title ?? first.cycleId,
      count: group.length,
    },
  ];
};

/** Kept only where something is told otherwise than before: most readings write nothing. */
const rememberSaid = async (
  deps: Pick<Deps, 'store'>,
  { key, version, data }: Stored<CalendarEntry>,
  deadlines: readonly CalendarDeadline[],
  now: Instant,
): Promise<void> => {
  const before = data.said ?? {};
  const said: SaidEntries = {};
  for (const { uid, deadline, sequence, changedAt } of deadlines) said[uid] = { deadline, sequence, changedAt };
  if (deadlines.every(({ uid, deadline }) => ownOf(before, uid)?.deadline === deadline)) return;
  try {
    await deps.store.commit([{ kind: 'replace', key, version, data: { ...data, said: remember(before, said, now) } }]);
  } catch (error) {
    // Another reading at this moment told the same; or the link was revoked.
    if (!(error instanceof ConflictError)) throw error;
  }
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
    const before = entry.data.said ?? {};
    const ledger = await openLedger(deps, agency.id, now);
    const { items } = await ledger.of(employeeId);
    const cycles = new Map(ledger.cycles.map((cycle): [string, Cycle] => [cycle.id, cycle]));
    const groups = Map.groupBy(items, (one) => groupOf(one, cycles.get(one.cycleId)));
    const deadlines = [...groups].flatMap(([name, group]) => {
      const uid = deps.digest.sha256(`event>${agency.id}>${employeeId}>${name}`).slice(0, 32);
      return entryOf(group, cycles.get(group[0]?.cycleId ?? ''), `${uid}@siklus`, before, now);
    });
    await rememberSaid(deps, entry, deadlines, now);
    return { language: person.language ?? 'id', deadlines };
  };
