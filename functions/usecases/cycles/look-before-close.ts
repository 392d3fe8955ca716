import { answerHold, holdFor, openHold } from '../../domain/closing/judge-change.ts';
import type { Rehearsal } from '../../domain/closing/rehearsal.ts';
import type { CloseHold, Cycle } from '../../domain/cycle/cycle.ts';
import { hardCloseOf, settledPhaseOf } from '../../domain/cycle/hard-close.ts';
import { closingOf } from '../../domain/rules/closing-rules.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { beginRehearsal } from '../rehearsals/begin-rehearsal.ts';
import { workRehearsal } from '../rehearsals/work-rehearsal.ts';
import type { Deps } from '../support/deps.ts';

type LookDeps = Pick<Deps, 'store' | 'clock'>;
/** Who wants to close, null for the schedule, and the time by which that is judged. */
type By = { by: string | null; now: Instant };
/** `go`: the phase may be closed; `holds` where an answer is to be written with it. `look`: the last look is not finished. */
export type Look =
  | { decision: 'go'; holds?: CloseHold[] }
  | { decision: 'wait'; hold: CloseHold; holds?: CloseHold[] }
  | { decision: 'look' };

/** About 2,000 people while an administrator waits; the schedule has time for everybody. */
const shardsAtOnce = 4;

const lastLook = async (
  deps: LookDeps,
  agencyId: string,
  cycle: Cycle,
  rules: RuleSet,
  { by, now }: By,
): Promise<Rehearsal | null> => {
  const phase = settledPhaseOf(cycle.phase);
  if (phase === null) return null;
  const closesAt = hardCloseOf(cycle, phase, rules);
  const wanted = { phase, basis: 'close', instant: cycle.deadlines[phase], by, at: now } as const;
  const begun = await beginRehearsal(
    deps,
    agencyId,
    cycle,
    { ...wanted, requestKey: '', requestDigest: '' },
    (known) => known.find((one) => one.phase === phase && one.basis === 'close' && one.at >= closesAt) ?? null,
  );
  return workRehearsal(deps, agencyId, cycle, begun, by === null ? begun.shards : shardsAtOnce);
};

/**
 * Compares what the close of a phase is about to do with what the last rehearsal said, where the rules name a tolerance. Nothing
 * hangs for ever: when nobody answers in time, the phase closes as it is, by rule, and the hold says that it lapsed.
 */
export const lookBeforeClose = async (
  deps: LookDeps,
  agencyId: string,
  cycle: Cycle,
  rules: RuleSet,
  { by, now }: By,
): Promise<Look> => {
  const { tolerance } = closingOf(rules);
  const phase = settledPhaseOf(cycle.phase);
  if (tolerance === null || phase === null) return { decision: 'go' };
  const { holds = [] } = cycle;
  const open = openHold(holds, phase);
  if (open !== null && open.at >= hardCloseOf(cycle, phase, rules)) {
    if (now < open.until) return { decision: 'wait', hold: open };
    return { decision: 'go', holds: answerHold(holds, open, { kind: 'lapsed', at: now }) };
  }
  const look = await lastLook(deps, agencyId, cycle, rules, { by, now });
  if (look?.status !== 'done') return { decision: 'look' };
  if (holds.some((one) => one.rehearsal === look.number)) return { decision: 'go' };
  const hold = holdFor(look, tolerance, { triggeredBy: by, at: now });
  return hold === null ? { decision: 'go' } : { decision: 'wait', hold, holds: [...holds, hold] };
};
