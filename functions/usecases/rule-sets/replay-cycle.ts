import pLimit from 'p-limit';
import type { Case } from '../../domain/case/case.ts';
import { scoringActOf } from '../../domain/case/rewind.ts';
import { phases } from '../../domain/cycle/phase.ts';
import { refuse } from '../../domain/refusal.ts';
import { checkRuleSet } from '../../domain/rules/check-rule-set.ts';
import {
  byUnit,
  outcomeOf,
  type Replayed,
  type ReplayScope,
  replayScope,
  type UnitReplay,
} from '../../domain/rules/replay.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { readChain } from '../audit/read-chain.ts';
import { decodeCursor, encodeCursor } from '../cycles/page-cursor.ts';
import { requireOverseer } from '../cycles/require-overseer.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadCycle } from '../support/load.ts';
import { findVersion } from './find-version.ts';
import { createScoreAgain } from './score-again.ts';

export type ReplayInput = { cycleId: string; version: string; cursor: string | null; limit: number };
export type ReplayPage = {
  cycleId: string;
  /** The rules that the cycle was scored by, and those tried on it. */
  ruleSetVersion: string;
  triedVersion: string;
  scope: ReplayScope;
  units: UnitReplay[];
  /** People of this page who have not been scored. */
  notScored: number;
  next: string | null;
};
type ReplayDeps = Pick<Deps, 'store' | 'digest'>;

/** Chains read at once. */
const concurrency = 16;

/**
 * Tries rules, a draft or a version, on the people of a scored cycle, a page at a time, and changes nothing. Compared is what
 * scoring gave and would give; what committee and deciders did afterwards was judged by people and is not replayed. Releases of
 * colleagues' voices stay as the close made them.
 */
export const createReplayCycle =
  (deps: ReplayDeps) =>
  async (actor: Actor, input: ReplayInput): Promise<ReplayPage> => {
    const { agencyId } = actor;
    const { data: cycle } = await loadCycle(deps, agencyId, input.cycleId);
    requireOverseer(actor, cycle);
    if (phases.indexOf(cycle.phase) <= phases.indexOf('scoring'))
      refuse('wrong-phase', { detail: 'Only a cycle that was scored can be replayed.', extra: { phase: cycle.phase } });
    const { rules } = await findVersion(deps, agencyId, input.version);
    const problems = checkRuleSet(rules);
    if (problems.length > 0) refuse('rule-set-invalid', { fields: problems });
    const asOf = cycle.closures['supervisor-review']?.at ?? cycle.openedAt;
    const scoreAgain = await createScoreAgain(deps, agencyId, cycle, rules, asOf);

    const at = input.cursor === null ? { shard: 0, after: null } : decodeCursor(input.cursor);
    const range = keys.cases(agencyId, cycle.id, at.shard);
    const page = await deps.store.query(range, { limit: input.limit, after: at.after });
    const limit = pLimit(concurrency);
    const replay = async (seen: Stored<Case>): Promise<Replayed | null> => {
      const { subject, records } = await readChain(deps, agencyId, seen);
      const act = scoringActOf(records);
      const computed = await scoreAgain({ stored: { ...seen, data: subject }, records });
      if (act === null || computed === null) return null;
      const { employeeId, unitCode } = subject;
      return {
        employeeId,
        unitCode,
        before: act.decision === 'unassessed' ? null : outcomeOf(act.record.body),
        after: computed.decision === 'scored' ? outcomeOf(computed.version) : null,
      };
    };
    const replayed = await Promise.all(page.items.map((seen) => limit(() => replay(seen))));
    const people = replayed.filter((one) => one !== null);
    const further = at.shard + 1 < cycle.shardCount ? encodeCursor({ shard: at.shard + 1, after: null }) : null;
    return {
      cycleId: cycle.id,
      ruleSetVersion: cycle.ruleSetVersion,
      triedVersion: rules.version,
      scope: replayScope(),
      units: byUnit(people),
      notScored: replayed.length - people.length,
      next: page.next === null ? further : encodeCursor({ shard: at.shard, after: page.next }),
    };
  };
