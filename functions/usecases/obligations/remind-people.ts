import pLimit from 'p-limit';
import type { Employee, Language } from '../../domain/directory/employee.ts';
import type { Obligation } from '../../domain/obligations/obligation.ts';
import type { ReminderRound } from '../../domain/obligations/reminder-mark.ts';
import { earliestHour, isReminderDue } from '../../domain/obligations/time-left.ts';
import type { Instant, LocalDate, Zone } from '../../domain/time/instant.ts';
import { addSeconds, formatWithOffset, instantOf, localDateOf } from '../../domain/time/zone.ts';
import { ConflictError, type Stored } from '../../ports/store.ts';
import { directoryPartitions, keys } from '../../store/keys.ts';
import type { ScheduleReport } from '../schedules/for-each-cycle.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';
import type { Tenants } from '../support/tenants.ts';
import { type Ledger, openLedger } from './open-ledger.ts';
import { type SendOutcome, sendOnce } from './send-once.ts';

/** What a message says: the open duties, by what they are and when they end, of nobody's name. */
export type ReminderText = (about: {
  language: Language;
  zone: Zone;
  now: Instant;
  items: readonly Obligation[];
  cycleTitles: ReadonlyMap<string, string>;
}) => { subject: string; text: string };

export type ReminderDeps = Pick<Deps, 'store' | 'digest' | 'clock' | 'reminders'>;

/** People asked about at once: their reads wait for each other less, and the channel is not rushed. */
const atOnce = 8;
/** A run ends well within the time of its function; the next one goes on where it stopped. */
const budgetSeconds = 200;
/** The channel is down: it is asked again by the next run. */
const failuresAtMost = 20;

/**
 * Once a day, from the hour when people begin to work, reminds everybody who owes something of all that they owe: one message, at the
 * days that the list of days says. The duties are those of `openLedger`, so nobody is reminded of what is done.
 */
export const createRemindPeople =
  ({ platform, of }: Tenants, write: ReminderText) =>
  async ({ time }: { time: string }): Promise<ScheduleReport> => {
    const report: ScheduleReport = { done: 0, failures: [] };
    for await (const { data: entry } of eachOf(platform, keys.agencyEntries())) {
      const { agencyId } = entry;
      const round = createRound(of(agencyId), agencyId, instantOf(time), write);
      await round.run().catch((error: unknown) => round.tally.failed.add(nameOf(error)));
      const { sent, refused, failed } = round.tally;
      // One address that is wrong is the list's; all of them are the channel's.
      if (sent === 0 && refused > 0) failed.add('RemindersRefused');
      report.done += sent;
      for (const error of failed) report.failures.push({ agencyId, cycleId: null, error });
    }
    return report;
  };

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

const createRound = (deps: ReminderDeps, agencyId: string, now: Instant, write: ReminderText) => {
  const tally = { sent: 0, refused: 0, failed: new Set<string>() };
  let failures = 0;

  const remind = async (
    ledger: Ledger,
    person: Employee,
    partition: number,
    today: LocalDate,
  ): Promise<SendOutcome> => {
    const { items } = await ledger.of(person.id);
    if (items.length === 0) return 'not-due';
    const { zone } = ledger.agency;
    const deadlines = items.map(({ deadline }) => deadline);
    const language = person.language ?? 'id';
    const cycleTitles = new Map(ledger.cycles.map(({ id, title }): [string, string] => [id, title]));
    return sendOnce(deps, {
      key: keys.reminderMark(agencyId, partition, person.id),
      ...{ today, now },
      isDue: (lastOn) => isReminderDue(deadlines, lastOn, today, zone),
      reminder: () => ({
        ...{ agencyId, personId: person.id, email: person.email ?? null, on: today, language },
        ...write({ language, zone, now, items, cycleTitles }),
      }),
    });
  };

  /** Whether it is known how everybody's message ended; whoever could not be reached holds nobody else up. */
  const lookAt = async (ledger: Ledger, partition: number, today: LocalDate): Promise<boolean> => {
    const limit = pLimit(atOnce);
    let isDone = true;
    const one = async ({ data }: Stored<Employee>): Promise<void> => {
      if (failures >= failuresAtMost) return;
      try {
        const outcome = await remind(ledger, data, partition, today);
        if (outcome === 'sent') tally.sent += 1;
        if (outcome === 'refused') tally.refused += 1;
        if (outcome === 'busy') isDone = false;
      } catch (error) {
        failures += 1;
        isDone = false;
        tally.failed.add(nameOf(error));
      }
    };
    let after: string | null = null;
    do {
      const range = keys.employees(agencyId, partition);
      const page: { items: Stored<Employee>[]; next: string | null } = await deps.store.query(range, {
        limit: 200,
        after,
        consistency: 'eventual',
      });
      await Promise.all(page.items.map((person) => limit(() => one(person))));
      after = page.next;
    } while (after !== null);
    return isDone && failures < failuresAtMost;
  };

  const run = async (): Promise<void> => {
    const until = addSeconds(deps.clock.now(), budgetSeconds);
    const ledger = await openLedger(deps, agencyId, now, 'everybody');
    const { zone } = ledger.agency;
    if (Number(formatWithOffset(now, zone).slice(11, 13)) < earliestHour) return;
    const today = localDateOf(now, zone);
    let round = await readRound(deps, agencyId, today);
    for (let partition = 0; partition < directoryPartitions; partition++) {
      if (round.data.done.includes(partition)) continue;
      if (deps.clock.now() >= until || failures >= failuresAtMost) return;
      if (await lookAt(ledger, partition, today)) round = await noteDone(deps, agencyId, round, partition);
    }
  };
  return { run, tally };
};

type Round = { data: ReminderRound; version: number | null };

const readRound = async (deps: ReminderDeps, agencyId: string, on: LocalDate): Promise<Round> => {
  const found = await deps.store.get(keys.reminderRound(agencyId));
  if (found?.data.on === on) return found;
  return { version: found?.version ?? null, data: { schemaVersion: 1, on, done: [] } };
};

/** Another run may be under way: what it notes is noted, and a part looked at twice reminds nobody twice. */
const noteDone = async (
  deps: ReminderDeps,
  agencyId: string,
  { version, data }: Round,
  partition: number,
): Promise<Round> => {
  const key = keys.reminderRound(agencyId);
  const next: ReminderRound = { ...data, done: [...data.done, partition] };
  try {
    await deps.store.commit([
      version === null ? { kind: 'insert', key, data: next } : { kind: 'replace', key, version, data: next },
    ]);
    return { version: (version ?? 0) + 1, data: next };
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    return readRound(deps, agencyId, data.on);
  }
};
