import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';
import { type KeyIndicatorReport, type KeyIndicatorText, reportView, textView } from './key-indicator-view.ts';
import { seeUnit, type UnitTarget } from './see-unit.ts';

export type KeyIndicatorHistory = { targets: KeyIndicatorText[]; realisations: KeyIndicatorReport[] };

/** Every text of the targets and every report on them, in order. */
export const createListKeyIndicatorTexts =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: UnitTarget): Promise<KeyIndicatorHistory> => {
    const { cycleId, unitCode } = target;
    await seeUnit(deps, actor, target);
    const history: KeyIndicatorHistory = { targets: [], realisations: [] };
    for await (const { data } of eachOf(deps, keys.keyIndicatorTexts(actor.agencyId, cycleId, unitCode)))
      history.targets.push(textView(data));
    for await (const { data } of eachOf(deps, keys.keyIndicatorReports(actor.agencyId, cycleId, unitCode)))
      history.realisations.push(reportView(data));
    return history;
  };
