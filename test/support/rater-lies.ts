import type { Evidence } from '../../infra/local/demo/checks/check.ts';
import type { OwnStatistics, RaterStory } from '../../infra/local/demo/rater-story.ts';
import { type Lie, withLedger } from './demo-lies.ts';

const withRaters = (e: Evidence, change: (raters: RaterStory) => Partial<RaterStory>): Evidence => {
  const { raters } = e.world.ledger;
  return withLedger(e, { raters: raters && { ...raters, ...change(raters) } });
};
/** The statistics of an appraiser who is not lenient, changed. */
const withOwn = (e: Evidence, change: (own: OwnStatistics['own']) => OwnStatistics['own']): Evidence =>
  withRaters(e, ({ own }) => {
    const found = [...own].find(([id]) => id !== e.world.ledger.lenient);
    if (found === undefined) throw new Error('every appraiser is lenient');
    const [id, seen] = found;
    return { own: new Map(own).set(id, { ...seen, own: change(seen.own) }) };
  });
const told = (ratings: number, verdict: 'usual' | 'high') => ({ verdict, ratings, value: 0.5, low: 0.3, high: 0.7 });
const judged = (e: Evidence, ratings: number, verdict: 'usual' | 'high'): Evidence =>
  withOwn(e, (own) => {
    const { title, meaning, text } = own.measures.leniency;
    return { ...own, measures: { ...own.measures, leniency: { title, meaning, text, ...told(ratings, verdict) } } };
  });

/** What could have gone wrong with the statistics of appraisers. */
export const raterLies: Lie[] = [
  [
    'a rating counted twice',
    'counts once in the statistics',
    (e) => withOwn(e, (own) => ({ ...own, ratings: own.ratings + 1 })),
  ],
  [
    'the auditor looked first',
    'before the appraiser',
    (e) => withRaters(e, ({ before, opened }) => ({ before: { ...before, shown: opened } })),
  ],
  [
    'others were shown what nobody had opened',
    'has opened',
    (e) => withRaters(e, ({ after }) => ({ after: { ...after, shown: after.listed } })),
  ],
  [
    'the forum began without them',
    'has opened',
    (e) => withRaters(e, ({ atForum, opened }) => ({ atForum: { ...atForum, shown: opened } })),
  ],
  ['a fair appraiser was pointed out', 'pointed out as lenient', (e) => judged(e, 99, 'high')],
  [
    'the lenient appraiser was overlooked',
    'is found',
    (e) =>
      withRaters(e, ({ own }) => {
        const id = e.world.ledger.lenient ?? '';
        const seen = own.get(id);
        if (seen === undefined) throw new Error('nobody was lenient');
        const { title, meaning, text } = seen.own.measures.leniency;
        const leniency = { title, meaning, text, ...told(20, 'usual') };
        const departures = { ...seen.own.departures, above: 20 };
        const measures = { ...seen.own.measures, leniency };
        return { own: new Map(own).set(id, { ...seen, own: { ...seen.own, departures, measures } }) };
      }),
  ],
  ['somebody was judged by three ratings', 'below the minimum', (e) => judged(e, 3, 'usual')],
  [
    'a rated person could be recognised',
    'nobody rated is in',
    (e) => {
      // More than one: the first of them may be the very appraiser.
      const ids = [...e.world.ledger.reviews.keys()].slice(0, 2).join(' ');
      return withOwn(e, (own) => ({ ...own, opened: { at: own.at, remark: ids } }));
    },
  ],
];
