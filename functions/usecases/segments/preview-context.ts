import type { Cycle } from '../../domain/cycle/cycle.ts';
import { localDateOf } from '../../domain/time/zone.ts';
import { openAnnualPlans } from '../plans/annual-plans.ts';
import type { Deps } from '../support/deps.ts';
import { loadRules } from '../support/load.ts';
import { type Overlay, viewDirectory } from './directory-view.ts';
import type { PreviewContext } from './reassignment-preview.ts';

/** All that previews of one cycle have in common. */
export const previewContext = async (
  deps: Pick<Deps, 'store' | 'clock' | 'digest'>,
  agencyId: string,
  cycle: Cycle,
  overlay?: Overlay,
): Promise<PreviewContext> => {
  const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
  const directory = await viewDirectory(deps, agencyId, cycle.period, rules, overlay);
  const annual = await openAnnualPlans(deps, agencyId, cycle);
  const load: PreviewContext['directory']['load'] = async (people) => {
    await directory.load(people);
    await annual.load(people.map(({ id }) => id));
  };
  const today = localDateOf(deps.clock.now(), cycle.zone);
  return { cycle, rules, today, directory: { ...directory, load }, annual, digest: deps.digest };
};
