import type { Action } from '../../domain/case/action-rules.ts';
import type { FollowUpDecidedBody } from '../../domain/case/objection-bodies.ts';
import type { FollowUp, RunningMeasure } from '../../domain/follow-up/follow-up.ts';
import { termOf } from '../../domain/follow-up/measure-state.ts';
import { RefusedError, refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { localDateOf } from '../../domain/time/zone.ts';
import type { Stored, Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { requireRelation, type SeenService, type ServiceTarget, seeService } from '../services/see-service.ts';
import { type ActContext, actOnCase, type CaseChange } from '../support/act-on-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { retryOnChange } from './retry-on-change.ts';

type FollowUpDeps = Pick<Deps, 'store' | 'clock' | 'digest'>;
type Decision = { decision: 'approve' | 'reject'; reason: string };
export type FollowUpInput = ServiceTarget & { followUpId: string } & Decision;
export type FollowUpReceipt = ServiceTarget & { followUpId: string; by: string; at: Instant } & Decision;

/**
 * The authorised official decides on one proposed measure, by name and with a reason (PP 30/2019 art. 53-58); nobody on one
 * of their own. What a failed improvement leads to is decided whenever it is known, also after the cycle has closed.
 */
export const createDecideFollowUp =
  (deps: FollowUpDeps) =>
  async (command: Command, input: FollowUpInput): Promise<FollowUpReceipt> => {
    const seen = await seeService(deps, command.actor, input);
    requireRelation(seen, 'authorised-official');
    return retryOnChange(deps, command.actor.agencyId, seen.cycle, async (versionOf) => {
      const { agencyId } = command.actor;
      const { cycleId, serviceCode, followUpId } = input;
      const stored = await deps.store.get(keys.followUp(agencyId, cycleId, serviceCode, followUpId));
      if (stored === null) throw new RefusedError({ code: 'not-found', detail: 'No such follow-up.' });
      if (stored.data.outcome !== null) return repeat(stored, command, input);
      const expectedVersion = await versionOf(stored.data.employeeId);
      return decide(deps, { ...command, expectedVersion }, input, seen, stored);
    });
  };

const decide = async (
  deps: FollowUpDeps,
  command: Command,
  input: FollowUpInput,
  { cycle }: SeenService,
  stored: Stored<FollowUp>,
): Promise<FollowUpReceipt> => {
  const { cycleId, serviceCode, followUpId, decision, reason } = input;
  const { employeeId, ruleId, after } = stored.data;
  const { personId } = command.actor;
  if (personId === employeeId)
    refuse('conflict-of-interest', {
      detail: 'Nobody decides on a measure of their own.',
      extra: { conflict: 'self' },
    });
  const action: Action = after === null ? 'decide-follow-up' : 'decide-consequence';
  const change = async (context: ActContext): Promise<CaseChange> => {
    const body: FollowUpDecidedBody = { followUpId, ruleId, decision, reason };
    const decided = decidedAs(stored.data, command, { decision, reason }, context.now, cycle.zone);
    return {
      next: context.case.data,
      act: 'follow-up-decided',
      body,
      alsoWrite: [
        { kind: 'replace', key: stored.key, version: stored.version, data: decided },
        ...watch(command.actor.agencyId, context, decided),
      ],
    };
  };
  const { at } = await actOnCase(deps, command, { cycleId, employeeId, action }, change);
  return { cycleId, serviceCode, followUpId, by: personId, at, decision, reason };
};

const decidedAs = (
  followUp: FollowUp,
  { actor, requestKey, requestDigest }: Command,
  { decision, reason }: Decision,
  at: Instant,
  zone: SeenService['cycle']['zone'],
): FollowUp => ({
  ...followUp,
  outcome: { decision, reason, by: actor.personId, at, requestKey: requestKey ?? '', requestDigest },
  term: decision === 'approve' ? termOf(localDateOf(at, zone), followUp.months) : null,
});

/** A measure that runs for months outlives its cycle: it is listed where the clock looks. */
const watch = (agencyId: string, { cycle, case: { data } }: ActContext, followUp: FollowUp): Write[] => {
  if (followUp.term === null) return [];
  const { employeeId, serviceCode, id: followUpId, propose, term } = followUp;
  const running: RunningMeasure = {
    schemaVersion: 1,
    cycleId: cycle.id,
    serviceCode,
    employeeId,
    followUpId,
    propose,
    appraiserId: data.appraiserId,
    officialId: cycle.authorisedOfficialId,
    to: term.to,
    open: true,
    reminded: [],
  };
  return [{ kind: 'insert', key: keys.runningMeasure(agencyId, cycle.id, followUpId), data: running }];
};

const repeat = ({ data }: Stored<FollowUp>, command: Command, input: FollowUpInput): FollowUpReceipt => {
  const { outcome } = data;
  if (outcome === null || outcome.requestKey !== command.requestKey || outcome.by !== command.actor.personId)
    throw new RefusedError({ code: 'already-decided' });
  if (outcome.requestDigest !== command.requestDigest || outcome.decision === 'withdraw')
    return refuse('idempotency-key-reused');
  const { cycleId, serviceCode, followUpId } = input;
  const { by, at, decision, reason } = outcome;
  return { cycleId, serviceCode, followUpId, by, at, decision, reason };
};
