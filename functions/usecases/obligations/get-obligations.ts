import { type Obligation, obligationId, placeOf } from '../../domain/obligations/obligation.ts';
import { daysLeft } from '../../domain/obligations/time-left.ts';
import type { Instant, Zone } from '../../domain/time/instant.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { employeeKey } from '../support/load.ts';
import { openLedger } from './open-ledger.ts';

export type ObligationView = Obligation & {
  obligationId: string;
  cycleTitle: string;
  /** Name of the person whom it is about; null for the reader, and where it is about nobody. */
  name: string | null;
  /** Whole days in the agency's zone; negative once it is over. */
  daysLeft: number;
  overdue: boolean;
};
export type ObligationPage = {
  asOf: Instant;
  zone: Zone;
  total: number;
  overdue: number;
  items: ObligationView[];
  next: string | null;
};

/** What the caller owes to whom by when, the next to end first. Everything in it is the caller's to act on, and so to see. */
export const createGetObligations =
  (deps: Pick<Deps, 'store' | 'digest' | 'clock'>) =>
  async (actor: Actor, { limit, cursor }: { limit: number; cursor: string | null }): Promise<ObligationPage> => {
    const { agencyId, personId } = actor;
    const { agency, now, cycles, of } = await openLedger(deps, agencyId, deps.clock.now());
    const { zone } = agency;
    const { items: sorted, names } = await of(personId);
    // A duty that was done meanwhile is no obstacle.
    const from = cursor === null ? 0 : sorted.findIndex((one) => placeOf(one) > cursor);
    const page = from < 0 ? [] : sorted.slice(from, from + limit);
    const named = await namesOf(deps, actor, page, names);
    const titles = new Map(cycles.map(({ id, title }): [string, string] => [id, title]));
    const last = page.at(-1);
    return {
      ...{ asOf: now, zone, total: sorted.length },
      overdue: sorted.filter(({ deadline }) => now >= deadline).length,
      items: page.map((one) => ({
        ...one,
        obligationId: obligationId(one),
        cycleTitle: titles.get(one.cycleId) ?? one.cycleId,
        name: named.get(one.about.employeeId ?? '') ?? null,
        daysLeft: daysLeft(one.deadline, now, zone),
        overdue: now >= one.deadline,
      })),
      next: last === undefined || from + limit >= sorted.length ? null : placeOf(last),
    };
  };

/** Names that the board did not tell already. */
const namesOf = async (
  deps: Pick<Deps, 'store'>,
  { agencyId, personId }: Actor,
  page: readonly Obligation[],
  known: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> => {
  const about = new Set(page.flatMap(({ about: { employeeId } }) => employeeId ?? []));
  const unknown = [...about].filter((id) => id !== personId && !known.has(id));
  if (unknown.length === 0) return known;
  const found = await deps.store.getMany(unknown.map((id) => employeeKey(agencyId, id)));
  return new Map([
    ...known,
    ...found.flatMap((one): [string, string][] => (one === null ? [] : [[one.data.id, one.data.name]])),
  ]);
};
