import { ConflictError, type Write } from '../../ports/store.ts';
import { keys, type TaskToken } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';

/** `waiting`: the wait that the signal is for has not begun; its `open-phase` delivers. `gone`: the wait had ended before. */
export type Delivery = 'nothing' | 'started' | 'waiting' | 'delivered' | 'gone';

/**
 * Delivers the message to the workflow that was committed with a change of the cycle, then marks it, and removes the
 * token that it used up. May be called by anybody at any time and by two at once: the workflow takes each message once.
 */
export const deliverSignal = async (
  deps: Pick<Deps, 'store' | 'workflow'>,
  agencyId: string,
  cycleId: string,
): Promise<Delivery> => {
  const signal = await deps.store.get(keys.pendingSignal(agencyId, cycleId));
  if (signal === null || signal.data.kind === 'delivered') return 'nothing';
  const delivered = { ...signal.data, kind: 'delivered' as const };
  const done: Write[] = [{ kind: 'replace', key: signal.key, version: signal.version, data: delivered }];
  if (signal.data.kind === 'start') {
    await deps.workflow.start({ agencyId, cycleId, run: signal.data.run });
    await settle(deps, done);
    return 'started';
  }
  const token = await deps.store.get(keys.taskToken(agencyId, cycleId));
  if (token === null || token.data.phase !== signal.data.phase) return 'waiting';
  let outcome: Delivery = 'gone';
  for (const one of tokensOf(token.data))
    if ((await deps.workflow.signal(one, { outcome: 'closed' })) === 'delivered') outcome = 'delivered';
  await settle(deps, [...done, { kind: 'delete', key: token.key, version: token.version }]);
  return outcome;
};

/**
 * For whoever has committed the change that the message goes with: it stands whatever becomes of the message, so that is what the
 * caller is told. `left`: `resend-signals` sends it within minutes, by this same way, and reports by name what keeps it from going.
 */
export const deliverOrLeave = async (
  deps: Pick<Deps, 'store' | 'workflow'>,
  agencyId: string,
  cycleId: string,
): Promise<Delivery | 'left'> => {
  try {
    return await deliverSignal(deps, agencyId, cycleId);
  } catch {
    return 'left';
  }
};

/** Every token under which the machine may be waiting; the last attempt's first. Those that were given up are `gone`. */
export const tokensOf = ({ token, others = [] }: TaskToken): string[] => [token, ...others];

/** A conflict means that another deliverer was faster, or that a newer message stands there: not ours to mark. */
const settle = async (deps: Pick<Deps, 'store'>, writes: Write[]): Promise<void> => {
  try {
    await deps.store.commit(writes);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
  }
};
