import type { Instant, LocalDate, Zone } from './instant.ts';

/** Hours east of UTC. A table and not ICU data: the zones have had no daylight saving since 1964, and the rules stay pure. */
const offsetHours: Record<Zone, number> = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 };

const secondMs = 1000;
const hourMs = 3600 * secondMs;
const dayMs = 24 * hourMs;

const shifted = (time: Instant | LocalDate, ms: number): Instant =>
  new Date(new Date(time).getTime() + ms).toISOString();

/**
 * Any RFC 3339 time with an offset (`2026-01-31T23:59:00+07:00`) as an Instant.
 * Throws RangeError where the text is no time.
 */
export const instantOf = (time: string): Instant => shifted(time, 0);

/** Whether the text is a day of the calendar: `2026-02-29` is not. */
export const isLocalDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
};

/** The day that an instant falls on in the zone. */
export const localDateOf = (instant: Instant, zone: Zone): LocalDate =>
  shifted(instant, offsetHours[zone] * hourMs).slice(0, 10);

/** Midnight at which the day begins in the zone. */
export const startOfDay = (date: LocalDate, zone: Zone): Instant => shifted(date, -offsetHours[zone] * hourMs);

/** Midnight at which the day ends in the zone: the exclusive end of a deadline given as a day. */
export const endOfDay = (date: LocalDate, zone: Zone): Instant => startOfDay(addDays(date, 1), zone);

/** RFC 3339 in the zone's own time: `2026-01-31T23:59:59+07:00`; milliseconds only where there are any. */
export const formatWithOffset = (instant: Instant, zone: Zone): string => {
  const hours = offsetHours[zone];
  const local = shifted(instant, hours * hourMs);
  return `${local.replace(/(\.000)?Z$/, '')}+${String(hours).padStart(2, '0')}:00`;
};

/** `seconds` may be negative. */
export const addSeconds = (instant: Instant, seconds: number): Instant => shifted(instant, seconds * secondMs);

/** `days` may be negative. */
export const addDays = (date: LocalDate, days: number): LocalDate => shifted(date, days * dayMs).slice(0, 10);

/** `YYYY-MM`. */
export const monthOf = (date: LocalDate): string => date.slice(0, 7);

/** Strictly earlier. Both of one kind: two instants or two days, whose text order is their order in time. */
export const isBefore = (a: Instant | LocalDate, b: Instant | LocalDate): boolean => a < b;
