import { demandOf } from '../distribution/demand.ts';
import { pinsFor } from '../distribution/pins.ts';
import { compare, parseDecimal } from '../number/fraction.ts';
import type { FieldProblem } from '../refusal.ts';
import { checkCalendar } from './check-calendar.ts';
import { hundred, rising, unique, unless, within } from './check-numbers.ts';
import { checkOutcomes } from './check-outcomes.ts';
import type { RuleSet } from './rule-set.ts';

/** A behaviour is worth one to three points. */
const points = (
  pointer: string,
  { meetsFrom, aboveFrom }: { meetsFrom: string; aboveFrom: string },
): FieldProblem[] => [
  ...rising(pointer, [meetsFrom, aboveFrom]),
  ...within(`${pointer}/meetsFrom`, meetsFrom, 1, 3),
  ...within(`${pointer}/aboveFrom`, aboveFrom, 1, 3),
];

const checkValidity = ({ validFrom, validTo, legalBasis }: RuleSet): FieldProblem[] => [
  ...unless(validTo === null || validFrom <= validTo, '/rules/validTo', 'period-order', 'Ends before it begins.'),
  ...unless(legalBasis.length > 0, '/rules/legalBasis', 'required', 'A version names its legal basis.'),
];

const checkRatings = ({ achievement, workResult, behaviour, incomplete, segments }: RuleSet): FieldProblem[] => [
  ...rising('/rules/achievement', [achievement.floor, achievement.cap]),
  ...rising('/rules/workResult', [achievement.floor, workResult.meetsFrom, workResult.aboveOver], true),
  // Nobody could reach a rating that begins at or above the cap.
  ...rising('/rules/workResult/aboveOver', [workResult.aboveOver, achievement.cap]),
  // Under one half a plan could be above and below at once.
  ...within('/rules/workResult/judgedOver', workResult.judgedOver, 50, 100),
  ...hundred('/rules/behaviour/weights', Object.values(behaviour.weights)),
  ...points('/rules/behaviour', behaviour),
  ...points('/rules/segments/combine', segments.combine),
  ...within('/rules/incomplete/minimumCoverage', incomplete.minimumCoverage, 0, 100),
];

const checkNumeric = ({ numeric }: RuleSet): FieldProblem[] => {
  const { weights, workNumbers, behaviourNumbers, from } = numeric;
  const least = [from.kurang, from['butuh-perbaikan'], from.baik, from['sangat-baik']];
  return [
    ...hundred('/rules/numeric/weights/plain', Object.values(weights.plain)),
    ...hundred('/rules/numeric/weights/heard', Object.values(weights.heard)),
    ...rising('/rules/numeric/from', least),
    ...rising('/rules/numeric/workNumbers', [workNumbers.below, workNumbers.meets, workNumbers.above]),
    ...rising('/rules/numeric/behaviourNumbers', [
      behaviourNumbers.below,
      behaviourNumbers.meets,
      behaviourNumbers.above,
    ]),
  ];
};

const checkVoices = ({ feedback, survey }: RuleSet): FieldProblem[] => [
  ...unless(
    feedback.threshold >= 3,
    '/rules/feedback/threshold',
    'out-of-bounds',
    'Nobody hides among fewer than three.',
  ),
  ...within('/rules/feedback/maximumShare', feedback.maximumShare, 1, 100),
  ...rising('/rules/survey/from', [survey.from.C, survey.from.B, survey.from.A]),
];

const checkDistribution = ({ distribution }: RuleSet): FieldProblem[] =>
  Object.entries(distribution.patterns).flatMap(([organisation, pattern]) => {
    const { atMost, atLeast } = pattern;
    const pointer = `/rules/distribution/patterns/${organisation}`;
    const total = atLeast.reduce((shares, { share }) => shares + Number(share), 0);
    return [
      ...[...atMost, ...atLeast].flatMap(({ share }) => within(pointer, share, 0, 100)),
      ...unless(total <= 100, pointer, 'pattern-infeasible', 'The least shares come to more than everybody.'),
      // Two numbers to be tried against each other are too many for a large agency; no pattern of the law needs that.
      ...unless(
        pinsFor(demandOf(pattern, 100, distribution)).length < 2,
        pointer,
        'pattern-crossing',
        'Sets of predicates must be nested in each other or apart.',
      ),
    ];
  });

