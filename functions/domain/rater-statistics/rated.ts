import type { RaterRules } from '../rules/rater-rules.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { type Rating, ratings } from '../scoring/predicate.ts';

/** A rating as a number: below 1, meets 2, above 3. */
export type Level = 1 | 2 | 3;
const levels: Record<Rating, Level> = { below: 1, meets: 2, above: 3 };
export const levelOf = (rating: Rating): Level => levels[rating];

/**
 * Where the evidence-based score lies: the suggested rating and whether the score is near another one. 1 below, far; 2 below,
 * near; 3 meets, lower half; 4 meets, upper half; 5 above, near; 6 above, far. 0: no number, or the rating is not the
 * appraiser's to give.
 */
export type Band = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** What was reported of the last weeks against the whole period: 0 nothing, 1 less than an even share, 2 even, 3 more. */
export type Late = 0 | 1 | 2 | 3;

/**
 * One rating as the statistics see it, without the person rated. `voices` is what others than the appraiser said of the
 * behaviour (0 nobody): the appraiser's own feedback is no evidence against the appraiser's own rating.
 */
export type Rated = { band: Band; voices: 0 | Level; late: Late; work: Level; behaviour: Level };

/** The rating that the evidence suggests; null where there is none. */
export const suggestedIn = (band: Band): Level | null => {
  switch (band) {
    case 0:
      return null;
    case 1:
    case 2:
      return 1;
    case 3:
    case 4:
      return 2;
    case 5:
    case 6:
      return 3;
  }
};

/**
 * @param suggestion what the review was shown; of a plan judged in words it is the appraiser's own word, and no score
 */
export const bandOf = (
  suggestion: { score: string | null; rating: Rating | null },
  rules: Pick<RuleSet, 'workResult' | 'raters'>,
): Band => {
  if (suggestion.score === null || suggestion.rating === null) return 0;
  const score = Number(suggestion.score);
  const [meets, above] = [Number(rules.workResult.meetsFrom), Number(rules.workResult.aboveOver)];
  const near = Number(rules.raters.nearPoints);
  switch (suggestion.rating) {
    case 'below':
      return score < meets - near ? 1 : 2;
    case 'meets':
      return score < (meets + above) / 2 ? 3 : 4;
    case 'above':
      return score > above + near ? 6 : 5;
  }
};

const dayNumber = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000);

/** Whether the reported working days lie more in the last weeks of the period than evenly over it. */
export const lateOf = (
  days: readonly string[],
  period: { from: string; to: string },
  { recency }: Pick<RaterRules, 'recency'>,
): Late => {
  const distinct = [...new Set(days)];
  if (distinct.length === 0) return 0;
  const [first, last] = [dayNumber(period.from), dayNumber(period.to)];
  const length = last - first + 1;
  const window = Math.min(recency.lastWeeks * 7, Math.floor(length / 2));
  const late = distinct.filter((day) => dayNumber(day) > last - window).length;
  const ratio = late / distinct.length / (window / length);
  const tolerance = Number(recency.unevenOver) / 100;
  if (ratio > 1 + tolerance) return 3;
  return ratio < 1 - tolerance ? 1 : 2;
};

/** Name of a cell of the histogram: five digits, in the order of the members of `Rated`. */
export const cellOf = ({ band, voices, late, work, behaviour }: Rated): string =>
  `${band}${voices}${late}${work}${behaviour}`;

const bands: readonly Band[] = [0, 1, 2, 3, 4, 5, 6];
const four = [0, 1, 2, 3] as const;
const three = ratings.map(levelOf);

/** Every cell that there can be, so that reading one is a look-up: an agency's roll-up reads them by the hundred thousand. */
const cells = new Map(
  bands.flatMap((band) =>
    four.flatMap((voices) =>
      four.flatMap((late) =>
        three.flatMap((work) =>
          three.map((behaviour): [string, Rated] => {
            const rated: Rated = { band, voices, late, work, behaviour };
            return [cellOf(rated), rated];
          }),
        ),
      ),
    ),
  ),
);

/** @throws Error for a name that `cellOf` does not give: a stored tally is damaged */
export const ratedIn = (cell: string): Rated => {
  const found = cells.get(cell);
  if (found === undefined) throw new Error(`no cell of ratings is called ${cell}`);
  return found;
};
