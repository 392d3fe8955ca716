import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Deps } from '../support/deps.ts';
import { caseKey } from '../support/load.ts';

/** No agency is deeper; it also ends a line that runs in a circle. */
const highest = 12;

/** The superiors of a decider from the nearest upward, by the cases of the cycle; empty where the rules go to the official at once. */
export const lineAbove = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycle: Cycle,
  { objection }: Pick<RuleSet, 'objection'>,
  deciderId: string | null,
): Promise<string[]> => {
  const line: string[] = [];
  if (objection.escalateTo === 'official' || deciderId === null) return line;
  for (let personId = deciderId; line.length < highest; ) {
    const above = (await deps.store.get(caseKey(agencyId, cycle, personId)))?.data.appraiserId ?? null;
    if (above === null || line.includes(above)) break;
    line.push(above);
    personId = above;
  }
  return line;
};
