import { ownOf } from '../own-of.ts';
import { type EndState, endStates } from './manifest.ts';
import { noEnds, type RehearsalTotals, type RehearsedUnits } from './rehearsal.ts';
import type { EndOfService } from './service-closure.ts';

type Units = RehearsedUnits['units'];

const stateOf = (unit: Units[number] | undefined): EndState | 'none' =>
  endStates.find((state) => (unit?.endStates[state] ?? 0) > 0) ?? 'none';

/**
 * The sums over the services at the end of a phase, each a unit of its own.
 *
 * @param before the services at the rehearsal before; null where there was none to compare with
 */
export const sumServices = (
  ends: readonly EndOfService[],
  before: ReadonlyMap<string, Units[number]> | null,
): { totals: RehearsalTotals; units: Units } => {
  const totals: RehearsalTotals = { cases: 0, endStates: noEnds(), rules: {}, missing: {}, changed: 0, moves: [] };
  const units = ends.map(({ code, endState, rule, owes }): Units[number] => {
    totals.cases += 1;
    totals.endStates[endState] += 1;
    totals.rules[rule] = (ownOf(totals.rules, rule) ?? 0) + 1;
    for (const { missing } of owes) totals.missing[missing] = (ownOf(totals.missing, missing) ?? 0) + 1;
    const from = before === null ? endState : stateOf(before.get(code));
    if (from !== endState) {
      totals.changed += 1;
      const known = totals.moves.find((one) => one.from === from && one.to === endState);
      if (known === undefined) totals.moves.push({ from, to: endState, people: 1 });
      else known.people += 1;
    }
    const changed = from === endState ? 0 : 1;
    return { unitCode: code, endStates: { ...noEnds(), [endState]: 1 }, changed, owes };
  });
  return { totals, units };
};
