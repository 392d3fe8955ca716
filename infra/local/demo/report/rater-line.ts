import type { Ledger } from '../ledger.ts';

/** What came of the statistics of appraisers. */
export const raterLine = (raters: Ledger['raters']): string => {
  if (raters === null) return 'Statistics of appraisers: none.';
  const [first] = raters.own.values();
  const lenient = [...raters.own.values()].flatMap(({ own }) =>
    own.measures.leniency.verdict === 'high' || own.measures.leniency.verdict === 'low'
      ? [own.measures.leniency.text.en]
      : [],
  );
  const told = [...raters.own.values()].filter(({ own }) => own.measures.leniency.verdict !== 'cannot-tell').length;
  const { after, atForum, opened, own } = raters;
  return `Appraisers read what can be said of the own ratings first (${own.size}, of ${told} something can be told): the auditor saw ${raters.before.shown.length} then, ${after.shown.length} once ${opened.length} had opened theirs, ${atForum.shown.length} in the forum. ${first?.norm.text.en ?? ''} Pointed out: ${lenient.join(' ') || 'nobody.'}`;
};
