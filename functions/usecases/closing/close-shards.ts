import type { Case } from '../../domain/case/case.ts';
import type { ClosureBody } from '../../domain/case/result-bodies.ts';
import type { SettledPhase } from '../../domain/closing/plan-closure.ts';
import { settleCase } from '../../domain/closing/settle-case.ts';
import { ownDeadline } from '../../domain/cycle/own-deadline.ts';
import { closeVoices } from '../feedback/close-voices.ts';
import { sealFeedback } from '../feedback/seal-feedback.ts';
import { gateStore } from '../support/gate-store.ts';
import { loadCycle, loadRules } from '../support/load.ts';
import { type Foreseen, foreseeEnds } from './foresee-ends.ts';
import { recordInputs } from './record-inputs.ts';
import type { StepDeps, Verdict } from './settle-stored.ts';
import { type JudgePage, type ShardRange, workShards } from './work-shards.ts';

/** While the last cases of a shard are written its writers run out of work: those of the next one take their place. */
const shardsAtOnce = 3;

/**
 * More cases in work than calls on the way: while one is computed the next questions have been asked. A partition takes a thousand
 * writes a second, so that the commits are no more than those of any other step.
 */
const casesAtOnce = 48;
const onTheWay = { reads: 16, commits: 16 };

/** Settles everybody of some shards at the close of a phase, by the pure `planClosure`. */
export const createCloseShards =
  (ungated: StepDeps) =>
  async (input: ShardRange & { phase: SettledPhase }): Promise<void> => {
    const { agencyId, phase } = input;
    const { data: cycle } = await loadCycle(ungated, agencyId, input.cycleId);
    const rules = await loadRules(ungated, agencyId, cycle.ruleSetVersion);
    if (phase === 'execution') await closeVoices(ungated, input, rules);
    const deps: StepDeps = { ...ungated, store: gateStore(ungated.store, onTheWay) };
    const cutOff = (subject: Case) => ownDeadline(cycle, subject, phase);
    const foresee = await foreseeEnds(deps, { agencyId, cycle, phase, rules, cutOff });

    const { see, ...record } = recordInputs(deps, { agencyId, cycle, phase, rules });

    const judgePage: JudgePage = async (page, shard) => {
      const foreseen = await foresee(page);
      const asRead = new Map(page.map(({ data }) => [data, foreseen(data)]));
      for (const { input } of asRead.values()) see(shard, input);
      return async ({ data }) => {
        if (phase === 'execution') await sealFeedback(deps, agencyId, data, rules.feedback);
        const now = asRead.get(data) ?? foreseen(data);
        see(shard, now.input);
        return verdictOf(phase, data, now);
      };
    };
    await workShards(deps, { agencyId, cycle, step: phase, shardsAtOnce, casesAtOnce, judgePage, ...record }, input);
  };

const verdictOf = (phase: SettledPhase, subject: Case, { end, follows }: Foreseen): Verdict => {
  const { endState, rule, ownDutiesMet } = end;
  if (follows !== null) return { endState, rule, change: { act: 'plan-followed', ...follows } };
  const settlement = settleCase(subject, end);
  if (settlement === null) return { endState, rule, change: null };
  const body: ClosureBody = { phase, rule, endState, ownDutiesMet, marks: settlement.added };
  return { endState, rule, change: { next: settlement.next, act: settlement.act, body } };
};
