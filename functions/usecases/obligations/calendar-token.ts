import type { Digest } from '../../ports/digest.ts';

const ending = '.ics';

/** `<agency>.<secret>.ics`: whoever holds it reads the calendar. The agency is in it because a calendar program has no token of ours. */
export const calendarName = (agencyId: string, secret: string): string => `${agencyId}.${secret}${ending}`;

/** Empty where the text names no calendar. */
export const agencyOfCalendar = (name: string): string => {
  const at = name.indexOf('.');
  return at < 0 ? '' : name.slice(0, at);
};

/** What a calendar is found under: a digest, so that a look at the keys opens none. */
export const calendarKeyName = (digest: Pick<Digest, 'sha256'>, name: string): string =>
  digest.sha256(`calendar>${name}`);
