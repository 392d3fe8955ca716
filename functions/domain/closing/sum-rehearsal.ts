import { ownOf } from '../own-of.ts';
import type { EndState } from './manifest.ts';
import { noEnds, type RehearsalTotals, type RehearsedLine, type RehearsedUnits } from './rehearsal.ts';

type UnitTotals = RehearsedUnits['units'][number];

const addTo = (counts: Record<string, number>, name: string): void => {
  counts[name] = (ownOf(counts, name) ?? 0) + 1;
};

/** Adds up the lines of a rehearsal as they come, and its units beside them. */
export const createRehearsalSum = () => {
  const totals: RehearsalTotals = { cases: 0, endStates: noEnds(), rules: {}, missing: {}, changed: 0, moves: [] };
  const units = new Map<string, UnitTotals>();

  const move = (from: EndState | 'none', to: EndState): void => {
    const known = totals.moves.find((one) => one.from === from && one.to === to);
    if (known === undefined) totals.moves.push({ from, to, people: 1 });
    else known.people += 1;
  };

  return {
    add: ({ unitCode, endState, rule, owes, was }: RehearsedLine): void => {
      totals.cases += 1;
      totals.endStates[endState] += 1;
      addTo(totals.rules, rule);
      for (const { missing } of owes) addTo(totals.missing, missing);
      const unit = units.get(unitCode) ?? { unitCode, endStates: noEnds(), changed: 0 };
      units.set(unitCode, unit);
      unit.endStates[endState] += 1;
      if (was === undefined) return;
      totals.changed += 1;
      unit.changed += 1;
      move(was?.endState ?? 'none', endState);
    },
    totals: (): RehearsalTotals => totals,
    /** In order of their codes. */
    units: (): UnitTotals[] => [...units.values()].toSorted((a, b) => (a.unitCode < b.unitCode ? -1 : 1)),
  };
};
