import { approvedOf, closeAgain, liftedCase } from '../../domain/closing/close-again.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Reopening } from '../../domain/cycle/reopening.ts';
import { isConcerned } from '../../domain/cycle/reopening-rules.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { foreseeEnds } from '../closing/foresee-ends.ts';
import { recordInputs } from '../closing/record-inputs.ts';
import type { StepDeps, Verdict } from '../closing/settle-stored.ts';
import { type JudgePage, workShards } from '../closing/work-shards.ts';

/**
 * Settles everybody whom a reopening concerned, by the plan of every close and the window's end: once each, from a death at any
 * point. Nothing that was done in time is taken back, so nobody whose own duties were met can come to a worse end.
 */
export const settleAgain = async (
  deps: StepDeps,
  agencyId: string,
  cycle: Cycle,
  reopening: Reopening,
  rules: RuleSet,
): Promise<void> => {
  const approved = approvedOf(reopening);
  const { phase, number, version, until, scope } = approved;
  const of = { agencyId, cycle, phase, rules };
  const foresee = await foreseeEnds(deps, {
    ...of,
    cutOff: () => until,
    judged: (subject) => liftedCase(subject, phase),
  });
  const { see, ...record } = recordInputs(deps, { ...of, version });

  const judgePage: JudgePage = async (page, shard) => {
    const foreseen = await foresee(page);
    for (const { data } of page) see(shard, foreseen(data).input);
    return async ({ data }): Promise<Verdict> => {
      const { end, input } = foreseen(data);
      see(shard, input);
      const { endState, rule } = end;
      if (data.reopened?.number === number && data.reopened.closed === true) return { endState, rule, change: null };
      const { next, body } = closeAgain(data, phase, { end, hasRealisation: input.hasRealisation }, approved);
      return { endState, rule, change: { next, act: 'phase-closed-again', body } };
    };
  };
  const includes = (subject: Parameters<typeof isConcerned>[1]) => isConcerned(scope, subject);
  const work = { agencyId, cycle, step: `reopened-${number}` as const, judgePage, includes, ...record };
  await workShards(deps, work, { from: 0, to: cycle.shardCount });
};
