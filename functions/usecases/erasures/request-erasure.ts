import type { Erasure, TextChange, TextTarget } from '../../domain/erasure/erasure.ts';
import { holdOn } from '../../domain/erasure/retention.ts';
import { RefusedError, refuse } from '../../domain/refusal.ts';
import { localDateOf } from '../../domain/time/zone.ts';
import { keys } from '../../store/keys.ts';
import type { CaseTarget, SeenCase } from '../cases/see-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { insertFact } from '../support/insert-fact.ts';
import { loadRules } from '../support/load.ts';
import { type FoundTexts, findTexts } from './find-texts.ts';
import { type ErasureView, erasureView, isRepeat, seeErasable, stepOf } from './see-erasure.ts';

export type ErasureInput = CaseTarget & { target: TextTarget; change: TextChange; reason: string };

/**
 * The texts, if they may go now.
 *
 * @throws RefusedError `text-held` with until when or for whom it waits, and what `findTexts` refuses
 */
export const findFreeTexts = async (
  deps: Pick<Deps, 'store' | 'clock'>,
  agencyId: string,
  { cycle, case: stored }: Pick<SeenCase, 'cycle' | 'case'>,
  { target, change }: Pick<ErasureInput, 'target' | 'change'>,
): Promise<FoundTexts> => {
  const found = await findTexts(deps, agencyId, stored, target, change);
  const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
  const today = localDateOf(deps.clock.now(), cycle.zone);
  const hold = holdOn({ cycle, subject: stored.data, rules, change }, found.kind, today);
  if (hold !== null) throw new RefusedError(hold);
  return found;
};

/**
 * A person, or an administrator for them, asks that one of their texts be erased or put right, with the reason (UU 27/2022 art. 6
 * and 8). Nothing changes by it.
 */
export const createRequestErasure =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest'>) =>
  async (command: Command, input: ErasureInput): Promise<ErasureView> => {
    const { actor, requestKey } = command;
    const { cycleId, employeeId, target, change, reason } = input;
    const seen = await seeErasable(deps, actor, input, 'administrator');
    if (requestKey === null) refuse('idempotency-key-required');
    const name = deps.digest.sha256(`erasure ${cycleId} ${employeeId} ${actor.personId} ${requestKey}`);
    const id = Buffer.from(name, 'base64url').toString('hex').slice(0, 32);
    const key = keys.erasure(actor.agencyId, cycleId, employeeId, id);
    const earlier = await deps.store.get(key);
    if (earlier !== null) return answer(earlier.data, command);
    await findFreeTexts(deps, actor.agencyId, seen, input);
    const requested = stepOf(command, deps.clock.now(), reason);
    const erasure: Erasure = {
      schemaVersion: 1,
      id,
      cycleId,
      employeeId,
      target,
      requested,
      status: 'requested',
      change,
    };
    const { data } = await insertFact<Erasure>(deps, key, erasure);
    return answer(data, command);
  };

const answer = (erasure: Erasure, command: Command): ErasureView => {
  if (!isRepeat(erasure.requested, command)) refuse('conflict');
  return erasureView(erasure);
};
