import { type Evidence, forAll, type Invariant, same } from './check.ts';
import { versionsOf } from './versions.ts';

const points: Record<string, number> = { below: 1, meets: 2, above: 3 };
const ratingOf = (mean: number): string => (mean >= 2.5 ? 'above' : mean >= 1.5 ? 'meets' : 'below');

/** People with another appraiser for a part of the period. */
export const segmentInvariants = ({ world: { ledger }, cases, exported }: Evidence): Invariant[] => [
  forAll('each part of a period was rated by the appraiser of its time', ledger.parts, ([id, parts]) =>
    same(
      id,
      (cases.get(id)?.segments ?? []).map(({ from, appraiserId, review }) => [from, appraiserId, review?.workResult]),
      parts.map(({ from, by, workResult }) => [from, by, workResult]),
    ),
  ),
  forAll('the ratings of the parts count by their months', ledger.parts, ([id, parts]) => {
    const one = exported.get(id);
    const version = one === undefined ? undefined : versionsOf(one)[0];
    const months = parts.reduce((sum, part) => sum + part.months, 0);
    const mean = parts.reduce((sum, part) => sum + part.months * (points[part.workResult] ?? 0), 0) / months;
    return same(id, [version?.workResult, version?.basis], [ratingOf(mean), 'reviewed']);
  }),
  forAll('a case was re-routed by an act of the administrator, once', ledger.parts, ([id]) => {
    const acts = (exported.get(id)?.records ?? []).filter(({ envelope }) => envelope.act === 'case-reassigned');
    return same(id, acts.length, 1);
  }),
];
