import type { RaterEstimate } from '../domain/rater-statistics/estimate.ts';
import type { RaterMeasure, RaterNorm, RaterStatistics } from '../domain/rater-statistics/rater-statistics.ts';
import { estimateText, measureTexts, normText } from './rater-texts.ts';

const rendered = (measure: RaterMeasure, estimate: RaterEstimate, minimum: number) => ({
  ...measureTexts[measure],
  ...estimate,
  text: estimateText(measure, estimate, minimum),
});

/** The statistics of an appraiser with every measure in words. */
export const renderRater = <T extends Pick<RaterStatistics, 'measures'>>(view: T, minimum: number) => {
  const of = (measure: RaterMeasure) => rendered(measure, view.measures[measure], minimum);
  return {
    ...view,
    measures: {
      leniency: of('leniency'),
      behaviourLeniency: of('behaviourLeniency'),
      spread: of('spread'),
      halo: of('halo'),
      recency: of('recency'),
      copied: of('copied'),
    },
  };
};

export const renderNorm = <T extends Pick<RaterNorm, 'raters' | 'departures'>>(norm: T) => ({
  ...norm,
  text: normText(norm),
});
