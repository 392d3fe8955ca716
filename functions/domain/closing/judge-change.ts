import type { CloseHold } from '../cycle/cycle.ts';
import { compare, div, fromInteger, mul, parseDecimal } from '../number/fraction.ts';
import type { ClosingRules } from '../rules/closing-rules.ts';
import type { Instant } from '../time/instant.ts';
import { addSeconds } from '../time/zone.ts';
import type { DoneRehearsal, RehearsalTotals } from './rehearsal.ts';

type Tolerance = NonNullable<ClosingRules['tolerance']>;

/** People whose end is another than was said, by what the rules count. */
const changedBy = ({ changed, moves }: RehearsalTotals, { counts }: Tolerance): number =>
  counts === 'every-change'
    ? changed
    : moves.reduce((sum, { to, people }) => (to === 'complete' ? sum : sum + people), 0);

/**
 * Whether a close has to wait for a second person: null where it need not.
 *
 * @param look the last look before the close, compared with the last rehearsal
 */
export const holdFor = (
  look: DoneRehearsal,
  tolerance: Tolerance,
  by: { triggeredBy: string | null; at: Instant },
): CloseHold | null => {
  const { totals, phase, number, comparedWith } = look;
  const changed = changedBy(totals, tolerance);
  if (comparedWith === null || totals.cases === 0) return null;
  const share = mul(div(fromInteger(changed), fromInteger(totals.cases)), fromInteger(100));
  if (compare(share, parseDecimal(tolerance.share)) <= 0) return null;
  return {
    ...{ phase, rehearsal: number, comparedWith, cases: totals.cases, changed, tolerance: tolerance.share },
    ...by,
    until: addSeconds(by.at, tolerance.confirmHours * 3600),
    outcome: null,
  };
};

/** The hold of a phase that is still to be answered: the latest, where a later deadline made an earlier one pointless. */
export const openHold = (holds: readonly CloseHold[] | undefined, phase: string): CloseHold | null =>
  holds?.findLast((one) => one.phase === phase && one.outcome === null) ?? null;

export const answerHold = (
  holds: readonly CloseHold[],
  hold: CloseHold,
  outcome: NonNullable<CloseHold['outcome']>,
): CloseHold[] => holds.map((one) => (one === hold ? { ...one, outcome } : one));
