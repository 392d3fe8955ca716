import type { FollowUpEvaluatedBody } from '../../domain/case/objection-bodies.ts';
import type { FollowUp } from '../../domain/follow-up/follow-up.ts';
import { mayEvaluate } from '../../domain/follow-up/measure-state.ts';
import { proposeFollowUps } from '../../domain/follow-up/propose.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Instant, LocalDate } from '../../domain/time/instant.ts';
import { endOfDay, localDateOf } from '../../domain/time/zone.ts';
import type { Stored, Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { type ActContext, actOnCase } from '../support/act-on-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { readPersonFacts } from './person-facts.ts';
import { retryOnChange } from './retry-on-change.ts';
import { type MeasureTarget, type SeenMeasure, seeFollowUp } from './see-follow-up.ts';

type Outcome = { outcome: 'reached' | 'not-reached'; reason: string };
export type EvaluationInput = MeasureTarget & Outcome;
export type EvaluationReceipt = MeasureTarget & Outcome & { by: string; at: Instant; proposed: string[] };
type EvaluationDeps = Pick<Deps, 'store' | 'clock' | 'digest'>;

/**
 * A named human says how a measure ended. Whoever was given months to improve has them to the end; and where they did not
 * suffice, what the law foresees is proposed for a decision of its own: nothing follows by itself (PP 30/2019 art. 56-58).
 */
export const createEvaluateFollowUp =
  (deps: EvaluationDeps) =>
  async (command: Command, input: EvaluationInput): Promise<EvaluationReceipt> => {
    const first = await seeFollowUp(deps, command.actor, input);
    return retryOnChange(deps, command.actor.agencyId, first.cycle, async (versionOf) => {
      const seen = await seeFollowUp(deps, command.actor, input);
      if (seen.measure.data.evaluation !== null) return repeat(deps, command, input, seen);
      const expectedVersion = await versionOf(input.employeeId);
      return evaluate(deps, { ...command, expectedVersion }, input, seen);
    });
  };

const refuseUnless = (
  measure: FollowUp,
  outcome: Outcome['outcome'],
  today: LocalDate,
  end: (day: LocalDate) => Instant,
) => {
  const verdict = mayEvaluate(measure, outcome, today);
  switch (verdict.decision) {
    case 'allow':
      return;
    case 'not-open':
      refuse('wrong-stage', { detail: 'Only an approved measure that runs is evaluated.', whoCanFix: 'nobody' });
      return;
    case 'too-early':
      refuse('too-early', { deadline: end(verdict.until), detail: `The time given ends on ${verdict.until}.` });
  }
};

const evaluate = async (
  deps: EvaluationDeps,
  command: Command,
  input: EvaluationInput,
  { cycle, measure }: SeenMeasure,
): Promise<EvaluationReceipt> => {
  const { cycleId, employeeId, ruleId, outcome, reason } = input;
  const { agencyId, personId } = command.actor;
  const { propose, id: followUpId } = measure.data;
  const target = { cycleId, employeeId, action: 'evaluate-follow-up' } as const;
  let proposed: string[] = [];
  const { at } = await actOnCase(deps, command, target, async (context) => {
    if (personId === employeeId) refuse('conflict-of-interest', { extra: { conflict: 'self' } });
    // Months to improve end in a sanction or without one: that is for the official who gave them.
    if (propose === 'improvement-period' && !context.relations.includes('authorised-official'))
      refuse('forbidden', { detail: 'This act belongs to: authorised-official.' });
    const today = localDateOf(context.now, cycle.zone);
    refuseUnless(measure.data, outcome, today, (day) => endOfDay(day, cycle.zone));
    const body: FollowUpEvaluatedBody = { followUpId, ruleId, outcome, reason };
    const consequences = outcome === 'reached' ? [] : await consequencesOf(deps, agencyId, context, measure.data);
    proposed = consequences.map(({ ruleId: id }) => id);
    const request = { requestKey: command.requestKey ?? '', requestDigest: command.requestDigest };
    const evaluation = { outcome, reason, by: personId, at: context.now, ...request };
    return {
      next: context.case.data,
      act: 'follow-up-evaluated',
      body,
      alsoWrite: [
        { kind: 'replace', key: measure.key, version: measure.version, data: { ...measure.data, evaluation } },
        ...(await unwatch(deps, agencyId, cycleId, measure)),
        ...consequences.map(
          (data): Write => ({
            kind: 'insert',
            key: keys.followUp(agencyId, cycleId, data.serviceCode, data.id),
            data,
          }),
        ),
      ],
    };
  });
  return { cycleId, employeeId, ruleId, outcome, reason, by: personId, at, proposed };
};

const consequencesOf = async (
  deps: EvaluationDeps,
  agencyId: string,
  { cycle, rules, case: { data: subject }, now }: ActContext,
  { ruleId, id }: FollowUp,
): Promise<FollowUp[]> => {
  if (subject.stage !== 'decided') throw new Error('the stage table let an undecided case through');
  const candidates = rules.followUp.filter(({ when }) => when.failed === ruleId);
  const facts = await readPersonFacts(deps, agencyId, { subject, cycle, rules, at: now }, candidates);
  return proposeFollowUps(subject, candidates, facts, rules, now, id);
};

const unwatch = async (
  deps: EvaluationDeps,
  agencyId: string,
  cycleId: string,
  { data }: Stored<FollowUp>,
): Promise<Write[]> => {
  const stored = await deps.store.get(keys.runningMeasure(agencyId, cycleId, data.id));
  if (stored === null) return [];
  return [{ kind: 'replace', key: stored.key, version: stored.version, data: { ...stored.data, open: false } }];
};

const repeat = async (
  deps: EvaluationDeps,
  command: Command,
  { cycleId, employeeId, ruleId }: EvaluationInput,
  { case: { data: subject }, measure }: SeenMeasure,
): Promise<EvaluationReceipt> => {
  const { evaluation, id } = measure.data;
  if (evaluation === null || evaluation.requestKey !== command.requestKey || evaluation.by !== command.actor.personId)
    return refuse('already-decided');
  if (evaluation.requestDigest !== command.requestDigest) return refuse('idempotency-key-reused');
  const proposed: string[] = [];
  const range = keys.followUpsOf(command.actor.agencyId, cycleId, subject.serviceCode, employeeId);
  const { items } = await deps.store.query(range, { limit: 200, after: null });
  for (const { data } of items) if (data.after === id) proposed.push(data.ruleId);
  const { outcome, reason, by, at } = evaluation;
  return { cycleId, employeeId, ruleId, outcome, reason, by, at, proposed };
};
