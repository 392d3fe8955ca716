import type { Journal } from '../engine/journal.ts';
import type { Dice } from '../engine/seeded.ts';
import type { VirtualTime } from '../engine/virtual-time.ts';
import { type AgencyId, cycleId, markOf } from './agencies.ts';
import type { Asked, Client, Outcome } from './client.ts';

/** What the people of a run have at hand. */
export type Office = {
  agency: AgencyId;
  client: Client;
  time: VirtualTime;
  dice: Dice;
  journal: Journal;
  /** Ids and links that somebody was told of, by what they are of. */
  notes: Map<string, string>;
  /** Puts down that people met, or came with what was out of date. */
  count(what: string): void;
  /** Somebody goes about something; what fails in the simulation itself ends the run. */
  go(work: () => Promise<unknown>): void;
};

export const secondsOf = (n: number): number => n * 1000;
export const minutesOf = (n: number): number => n * 60_000;
export const hoursOf = (n: number): number => n * 3_600_000;

/** A text that says whose it is and is told apart from every other. */
export const say = ({ agency, dice }: Office, what: string): string =>
  `${what} ${markOf(agency)} ${dice.between(0, 999_999_999)}`;

export const succeeded = ({ status }: Outcome): boolean => status >= 200 && status < 300;

export const onPerson = (
  { client, agency }: Office,
  by: string,
  operation: string,
  employeeId: string,
  asked: Asked = {},
): Promise<Outcome> =>
  client.ask(agency, by, operation, { ...asked, params: { cycleId, employeeId, ...asked.params } });

/** Does it some time from now. */
export const later = (office: Office, fromMs: number, toMs: number, work: () => Promise<unknown>): void =>
  office.time.after(office.dice.between(fromMs, toMs), () => office.go(work));

/**
 * When people do what is due: most in the last minutes, some in the very moments around the deadline, some too late.
 */
export const dueMoment = ({ time, dice }: Office, deadline: number): number => {
  const roll = dice.next();
  if (roll < 0.4) return time.now() + dice.next() * Math.max(0, deadline - time.now());
  if (roll < 0.75) return deadline - dice.between(0, minutesOf(10));
  if (roll < 0.92)
    return deadline + dice.pick([-3000, -1000, -20, -1, 0, 0, 1, 40, 1000, 9000, 30_000, 59_000, 61_000]);
  return deadline + dice.between(0, minutesOf(30));
};
