import type { Ledger } from '../ledger.ts';

/** What the summary says of people who move, targets shared out, leave, and the other regime. */
export type EvidenceParts = {
  moves: null | { cases: number; parts: number; team: number; decree: string; problems: number };
  shares: Ledger['shares'];
  regimes: null | { people: number; changed: number; otherPredicate: number };
  leave: Ledger['leave'];
};

export const evidencePartsOf = ({ moves, shares, regimes, leave }: Ledger): EvidenceParts => ({
  moves:
    moves === null
      ? null
      : {
          cases: moves.outcomes.length,
          parts: [...moves.seen.values()].reduce((sum, { segments }) => sum + segments.length, 0),
          team: moves.team.length,
          decree: moves.decree,
          problems: moves.problems.length,
        },
  shares,
  regimes:
    regimes === null
      ? null
      : {
          people: regimes.people,
          changed: regimes.changes.length,
          otherPredicate: regimes.changes.filter(({ kind }) => kind === 'predicate').length,
        },
  leave,
});

export const evidenceLines = ({ moves, shares, regimes, leave }: EvidenceParts): string[] => {
  const [short] = shares?.short ?? [];
  return [
    `People move in the next quarter: one transferred (learned late), one retired with a Plt by decree ${moves?.decree} over ${moves?.team} people, a Plh for ten days, one joined, one left; ${moves?.cases} cases re-routed after a preview, ${moves?.parts} parts whose shares sum to exactly 1; ${moves?.problems} gaps named with who can mend them.`,
    `A target of ${shares?.target} ${short?.measure} shared out to ${short?.shares} people came to ${short?.together} and was named as too little; after one share was raised it was not.`,
    `The numeric regime of PP 30/2019 tried on ${regimes?.people} people of the quarter: ${regimes?.otherPredicate} would have another predicate, ${regimes?.changed} another number; nothing was written.`,
    `Leave of ${leave?.day}: the person reads its kind, the appraiser the day alone.`,
  ];
};
