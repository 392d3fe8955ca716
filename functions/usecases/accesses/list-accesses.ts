import { type AccessEntry, type ListScope, type ReadKind, teamScopes } from '../../domain/access/access-entry.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Employee } from '../../domain/directory/employee.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Instant, LocalDate } from '../../domain/time/instant.ts';
import type { Range, Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { loadUnits } from '../directory/load-units.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { caseKey, eachOf, employeeKey, findEmployee } from '../support/load.ts';
import { requireRole } from '../support/require-role.ts';
import { superiorsOf } from './superiors-of.ts';

export type Access = {
  /** The day in UTC. */
  date: LocalDate;
  readerId: string;
  /** Null for somebody whom the directory does not hold any more. */
  readerName: string | null;
  /** `person`: this person's own pages. Else a list that this person is on, of the scope and its id. */
  about: 'person' | ListScope;
  id: string | null;
  /** What kinds of data, each with the first time of that day. */
  seen: { kind: ReadKind; at: Instant }[];
};
export type AccessView = { employeeId: string; from: LocalDate; to: LocalDate; items: Access[] };
export type AccessQuery = { from: LocalDate | null; to: LocalDate | null };

type AccessDeps = Pick<Deps, 'store' | 'clock'>;
const beginning = '2000-01-01';

/** Who read whose data: for the person, for administrators and auditors (whose reading of this is recorded as well). */
export const createListAccesses =
  (deps: AccessDeps) =>
  async (actor: Actor, employeeId: string, query: AccessQuery): Promise<AccessView> => {
    const { agencyId, personId } = actor;
    if (employeeId !== personId) requireRole(actor, 'administrator', 'auditor');
    const employee = await findEmployee(deps, agencyId, employeeId);
    if (employee === null) return refuse('not-found', { detail: 'No such person.' });
    const [from, to] = [query.from ?? beginning, query.to ?? deps.clock.now().slice(0, 10)];
    const own = await collect(deps, keys.accesses(agencyId, employeeId, from, to), employeeId, 'person', null);
    const lists = await scopesOf(deps, agencyId, employee.data);
    const listed = await Promise.all(
      lists.map(([scope, id]) =>
        collect(deps, keys.listAccesses(agencyId, scope, id, from, to), employeeId, scope, id),
      ),
    );
    const found = [...own, ...listed.flat()].filter(({ readerId }) => readerId !== employeeId);
    const items = await withNames(deps, agencyId, found);
    return {
      employeeId,
      from,
      to,
      items: items.toSorted((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1)),
    };
  };

const kindsOf = ({ seen }: AccessEntry): Access['seen'] =>
  Object.entries(seen).flatMap(([kind, at]) => (isKind(kind) ? [{ kind, at }] : []));
const isKind = (kind: string): kind is ReadKind => ['record', 'plan', 'work', 'rating'].includes(kind);

/** The entries of a stretch; of a list that names its people, those that name this person. */
const collect = async (
  deps: AccessDeps,
  range: Range<AccessEntry>,
  employeeId: string,
  about: Access['about'],
  id: string | null,
): Promise<Access[]> => {
  const found: Access[] = [];
  for await (const { key, data } of eachOf(deps, range)) {
    if (data.people !== undefined && !data.people.includes(employeeId)) continue;
    const [date = '', readerId = ''] = key.sk.split('#');
    found.push({ date, readerId, readerName: null, about, id, seen: kindsOf(data) });
  }
  return found;
};

/** Every list that the person stands on: the agency's, those of each cycle they have a case in, of their units, service and superiors. */
const scopesOf = async (deps: AccessDeps, agencyId: string, employee: Employee): Promise<[ListScope, string][]> => {
  const cases: Stored<Case>[] = [];
  for await (const { data: cycle } of eachOf(deps, keys.cycles(agencyId))) {
    const found = cycle.shardCount === 0 ? null : await deps.store.get(caseKey(agencyId, cycle, employee.id));
    if (found !== null) cases.push(found);
  }
  const units = await loadUnits(deps, agencyId);
  const above = (code: string | null): string[] =>
    code === null ? [] : [code, ...above(units.get(code)?.data.parentCode ?? null)];
  const scopes = cases.flatMap(({ data }): [ListScope, string][] => {
    const parts = data.segments ?? [];
    const places = [data.unitCode, ...parts.map(({ unitCode }) => unitCode)].flatMap(above);
    return [
      ['cycle', data.cycleId],
      ['service', data.serviceCode],
      ...places.map((code): [ListScope, string] => ['unit', code]),
    ];
  });
  const superiors = await superiorsOf(
    deps,
    agencyId,
    employee,
    cases.map(({ data }) => data),
  );
  const teams = superiors.flatMap((id) => teamScopes.map((scope): [ListScope, string] => [scope, id]));
  const all: [ListScope, string][] = [['agency', 'all'], ...scopes, ...teams];
  return [...new Map(all.map((one) => [one.join(' '), one])).values()];
};

const withNames = async (deps: AccessDeps, agencyId: string, items: readonly Access[]): Promise<Access[]> => {
  const ids = [...new Set(items.map(({ readerId }) => readerId))];
  const found = await deps.store.getMany(ids.map((id) => employeeKey(agencyId, id)));
  const names = new Map(ids.map((id, at) => [id, found[at]?.data.name ?? null]));
  return items.map((item) => ({ ...item, readerName: names.get(item.readerId) ?? null }));
};
