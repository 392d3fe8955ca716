import { checkAction } from '../../domain/case/actions.ts';
import { relationsOf } from '../../domain/case/relations.ts';
import { sharesOf, shareText } from '../../domain/segments/shares.ts';
import type { LocalDate } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { caseKey, eachOf, employeeKey, loadCycle, loadRules } from '../support/load.ts';

export type SegmentDuty = {
  employeeId: string;
  name: string;
  number: number;
  from: LocalDate;
  to: LocalDate;
  unitCode: string;
  share: string;
  reviewed: boolean;
  /** The review is possible now. */
  due: boolean;
  /** Of the case: what the review must name. */
  version: number;
};

/** The parts of the period that the caller rates of people whom somebody else appraises now. */
export const createListMySegments =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (actor: Actor, { cycleId }: { cycleId: string }): Promise<{ items: SegmentDuty[] }> => {
    const { agencyId, personId } = actor;
    const { data: cycle } = await loadCycle(deps, agencyId, cycleId);
    const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
    const ids: string[] = [];
    for await (const { data } of eachOf(deps, keys.segmentEntries(agencyId, cycleId, personId)))
      ids.push(data.employeeId);
    const [people, cases] = await Promise.all([
      deps.store.getMany(ids.map((id) => employeeKey(agencyId, id))),
      deps.store.getMany(ids.map((id) => caseKey(agencyId, cycle, id))),
    ]);
    const now = deps.clock.now();
    const items = cases.flatMap((stored, i): SegmentDuty[] => {
      const person = people[i]?.data;
      const segments = stored?.data.segments;
      if (stored === null || person === undefined || segments === undefined) return [];
      const relations = relationsOf(actor, stored.data, cycle);
      const due = checkAction('review', { cycle, case: stored.data, relations, now }).decision === 'allow';
      const shares = sharesOf(segments, rules.segments.measure);
      return segments.flatMap(({ from, to, unitCode, appraiserId, review }, at): SegmentDuty[] => {
        const share = shares[at];
        if (appraiserId !== personId || share === undefined) return [];
        const about = { employeeId: person.id, name: person.name, number: at + 1, from, to, unitCode };
        const reviewed = review !== null;
        return [{ ...about, share: shareText(share), reviewed, due: due && !reviewed, version: stored.version }];
      });
    });
    return { items };
  };