const checkProcedure = ({ planning, forum, closing }: RuleSet): FieldProblem[] => [
  ...rising('/rules/planning', [planning.minimumWorkResults, planning.maximumWorkResults].map(String), true),
  ...within('/rules/forum/quorum', forum.quorum, 1, 100),
  // One secret vote alone is no secret.
  ...within('/rules/forum/secretLeast', String(forum.secretLeast), 2, 26),
  // A request lives at most 30 s at the edge; a close that does not wait that long loses what it accepted.
  ...within('/rules/closing/graceSeconds', String(closing.graceSeconds), 30, 3600),
  ...(closing.tolerance === undefined ? [] : within('/rules/closing/tolerance/share', closing.tolerance.share, 0, 100)),
];

const checkDevelopment = ({ development }: RuleSet): FieldProblem[] => {
  const trainings = development.trainings.map(({ id }) => id);
  const rules = development.rules.map(({ id }) => id);
  return [
    ...unique('/rules/development/trainings', trainings),
    ...unique('/rules/development/rules', rules),
    ...development.rules.flatMap(({ recommend }, i) =>
      unless(
        trainings.includes(recommend),
        `/rules/development/rules/${i}/recommend`,
        'unknown-training',
        'The catalogue has no such training.',
      ),
    ),
  ];
};

const checkRaters = ({
  raters: { basis, minimumRatings, minimumRaters, pointedOut, width },
}: RuleSet): FieldProblem[] => [
  ...unless(basis.trim() !== '', '/rules/raters/basis', 'required', 'Say what these settings rest on.'),
  // Under five an interval says more of the method than of the appraiser; under four the method has no answer.
  ...within('/rules/raters/minimumRatings', String(minimumRatings), 5, 1000),
  ...within('/rules/raters/minimumRaters', String(minimumRaters), 4, 1000),
  // A narrower interval would point out more by chance than by cause.
  ...unless(
    compare(parseDecimal(width), parseDecimal('1.645')) >= 0,
    '/rules/raters/width',
    'out-of-bounds',
    'An interval covers at least 90 %: 1.645 standard errors to each side.',
  ),
  ...rising('/rules/raters/pointedOut', [pointedOut.narrow, '1', pointedOut.wide]),
];

const checkImpact = ({ impact }: RuleSet): FieldProblem[] => [
  ...unless(
    impact.minimumGroup >= 3,
    '/rules/impact/minimumGroup',
    'out-of-bounds',
    'Nobody hides among fewer than three.',
  ),
  ...within('/rules/impact/significance', impact.significance, 0, 1),
  ...within('/rules/impact/warnAt', impact.warnAt, 0, 1),
  ...rising('/rules/impact/ageBands', impact.ageBands.map(String)),
  ...unique('/rules/impact/lowest', impact.lowest),
];

/** No text is proposed for erasure before it may be erased. */
const checkRetention = ({ retention: { texts = [] } }: RuleSet): FieldProblem[] => [
  ...unique(
    '/rules/retention/texts',
    texts.map(({ kind }) => kind),
  ),
  ...texts.flatMap(({ leastMonths, mostMonths }, at) =>
    rising(`/rules/retention/texts/${at}`, [String(leastMonths), String(mostMonths)], true),
  ),
];

const checks = [
  checkValidity,
  checkCalendar,
  checkRatings,
  checkNumeric,
  checkVoices,
  checkDistribution,
  checkProcedure,
  checkRaters,
  checkDevelopment,
  checkOutcomes,
  checkImpact,
  checkRetention,
];

/** Everything that keeps a rule set from being put in force: thresholds out of order, weights that do not sum, a year without holidays. */
export const checkRuleSet = (rules: RuleSet): FieldProblem[] => checks.flatMap((check) => check(rules));
