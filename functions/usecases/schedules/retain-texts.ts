import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Disposal } from '../../domain/erasure/disposal.ts';
import { endOfTerm, retentionOf } from '../../domain/erasure/retention.ts';
import { retainedKinds } from '../../domain/erasure/retention-rules.ts';
import { instantOf, localDateOf } from '../../domain/time/zone.ts';
import { ConflictError } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { disposeTexts } from '../erasures/dispose-texts.ts';
import { removeFiles } from '../erasures/remove-files.ts';
import type { Deps } from '../support/deps.ts';
import { insertFact } from '../support/insert-fact.ts';
import { eachOf, loadRules } from '../support/load.ts';
import type { Tenants } from '../support/tenants.ts';
import type { ScheduleReport } from './for-each-cycle.ts';
import { forEachCycle } from './for-each-cycle.ts';

/** Cases worked in one run, in each cycle: some 60 units of reading each, and a function has fifteen minutes. */
const casesPerRun = 2000;

/**
 * The schedule of retention: what has been kept as long as the rule set of its cycle says is proposed for erasure, once; what
 * two people have decided and confirmed is carried out, and the bytes of files that were named in an erased text are taken away.
 * Nothing is ever erased without them.
 */
export const createRetainTexts = (tenants: Tenants) => {
  return ({ time }: { time: string }): Promise<ScheduleReport> =>
    forEachCycle(tenants, async (deps, agencyId, { data: cycle }) => {
      if (cycle.publishedAt === null || (cycle.phase !== 'closed' && cycle.phase !== 'follow-up')) return false;
      const proposed = await propose(deps, agencyId, cycle, instantOf(time));
      let worked = 0;
      for await (const stored of eachOf(deps, keys.disposals(agencyId, cycle.id)))
        worked += await carryOn(() => disposeTexts(deps, agencyId, cycle, stored, casesPerRun));
      worked += await removeFiles(deps, agencyId, cycle.id);
      return proposed + worked > 0;
    });
};

/** Another run at the same moment has the place; it goes on from there. */
const carryOn = async (work: () => Promise<number>): Promise<number> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConflictError) return 0;
    throw error;
  }
};

const propose = async (deps: Pick<Deps, 'store'>, agencyId: string, cycle: Cycle, now: string): Promise<number> => {
  const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
  const today = localDateOf(now, cycle.zone);
  let proposed = 0;
  for (const kind of retainedKinds) {
    const retention = retentionOf(rules, kind);
    const due = retention === null ? null : endOfTerm(cycle, retention.mostMonths);
    if (retention === null || due === null || today < due) continue;
    const key = keys.disposal(agencyId, cycle.id, kind);
    if ((await deps.store.get(key)) !== null) continue;
    const { basis } = retention;
    const disposal: Disposal = {
      schemaVersion: 1,
      cycleId: cycle.id,
      kind,
      due,
      basis,
      ruleSetVersion: cycle.ruleSetVersion,
      proposedAt: now,
      status: 'proposed',
    };
    if ((await insertFact<Disposal>(deps, key, disposal)).inserted) proposed += 1;
  }
  return proposed;
};
