import { type Rating, ratings } from '../../../../functions/domain/scoring/predicate.ts';
import { behaviourRating, lawfulPredicate, scoreOf, unitRatingOf, workResultRating } from '../oracle.ts';
import { countedFeedback } from '../voices-oracle.ts';
import type { Member, World } from '../world.ts';
import { type Evidence, forAll, type Invariant, same } from './check.ts';
import { countedInputs, versionsOf } from './versions.ts';

const isBelow = (rating: Rating | undefined, evidence: Rating): boolean =>
  rating === undefined || ratings.indexOf(rating) < ratings.indexOf(evidence);

export const neverLowered =
  'nobody with own duties done and a late superior is rated below the evidence, or left without a rating';

type FromEvidence = { score: number; workResult: Rating; behaviour: Rating };
const evidenceOf = ({ ledger }: World, { id, headsUnit, unitCode }: Member): FromEvidence | null => {
  const [plan, items] = [ledger.plans.get(id), ledger.realisations.get(id)];
  if (plan === undefined || items === undefined) return null;
  const led = headsUnit ? unitRatingOf(ledger, unitCode) : null;
  const score = led?.score ?? scoreOf(plan, items);
  const behaviour = behaviourRating(ledger.feedback.get(id) ?? []);
  return { score, workResult: workResultRating(score), behaviour: behaviour ?? 'meets' };
};

/** Nobody pays for somebody else's lateness, and what was delivered counts. */
export const fairnessInvariants = ({ world, cases, exported }: Evidence): Invariant[] => {
  const { people, ledger } = world;
  const marksOf = (m: Member) => cases.get(m.id)?.marks ?? [];
  const innocent = people.filter(
    (m) => marksOf(m).some((x) => x.owedBy !== m.id) && marksOf(m).every((x) => x.owedBy !== m.id),
  );
  const provisional = people.filter((m) =>
    cases.get(m.id)?.marks.some(({ rule }) => rule === 'provisional-from-evidence'),
  );
  const scored = people.filter((m) => evidenceOf(world, m) !== null && cases.get(m.id)?.stage === 'decided');
  const first = (m: Member) => {
    const one = exported.get(m.id);
    return one === undefined ? undefined : versionsOf(one)[0];
  };
  return [
    forAll(neverLowered, innocent, (m) => {
      const [result, evidence] = [cases.get(m.id)?.result, evidenceOf(world, m)];
      if (!result || evidence === null) return `${m.id} has no result`;
      const lowered = isBelow(result.workResult, evidence.workResult) || isBelow(result.behaviour, evidence.behaviour);
      return lowered
        ? `${m.id} is rated ${result.workResult}/${result.behaviour}, the evidence says ${evidence.workResult}/${evidence.behaviour}`
        : null;
    }),
    forAll(
      'a missing review became a provisional rating, marked as such, that follows the evidence',
      provisional,
      (m) => {
        const [result, evidence] = [first(m), evidenceOf(world, m)];
        if (result === undefined || evidence === null) return `${m.id} has no result`;
        const behaviour =
          evidence.behaviour === 'below' && marksOf(m).every((x) => x.owedBy !== m.id) ? 'meets' : evidence.behaviour;
        const { basis, workResult } = result;
        return same(
          m.id,
          { basis, workResult, behaviour: result.behaviour },
          { basis: 'provisional', workResult: evidence.workResult, behaviour },
        );
      },
    ),
    forAll('every score is the one that another calculation gives from what was sent', scored, (m) => {
      const expected = evidenceOf(world, m)?.score ?? Number.NaN;
      const score = cases.get(m.id)?.result?.score ?? null;
      // Half a hundredth of rounding, and what floating point adds to it.
      return score !== null && Math.abs(Number(score) - expected) <= 0.005001
        ? null
        : `${m.id}: ${score}, expected ${expected}`;
    }),
    forAll('every predicate is the one that the law gives for its two ratings', scored, (m) => {
      const result = cases.get(m.id)?.result;
      const expected = result ? lawfulPredicate(result.workResult, result.behaviour) : 'no result';
      return same(m.id, result?.predicate, expected);
    }),
    forAll(
      'a review stands as the appraiser gave it until a motion or an objection changes it',
      ledger.reviews,
      ([id, given]) => {
        const one = exported.get(id);
        const result = one === undefined ? undefined : versionsOf(one)[0];
        return same(
          id,
          { workResult: result?.workResult, behaviour: result?.behaviour, basis: result?.basis },
          { ...given, basis: 'reviewed' },
        );
      },
    ),
    forAll(
      'all acknowledged daily reports were counted, each once, and feedback as far as it is heard',
      people,
      (m) => {
        const one = exported.get(m.id);
        const counted = one === undefined ? null : countedInputs(one);
        const actual = {
          activities: counted?.activities.count,
          days: counted?.activities.days,
          feedback: counted?.feedback,
        };
        const reports = ledger.activities.get(m.id) ?? [];
        const days = new Set(reports.map(({ date }) => date)).size;
        const visits = ledger.visits.filter(({ employeeId }) => employeeId === m.id);
        const feedback = countedFeedback(ledger.feedback.get(m.id) ?? [], visits);
        return same(m.id, actual, { activities: reports.length, days, feedback });
      },
    ),
  ];
};
