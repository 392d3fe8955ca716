import type { FollowUpDecidedBody } from '../../domain/case/result-bodies.ts';
import type { FollowUp } from '../../domain/follow-up/follow-up.ts';
import { RefusedError, refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { requireRelation, type SeenService, type ServiceTarget, seeService } from '../services/see-service.ts';
import { actOnCase } from '../support/act-on-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { loadCase } from '../support/load.ts';

type FollowUpDeps = Pick<Deps, 'store' | 'clock' | 'digest'>;
type Decision = { decision: 'approve' | 'reject'; reason: string };
export type FollowUpInput = ServiceTarget & { followUpId: string } & Decision;
export type FollowUpReceipt = ServiceTarget & { followUpId: string; by: string; at: Instant } & Decision;

/** Decisions on other measures of the same person are the only competition. */
const maximumAttempts = 5;

/** The authorised official decides on one proposed measure, by name and with a reason (PP 30/2019 art. 53-58). */
export const createDecideFollowUp =
  (deps: FollowUpDeps) =>
  async (command: Command, input: FollowUpInput): Promise<FollowUpReceipt> => {
    const seen = await seeService(deps, command.actor, input);
    requireRelation(seen, 'authorised-official');
    for (let attempt = 0; attempt < maximumAttempts; attempt++) {
      const receipt = await tryToDecide(deps, command, input, seen);
      if (receipt !== null) return receipt;
    }
    throw new RefusedError({ code: 'busy' });
  };

/** Null where the case or the measure changed under the attempt. */
const tryToDecide = async (
  deps: FollowUpDeps,
  command: Command,
  input: FollowUpInput,
  seen: SeenService,
): Promise<FollowUpReceipt | null> => {
  const { agencyId, personId } = command.actor;
  const { cycleId, serviceCode, followUpId, decision, reason } = input;
  const stored = await deps.store.get(keys.followUp(agencyId, cycleId, serviceCode, followUpId));
  if (stored === null) throw new RefusedError({ code: 'not-found', detail: 'No such follow-up.' });
  const { outcome, employeeId, ruleId } = stored.data;
  if (outcome !== null) return repeat(stored, command, input);
  const { version } = await loadCase(deps, agencyId, seen.cycle, employeeId);
  const target = { cycleId, employeeId, action: 'decide-follow-up' } as const;
  try {
    const { at } = await actOnCase(deps, { ...command, expectedVersion: version }, target, async ({ case: c, now }) => {
      const body: FollowUpDecidedBody = { followUpId, ruleId, decision, reason };
      const decided: FollowUp = {
        ...stored.data,
        outcome: {
          decision,
          reason,
          by: personId,
          at: now,
          requestKey: command.requestKey ?? '',
          requestDigest: command.requestDigest,
        },
      };
      return {
        next: c.data,
        act: 'follow-up-decided',
        body,
        alsoWrite: [{ kind: 'replace', key: stored.key, version: stored.version, data: decided }],
      };
    });
    return { cycleId, serviceCode, followUpId, by: personId, at, decision, reason };
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    if (error.refusal.code !== 'precondition-failed' && error.refusal.code !== 'conflict') throw error;
    return null;
  }
};

const repeat = ({ data }: Stored<FollowUp>, command: Command, input: FollowUpInput): FollowUpReceipt => {
  const { outcome } = data;
  if (outcome === null || outcome.requestKey !== command.requestKey || outcome.by !== command.actor.personId)
    throw new RefusedError({ code: 'already-decided' });
  if (outcome.requestDigest !== command.requestDigest) refuse('idempotency-key-reused');
  const { cycleId, serviceCode, followUpId } = input;
  const { by, at, decision, reason } = outcome;
  return { cycleId, serviceCode, followUpId, by, at, decision, reason };
};
