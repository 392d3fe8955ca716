import { ratersOf } from '../steps/raters.ts';
import { type Evidence, forAll, type Invariant, same } from './check.ts';

/** Statistics of appraisers: their own first, advice only, and nobody rated is in them. */
export const raterInvariants = ({ world }: Evidence): Invariant[] => {
  const { ledger, byId } = world;
  const story = ledger.raters === null ? [] : [ledger.raters];
  const own = [...(ledger.raters?.own ?? [])];
  const counts = ratersOf(world);
  const lenient = own.filter(([id]) => id === ledger.lenient);
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
        return verdict === 'usual' || verdict === 'cannot-tell' || id === ledger.lenient
          ? null
          : `${byId.get(id)?.nip ?? id} is ${verdict}`;
      },
    ),
    forAll('who rated many above the evidence is found, where anything can be told', lenient, ([id, { own: seen }]) => {
      const { verdict } = seen.measures.leniency;
      return seen.departures.above < 10 || verdict !== 'usual' ? null : `${byId.get(id)?.nip ?? id} was overlooked`;
    }),
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
