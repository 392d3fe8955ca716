import type { ReminderMark } from '../../domain/obligations/reminder-mark.ts';
import type { Instant, LocalDate } from '../../domain/time/instant.ts';
import { addSeconds } from '../../domain/time/zone.ts';
import type { Reminder, ReminderOutcome } from '../../ports/reminders.ts';
import { ConflictError, type Key } from '../../ports/store.ts';
import type { Deps } from '../support/deps.ts';

/** Longer than a function lives: whoever began to send before that is gone. */
const leaseSeconds = 900;

type Sending = {
  key: Key<ReminderMark>;
  today: LocalDate;
  now: Instant;
  isDue(lastOn: LocalDate | null): boolean;
  reminder(): Reminder;
};

/** `busy`: somebody else is sending it, or was and has not come back; whether it went out is known later. */
export type SendOutcome = ReminderOutcome | 'not-due' | 'busy';

/**
 * Sends a person's message of the day once. Whoever marks the attempt first sends; an attempt that was lost on the way is
 * made again after a while, so that a message comes twice sooner than never.
 *
 * @throws ReminderUnsentError the attempt is taken back, so that the next run repeats it
 */
export const sendOnce = async (
  deps: Pick<Deps, 'store' | 'reminders'>,
  { key, today, now, isDue, reminder }: Sending,
): Promise<SendOutcome> => {
  const found = await deps.store.get(key);
  const before: ReminderMark = found?.data ?? { schemaVersion: 1, lastOn: null, outcome: null, attemptAt: null };
  if (before.lastOn === today || !isDue(before.lastOn)) return 'not-due';
  if (before.attemptAt !== null && now < addSeconds(before.attemptAt, leaseSeconds)) return 'busy';
  const attempt: ReminderMark = { ...before, attemptAt: now };
  try {
    await deps.store.commit([
      found === null
        ? { kind: 'insert', key, data: attempt }
        : { kind: 'replace', key, version: found.version, data: attempt },
    ]);
  } catch (error) {
    if (error instanceof ConflictError) return 'busy';
    throw error;
  }
  const version = (found?.version ?? 0) + 1;
  const settle = (data: ReminderMark) => deps.store.commit([{ kind: 'replace', key, version, data }]);
  const outcome = await deps.reminders.send(reminder()).catch(async (error: unknown) => {
    await settle({ ...before, attemptAt: null });
    throw error;
  });
  await settle({ schemaVersion: 1, lastOn: today, outcome, attemptAt: null });
  return outcome;
};
