import { addDays } from '../../../../functions/domain/time/zone.ts';
import type { Moves } from '../ledger.ts';
import { type Evidence, forAll, type Invariant, same } from './check.ts';

type Seen = Moves['seen'] extends Map<string, infer S> ? S : never;

/** Exact: fractions over one denominator, as whole numbers. */
const sumsToOne = (shares: readonly string[]): boolean => {
  const parts = shares.map((share) => share.split('/').map(BigInt));
  const whole = parts.reduce((product, [, d = 1n]) => product * d, 1n);
  return parts.reduce((sum, [n = 0n, d = 1n]) => sum + (n * whole) / d, 0n) === whole;
};

/** Parts and absences in order, without a day too many or too few. */
const covers = ({ period, segments, absences }: Seen): boolean => {
  const spans = [...segments, ...absences].sort((a, b) => (a.from < b.from ? -1 : 1));
  const ends = spans.map(({ to }) => addDays(to, 1));
  return (
    spans[0]?.from === period.from &&
    ends.at(-1) === addDays(period.to, 1) &&
    spans.slice(1).every(({ from }, i) => from === ends[i])
  );
};

const partsOf = ({ seen }: Moves, id: string) =>
  (seen.get(id)?.segments ?? []).map(({ from, to, appraiserId }) => [from, to, appraiserId]);

/** Transfers, acting heads, joiners and leavers: periods in parts, by confirmation alone. */
export const moveInvariants = ({ world: { ledger, byId } }: Evidence): Invariant[] => {
  const moves = ledger.moves === null ? [] : [ledger.moves];
  const appraiserOf = (id: string): string => byId.get(id)?.appraiserId ?? '';
  return [
    forAll(
      'the parts and absences of everybody who moved fill the period to the day',
      ledger.moves?.seen ?? [],
      ([id, one]) => (covers(one) ? null : `${id}: ${JSON.stringify([one.segments, one.absences])}`),
    ),
    forAll('the shares of the parts sum to exactly 1', ledger.moves?.seen ?? [], ([id, { segments }]) =>
      segments.length === 0 || sumsToOne(segments.map(({ share }) => share)) ? null : id,
    ),
    forAll('a change of the directory moved no case before it was confirmed, and every one after', moves, (m) =>
      same('moves', [m.pieces, [...new Set(m.outcomes)]], [{ before: 1, pending: true }, ['confirmed']]),
    ),
    forAll('who was transferred keeps the appraiser and the plan of the earlier part', moves, (m) => {
      const { moved } = m.days;
      const expected = [
        ['2026-07-01', addDays(moved, -1), appraiserOf(m.mover)],
        [moved, '2026-09-30', m.to],
      ];
      const own = m.seen.get(m.mover)?.segments.map(({ ownPlan }) => ownPlan);
      return same(m.mover, [partsOf(m, m.mover), own], [expected, [true, false]]);
    }),
    forAll("the Plt appraises from the day of the decree, on nobody's behalf", moves, (m) => {
      const wrong = m.team.filter((id) => {
        const last = m.seen.get(id)?.segments.at(-1);
        const expected = { capacity: 'plt', decree: m.decree, for: null };
        return (
          same(id, [last?.from, last?.appraiserId, last?.acting], [m.days.actingFrom, m.deputy, expected]) !== null
        );
      });
      const own = m.seen.get(m.deputy)?.segments.some(({ appraiserId }) => appraiserId === m.deputy);
      return wrong.length === 0 && m.team.length > 0 && own === false ? null : `${wrong}, appraises himself: ${own}`;
    }),
    forAll('a Plh beside a holder who comes back appraises nobody, by the rules of the day', moves, (m) => {
      const cut = m.plhTeam.filter((id) => m.seen.get(id)?.segments.every(({ acting }) => acting === null) !== true);
      return cut.length === 0 && m.plhTeam.length > 0 ? null : `${cut}`;
    }),
    forAll('who joins and who leaves has just the days in the post, and the late joiner plans', moves, (m) => {
      const { joined, retired } = m.days;
      const absences = [m.joiner, m.leaver, m.head].map((id) =>
        m.seen.get(id)?.absences.map((a) => [a.from, a.to, a.absence]),
      );
      const gone = [[addDays(retired, 1), '2026-09-30', 'after-leaving']];
      const expected = [[['2026-07-01', addDays(joined, -1), 'before-joining']], gone, gone];
      return same('days', [absences, m.lateAct], [expected, 'plan-submitted']);
    }),
    forAll('what is wrong in the list of posts is refused, or named with who can mend it', moves, (m) =>
      m.refused.join() === 'overlapping-assignment' &&
      m.problems.some(({ code }) => code === 'appraiser-absent') &&
      m.problems.every(({ fixBy }) => fixBy === m.administrator)
        ? null
        : `${m.refused}, ${JSON.stringify(m.problems)}`,
    ),
  ];
};
