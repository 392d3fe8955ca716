import type { Case } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { ServiceRecord } from '../../domain/forum/forum.ts';
import { addSpread, emptySpread, type Spread, spreadOfCase } from '../../domain/forum/spread.ts';
import { predicates } from '../../domain/scoring/predicate.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { caseKey, eachOf } from '../support/load.ts';

/** Everybody of a service, by its rosters. */
export const readCases = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycle: Cycle,
  serviceCode: string,
): Promise<Case[]> => {
  const cases: Case[] = [];
  for await (const { data: roster } of eachOf(deps, keys.rosters(agencyId, cycle.id, serviceCode))) {
    const found = await deps.store.getMany(roster.employeeIds.map((id) => caseKey(agencyId, cycle, id)));
    for (const stored of found) {
      if (stored === null) throw new Error('a roster names somebody without a case');
      cases.push(stored.data);
    }
  }
  return cases;
};

/** The spread that the official sees is the one that is signed: a difference means that a rating has two truths. */
export const requireSameCounts = (record: ServiceRecord, cases: readonly Case[]): void => {
  const counted = cases.reduce<Spread>(
    (sum, subject) => addSpread(sum, spreadOfCase(subject) ?? emptySpread()),
    emptySpread(),
  );
  if (record.unassessed !== counted.unassessed || predicates.some((p) => record.counts[p] !== counted.counts[p]))
    throw new Error('the counts of a service differ from its cases');
};
