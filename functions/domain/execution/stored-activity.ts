import type { Instant, LocalDate } from '../time/instant.ts';
import type { Activity, ActivityChange } from './activity.ts';

/**
 * One version of an activity as the table keeps it. A month of a person has to be read for one unit, so what the key says
 * is not said again, what is absent is left out, and the names are short: the engine bills every byte of them.
 */
export type StoredActivity = {
  schemaVersion: 1;
  /** Work result. */
  w: string;
  /** Text. */
  t: string;
  /** Minutes. */
  m: number;
  /** When it was stored, in milliseconds since 1970. */
  a: number;
  /** Tag of the request. */
  d: string;
  /** Last day. */
  u?: LocalDate;
  /** First and last minute of the day, `HH:MM-HH:MM`. */
  h?: string;
  /** Quantity. */
  q?: string;
  /** Progress. */
  p?: string;
  /** Done. */
  f?: boolean;
  /** Evidence. */
  e?: string[];
  /** Working days late. */
  l?: number;
  /** Imported from a sheet. */
  i?: true;
  /** Correction or withdrawal, its reason and its Idempotency-Key. */
  c?: { k: ActivityChange['kind']; r: string; q: string };
};

export type ActivityAddress = { date: LocalDate; id: string; version: number };

export const toStoredActivity = (activity: Activity): StoredActivity => ({
  schemaVersion: 1,
  w: activity.workResultId,
  t: activity.text,
  m: activity.minutes,
  a: new Date(activity.at).getTime(),
  d: activity.requestTag,
  ...(activity.endDate === null ? {} : { u: activity.endDate }),
  ...(activity.startTime === null || activity.endTime === null
    ? {}
    : { h: `${activity.startTime}-${activity.endTime}` }),
  ...(activity.quantity === null ? {} : { q: activity.quantity }),
  ...(activity.progress === null ? {} : { p: activity.progress }),
  ...(activity.done === null ? {} : { f: activity.done }),
  ...(activity.evidence.length === 0 ? {} : { e: activity.evidence }),
  ...(activity.lateDays === 0 ? {} : { l: activity.lateDays }),
  ...(activity.source === 'import' ? { i: true } : {}),
  ...(activity.change === null
    ? {}
    : { c: { k: activity.change.kind, r: activity.change.reason, q: activity.requestKey ?? '' } }),
});

const instantOfMs = (ms: number): Instant => new Date(ms).toISOString();

export const fromStoredActivity = (address: ActivityAddress, stored: StoredActivity): Activity => {
  const [startTime = null, endTime = null] = stored.h?.split('-') ?? [];
  return {
    ...address,
    endDate: stored.u ?? null,
    startTime,
    endTime,
    workResultId: stored.w,
    text: stored.t,
    quantity: stored.q ?? null,
    minutes: stored.m,
    progress: stored.p ?? null,
    done: stored.f ?? null,
    evidence: stored.e ?? [],
    at: instantOfMs(stored.a),
    lateDays: stored.l ?? 0,
    source: stored.i === true ? 'import' : 'entry',
    change: stored.c === undefined ? null : { kind: stored.c.k, reason: stored.c.r },
    requestTag: stored.d,
    requestKey: stored.c?.q ?? null,
  };
};
