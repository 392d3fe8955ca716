import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { ServiceRecord } from '../../domain/forum/forum.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { ConflictError, type Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { type EndDeps, minutesOnEnd } from '../forum/end-forum.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf, loadCycle, loadRules } from '../support/load.ts';

type CloseDeps = EndDeps & Pick<Deps, 'clock'>;

/** Ends the forums that nobody locked in time: their ratings stay as they are, and record and minutes say why. */
export const createCloseForums =
  (deps: CloseDeps) =>
  async ({ agencyId, cycleId }: { agencyId: string; cycleId: string }): Promise<void> => {
    const { data: cycle } = await loadCycle(deps, agencyId, cycleId);
    const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
    for await (const stored of eachOf(deps, keys.services(agencyId, cycleId)))
      await closeForum(deps, { agencyId, cycle, rules }, stored);
  };

const closeForum = async (
  deps: CloseDeps,
  of: { agencyId: string; cycle: Cycle; rules: RuleSet },
  stored: Stored<ServiceRecord>,
): Promise<void> => {
  const { data: record } = stored;
  if (record.forum.status !== 'open') return;
  const at = deps.clock.now();
  const minutes = await minutesOnEnd(deps, of.agencyId, { ...of, record, end: { kind: 'closed-by-deadline', at } });
  const forum: ServiceRecord['forum'] = { status: 'closed-by-deadline', at, minutes: minutes.digest };
  try {
    await deps.store.commit([
      { kind: 'replace', key: stored.key, version: stored.version, data: { ...record, forum } },
      ...minutes.writes,
    ]);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    const current = await deps.store.get<ServiceRecord>({ pk: stored.key.pk, sk: stored.key.sk });
    if (current === null) throw error;
    await closeForum(deps, of, current);
  }
};
