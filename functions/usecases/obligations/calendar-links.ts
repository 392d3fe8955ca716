import type { CalendarLink } from '../../domain/obligations/calendar-link.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { ConflictError, type Stored, type Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Command, Deps } from '../support/deps.ts';
import { calendarKeyName, calendarName } from './calendar-token.ts';

/** `link` is null where there is none in force. */
export type CalendarLinkView = { link: string | null; since: Instant | null };
type LinkDeps = Pick<Deps, 'store' | 'clock' | 'ids' | 'digest'>;

const viewOf = (agencyId: string, link: CalendarLink | undefined): CalendarLinkView => {
  const secret = link?.secret ?? null;
  return {
    link: secret === null ? null : `/v1/public/calendars/${calendarName(agencyId, secret)}`,
    since: secret === null ? null : (link?.at ?? null),
  };
};

export const createGetCalendarLink =
  (deps: Pick<Deps, 'store'>) =>
  async ({ agencyId, personId }: Actor): Promise<CalendarLinkView> =>
    viewOf(agencyId, (await deps.store.get(keys.calendarLink(agencyId, personId)))?.data);

/** The entry behind the link that was in force goes in the same commit: no moment has two. */
const withoutOld = async (deps: LinkDeps, agencyId: string, found: Stored<CalendarLink> | null): Promise<Write[]> => {
  const secret = found?.data.secret ?? null;
  if (secret === null) return [];
  const key = keys.calendarEntry(agencyId, calendarKeyName(deps.digest, calendarName(agencyId, secret)));
  const entry = await deps.store.get(key);
  return entry === null ? [] : [{ kind: 'delete', key, version: entry.version }];
};

/** Puts a new link, or none, in the place of the one in force, which leads nowhere from then on. */
const replaceLink =
  (deps: LinkDeps, makeSecret: () => string | null) =>
  async ({ actor: { agencyId, personId }, requestKey: given }: Command): Promise<CalendarLinkView> => {
    const requestKey = given ?? refuse('idempotency-key-required');
    const key = keys.calendarLink(agencyId, personId);
    const found = await deps.store.get(key);
    if (found?.data.requestKey === requestKey) return viewOf(agencyId, found.data);
    const secret = makeSecret();
    const data: CalendarLink = { schemaVersion: 1, secret, at: deps.clock.now(), requestKey };
    const entry = { schemaVersion: 1, employeeId: personId };
    try {
      await deps.store.commit([
        found === null ? { kind: 'insert', key, data } : { kind: 'replace', key, version: found.version, data },
        ...(await withoutOld(deps, agencyId, found)),
        ...(secret === null
          ? []
          : [
              {
                kind: 'insert' as const,
                key: keys.calendarEntry(agencyId, calendarKeyName(deps.digest, calendarName(agencyId, secret))),
                data: entry,
              },
            ]),
      ]);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      const now = await deps.store.get(key);
      if (now?.data.requestKey === requestKey) return viewOf(agencyId, now.data);
      return refuse('conflict');
    }
    return viewOf(agencyId, data);
  };

export const createRenewCalendarLink = (deps: LinkDeps) => replaceLink(deps, () => deps.ids.secret());
export const createRevokeCalendarLink = (deps: LinkDeps) => replaceLink(deps, () => null);
