import type { Case } from '../../../../functions/domain/case/case.ts';
import type { Cycle } from '../../../../functions/domain/cycle/cycle.ts';
import type { Motion, ServiceRecord } from '../../../../functions/domain/forum/forum.ts';
import type { Journal } from '../engine/journal.ts';
import { cycleId } from './agencies.ts';

/* What stands in the store, read past the system: people look at a page and then act, and the oracle judges by nothing else. */

export type Standing<T> = { pk: string; sk: string; version: number; data: T };

/** Everything in the partitions that this matches. */
export const standing = <T>({ partitions }: Pick<Journal, 'partitions'>, pk: RegExp, sk = /^/): Standing<T>[] =>
  [...partitions].flatMap(([partition, items]) =>
    pk.test(partition)
      ? [...items].flatMap(([sortKey, { version, json }]) => {
          if (!sk.test(sortKey)) return [];
          const data: T = JSON.parse(json);
          return [{ pk: partition, sk: sortKey, version, data }];
        })
      : [],
  );

/** The cycle is looked at after every commit, and changes with one in fifty. */
const cycles = new WeakMap<object, { json: string; data: Cycle }>();

export const cycleOf = ({ partitions }: Pick<Journal, 'partitions'>, agency: string): Standing<Cycle> | null => {
  const pk = `${agency}#cycles`;
  const found = partitions.get(pk)?.get(cycleId);
  if (found === undefined) return null;
  const known = cycles.get(found);
  const data: Cycle = known?.json === found.json ? known.data : JSON.parse(found.json);
  cycles.set(found, { json: found.json, data });
  return { pk, sk: cycleId, version: found.version, data };
};

export const casesOf = (journal: Journal, agency: string): Standing<Case>[] =>
  standing<Case>(journal, new RegExp(`^${agency}#${cycleId}#case#\\d+$`));

export const caseOf = (journal: Journal, agency: string, employeeId: string): Standing<Case> | null =>
  casesOf(journal, agency).find(({ sk }) => sk === employeeId) ?? null;

export const recordsOf = (journal: Journal, agency: string): Standing<ServiceRecord>[] =>
  standing<ServiceRecord>(journal, new RegExp(`^${agency}#${cycleId}#services$`));

export const motionsOf = (journal: Journal, agency: string): Standing<Motion>[] =>
  standing<Motion>(journal, new RegExp(`^${agency}#${cycleId}#forum#`));
