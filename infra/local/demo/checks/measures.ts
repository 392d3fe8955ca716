import type { Predicate } from '../../../../functions/domain/scoring/predicate.ts';
import type { Measures } from '../ledger.ts';
import { type Evidence, forAll, type Invariant, same } from './check.ts';

/* Reckoned here once more, in plain numbers, from the tables of the law and of the example's agency. */

const perYear: Record<string, number> = {
  pemula: 3.75,
  terampil: 5,
  mahir: 12.5,
  penyelia: 25,
  'ahli-pertama': 12.5,
  'ahli-muda': 25,
  'ahli-madya': 37.5,
  'ahli-utama': 50,
};
const share: Record<Predicate, number> = {
  'sangat-baik': 1.5,
  baik: 1,
  'butuh-perbaikan': 0.75,
  kurang: 0.5,
  'sangat-kurang': 0.25,
};
const boxes: Record<string, number[]> = { above: [4, 7, 9], meets: [2, 5, 8], below: [1, 3, 6] };
const cuts: Record<string, number> = { 'butuh-perbaikan': 10, kurang: 15, 'sangat-kurang': 20 };

const quarterPoints = (level: string, predicate: Predicate): string =>
  (Math.round(((perYear[level] ?? Number.NaN) * share[predicate] * 100) / 4 + 1e-9) / 100).toFixed(2);

const boxOf = (potential: string, predicate: Predicate): number | undefined => {
  const performance = predicate === 'sangat-baik' ? 'above' : predicate === 'baik' ? 'meets' : 'below';
  return boxes[performance]?.[['low', 'middle', 'high'].indexOf(potential)];
};

const lateCut = (late: number): number => (late === 0 ? 0 : late <= 5 ? 10 : late <= 10 ? 15 : 20);

const checkGiven = ({ level, potential, seen }: Measures['given'][number]): string | null => {
  const points = seen.creditPoints.decision === 'earned' ? seen.creditPoints.points : null;
  const box = seen.talent.decision === 'placed' ? seen.talent.box : null;
  return same(
    seen.predicate,
    [points, box],
    [
      level === null ? null : quarterPoints(level, seen.predicate),
      potential === null ? null : boxOf(potential, seen.predicate),
    ],
  );
};

const checkAllowance = ({ absentDays, predicate, seen }: Measures['allowances'][number]): string | null => {
  const reports = seen.reports.written === 0 ? 35 : lateCut(seen.reports.late);
  const attendance = seen.lines.find(({ component }) => component === 'attendance')?.value;
  const factor = (100 - (cuts[predicate] ?? 0) - reports).toFixed(2);
  return same(predicate, [seen.factor, attendance], [factor, String(absentDays)]);
};

/** What follows from results is what the tables say, and goes on after the cycle has closed. */
export const measureInvariants = ({ world }: Evidence): Invariant[] => {
  const { measures } = world.ledger;
  return [
    forAll(
      'credit points and boxes are those of the tables, reckoned a second time',
      measures?.given ?? [],
      checkGiven,
    ),
    forAll(
      'the factor of the allowance is the sum of its cuts by the table',
      measures?.allowances ?? [],
      checkAllowance,
    ),
    forAll(
      'a guidance went on after the cycle closed: its notes stand, and a human said how it ended',
      [measures],
      (m) => {
        const one = m?.coached.seen.items.find(({ ruleId }) => ruleId === m?.coached.ruleId);
        const found = [one?.state, one?.notes.map(({ text }) => text), one?.tracked?.verdict];
        return same('guidance', found, ['evaluated', m?.coached.sent, 'cannot-tell-yet']);
      },
    ),
  ];
};
