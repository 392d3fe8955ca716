import type { Instant } from '../domain/time/instant.ts';
import { addSeconds } from '../domain/time/zone.ts';

export type CalendarEvent = {
  /** The same at every reading, also after an extension. */
  uid: string;
  /** Grows with each change of the time. */
  sequence: number;
  /** When the event was last changed: not the time of reading, so that the same calendar is the same text. */
  changedAt: Instant;
  /** Exclusive end of the time to act. */
  deadline: Instant;
  summary: string;
};

/** Octets of a line without its break (RFC 5545 section 3.1). */
const lineOctets = 75;
/** An entry that people see on the day, before its end. */
const shownSeconds = 1800;
const octets = new TextEncoder();

/** RFC 5545 section 3.3.11. Control characters stand in no text of ours and in no line of a calendar. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?|\n/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');

/** A long line goes on in the next after a space; no character is cut in two. */
const folded = (line: string): string => {
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const sign of line) {
    const more = octets.encode(sign).length;
    if (size + more > lineOctets) {
      parts.push(part);
      part = '';
      // The space that the next line begins with counts.
      size = 1;
    }
    part += sign;
    size += more;
  }
  return [...parts, part].join('\r\n ');
};

/** `20260131T170000Z`: in UTC, so that no calendar needs to know the zone. */
const utc = (instant: Instant): string => instant.replace(/[-:]|\.\d+/g, '');

const eventLines = ({ uid, sequence, changedAt, deadline, summary }: CalendarEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(uid)}`,
  `DTSTAMP:${utc(changedAt)}`,
  `SEQUENCE:${sequence}`,
  `DTSTART:${utc(addSeconds(deadline, -shownSeconds))}`,
  `DTEND:${utc(deadline)}`,
  `SUMMARY:${escaped(summary)}`,
  'CLASS:PRIVATE',
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

/** A calendar of deadlines (iCalendar, RFC 5545). */
export const renderCalendar = (name: string, events: readonly CalendarEvent[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Siklus//Deadlines//ID',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
