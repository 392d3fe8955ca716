import type { Case } from '../../domain/case/case.ts';
import type { StepDeps, Verdict } from '../closing/settle-stored.ts';
import { type JudgePage, type ShardRange, workShards } from '../closing/work-shards.ts';
import { loadCycle } from '../support/load.ts';

/** Fixes what is published: the spread and the Merkle root of every shard. The cases themselves do not change. */
export const createPublishShards =
  (deps: StepDeps) =>
  async (input: ShardRange): Promise<void> => {
    const { data: cycle } = await loadCycle(deps, input.agencyId, input.cycleId);
    const judgePage: JudgePage = async () => async (stored) => publish(stored.data);
    await workShards(deps, { agencyId: input.agencyId, cycle, step: 'publication', judgePage }, input);
  };

const publish = (subject: Case): Verdict => {
  if (subject.stage !== 'decided') return { endState: 'escalated', rule: 'without-decided-result', change: null };
  return subject.result.basis === 'provisional'
    ? { endState: 'provisional', rule: 'published-provisional', change: null }
    : { endState: 'complete', rule: 'published', change: null };
};
