import type { Case } from '../../domain/case/case.ts';
import { isPending } from '../../domain/objection/objection-ref.ts';
import { ConflictError, type Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { StepDeps, Verdict } from '../closing/settle-stored.ts';
import { type JudgePage, type ShardRange, workShards } from '../closing/work-shards.ts';
import { loadCycle, loadRules } from '../support/load.ts';
import { proposalsFor } from './proposals-for.ts';

/** Proposes measures by rule to the authorised official, who decides each of them (PP 30/2019 art. 53-58). */
export const createProposeFollowUps =
  (deps: StepDeps) =>
  async (input: ShardRange): Promise<void> => {
    const { agencyId } = input;
    const { data: cycle } = await loadCycle(deps, agencyId, input.cycleId);
    const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);

    const propose = async (subject: Case): Promise<Verdict> => {
      if (subject.stage !== 'decided') return { endState: 'escalated', rule: 'without-decided-result', change: null };
      // Its result may still change: the decision on the objection makes the proposals.
      if (isPending(subject.objection)) return { endState: 'escalated', rule: 'objection-pending', change: null };
      const proposals = await proposalsFor(deps, agencyId, subject, cycle, rules, deps.clock.now());
      for (const data of proposals)
        await commitOnce(deps, {
          kind: 'insert',
          key: keys.followUp(agencyId, subject.cycleId, data.serviceCode, data.id),
          data,
        });
      return { endState: 'complete', rule: proposals.length === 0 ? 'nothing-proposed' : 'proposed', change: null };
    };
    const judgePage: JudgePage = async () => (stored) => propose(stored.data);
    await workShards(deps, { agencyId, cycle, step: 'proposals', judgePage }, input);
  };

/** A proposal that stands already, from an earlier attempt or with a decision on it, stays as it is. */
const commitOnce = async (deps: StepDeps, write: Write): Promise<void> => {
  try {
    await deps.store.commit([write]);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
  }
};
