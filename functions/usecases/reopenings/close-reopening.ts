import { isPast } from '../../domain/cycle/position.ts';
import type { Reopening } from '../../domain/cycle/reopening.ts';
import { changeReopening } from '../../domain/cycle/reopening-rules.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { addSeconds } from '../../domain/time/zone.ts';
import { sealClose } from '../audit/seal-cycle.ts';
import { signClosedAgain } from '../closing/sign-closing.ts';
import { changeCycle } from '../cycles/change-cycle.ts';
import type { Deps } from '../support/deps.ts';
import { loadRules } from '../support/load.ts';
import { scoreConcerned } from './score-concerned.ts';
import { settleAgain } from './settle-again.ts';

type CloseDeps = Pick<Deps, 'store' | 'clock' | 'digest' | 'signer'>;

/**
 * Closes a reopened phase that is due: softly at its end, when acts are refused; hard after the grace of every close, in which
 * what was accepted in time arrives. Everybody concerned is settled and, where scores stood, scored again; then it is signed
 * and sealed. A repeat goes on where an attempt died.
 *
 * @returns false where it is not due, or closed already
 */
export const closeReopening = async (
  deps: CloseDeps,
  target: { agencyId: string; cycleId: string; number: number },
  now: Instant,
): Promise<boolean> => {
  const { agencyId, cycleId, number } = target;
  const find = (all: readonly Reopening[] = []): Reopening | undefined => all.find((one) => one.number === number);
  const { data: cycle } = await changeCycle(deps, agencyId, cycleId, async ({ data }) => {
    const found = find(data.reopenings);
    const { closing } = await loadRules(deps, agencyId, data.ruleSetVersion);
    if (found?.status !== 'open' || now < addSeconds(found.until, closing.graceSeconds)) return null;
    // One after the other, since what each leaves with a case is told apart by the last that was closed.
    if (data.reopenings?.some(({ status }) => status === 'closing')) return null;
    return { next: changeReopening(data, number, { status: 'closing' }) };
  });
  const reopening = find(cycle.reopenings);
  if (reopening?.status !== 'closing') return false;
  const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
  await settleAgain(deps, agencyId, cycle, reopening, rules);
  if (isPast(cycle, 'scoring')) await scoreConcerned(deps, agencyId, cycle, reopening, rules);
  const at = deps.clock.now();
  const manifest = await signClosedAgain(deps, agencyId, cycle, reopening, at);
  await sealClose(deps, agencyId, cycle, manifest);
  await changeCycle(deps, agencyId, cycleId, async ({ data }) =>
    find(data.reopenings)?.status === 'closing'
      ? { next: changeReopening(data, number, { status: 'closed', closedAt: at }) }
      : null,
  );
  return true;
};
