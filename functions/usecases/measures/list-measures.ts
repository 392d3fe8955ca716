import type { RunningMeasure } from '../../domain/follow-up/follow-up.ts';
import { localDateOf } from '../../domain/time/zone.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf, loadAgency } from '../support/load.ts';

export type MeasureView = Omit<RunningMeasure, 'schemaVersion' | 'open'> & {
  /** Its time is over, and somebody has to say how it went. */
  ended: boolean;
};
export type MeasureList = { items: MeasureView[] };

const isSeenBy = (actor: Actor, { employeeId, appraiserId, officialId }: RunningMeasure): boolean =>
  [employeeId, appraiserId, officialId].includes(actor.personId) ||
  actor.roles.some((role) => role === 'administrator' || role === 'auditor');

/** The measures that run or wait for somebody to say how they went, the next to end first; each person sees the own ones. */
export const createListMeasures =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (actor: Actor): Promise<MeasureList> => {
    const { data: agency } = await loadAgency(deps, actor.agencyId);
    const today = localDateOf(deps.clock.now(), agency.zone);
    const items: MeasureView[] = [];
    for await (const { data } of eachOf(deps, keys.runningMeasures(actor.agencyId))) {
      if (!data.open || !isSeenBy(actor, data)) continue;
      const { schemaVersion: _, open: __, ...rest } = data;
      items.push({ ...rest, ended: data.to < today });
    }
    return { items: items.sort((a, b) => (a.to < b.to ? -1 : 1)) };
  };
