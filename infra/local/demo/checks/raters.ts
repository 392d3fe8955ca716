import { ratersOf } from '../steps/raters.ts';
import { isLenient } from '../steps/review.ts';
import { type Evidence, forAll, type Invariant, same } from './check.ts';

/** Statistics of appraisers: their own first, advice only, and nobody rated is in them. */
export const raterInvariants = ({ world }: Evidence): Invariant[] => {
  const { ledger, byId } = world;
  const story = ledger.raters === null ? [] : [ledger.raters];
  const own = [...(ledger.raters?.own ?? [])];
  const counts = ratersOf(world);
  return [
    forAll('every rating of a whole period counts once in the statistics of its appraiser', counts, ([id, count]) =>
      same(id, ledger.raters?.own.get(id)?.own.ratings, count),
    ),
    forAll('nobody sees the statistics of an appraiser before the appraiser', story, ({ before }) =>
      same('shown', [before.shown, before.listed.length], [[], counts.size]),
    ),
    forAll('others see what the appraiser has opened, and all of it once the forum has begun', story, (one) =>
      same(
        'shown',
        [one.after.shown.toSorted(), one.atForum.shown.toSorted()],
        [one.opened.toSorted(), [...counts.keys()].sort()],
      ),
    ),
    forAll(
      'nobody is pointed out as lenient but who rated above the evidence',
      own,
      ([
        id,
        {
          own: { measures },
        },
      ]) => {
        const { verdict } = measures.leniency;
        return verdict === 'usual' || verdict === 'cannot-tell' || isLenient(world, id)
          ? null
          : `${byId.get(id)?.nip ?? id} is ${verdict}`;
      },
    ),
    forAll(
      'nothing is said below the minimum of ratings',
      own,
      ([
        id,
        {
          own: { measures },
          norm,
        },
      ]) => {
        const said = Object.values(measures).filter(({ verdict }) => verdict !== 'cannot-tell');
        return said.every(({ ratings }) => ratings >= norm.minimumRatings) ? null : `${id} is judged by too few`;
      },
    ),
    forAll('nobody rated is in the statistics of their appraiser', own, ([id, seen]) => {
      const text = JSON.stringify(seen);
      const named = world.people.find((one) => one.id !== id && text.includes(one.id));
      return named === undefined ? null : `${id} reads of ${named.id}`;
    }),
  ];
};
