import { type Behaviour, behaviours } from '../execution/feedback.ts';
import { compare, div, fromInteger, mul, parseDecimal, roundHalfUp } from '../number/fraction.ts';
import { type Aspect, aspects } from '../planning/plan.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { TrainingRule } from '../rules/unit-rules.ts';
import { meanOfSum, type Traits, type TraitTally } from './traits.ts';

/** A strength or a weakness with the number that makes it one and the rule by which it does. */
export type Trait =
  | { kind: 'behaviour'; subject: Behaviour; value: string; rule: string }
  | { kind: 'aspect'; subject: Aspect; value: string; rule: string }
  | { kind: 'key-indicator'; subject: string; value: string; rule: string };

export type Recommendation = {
  trainingId: string;
  title: { id: string; en: string };
  hours: number;
  /** The rule of the catalogue by which it is recommended. */
  ruleId: string;
  legalBasis: string;
  /** The weaknesses that it answers. */
  because: string[];
};

export type Profile = { strengths: Trait[]; weaknesses: Trait[]; trainings: Recommendation[] };

const isBelow = (value: string, limit: string): boolean => compare(parseDecimal(value), parseDecimal(limit)) < 0;
const isOver = (value: string, limit: string): boolean => compare(parseDecimal(value), parseDecimal(limit)) > 0;

const answers = ({ when }: TrainingRule, weakness: Trait): boolean => {
  if ('weakBehaviour' in when) return weakness.kind === 'behaviour' && weakness.subject === when.weakBehaviour;
  if ('weakAspect' in when) return weakness.kind === 'aspect' && weakness.subject === when.weakAspect;
  return weakness.kind === 'key-indicator';
};

const recommend = (
  weaknesses: readonly Trait[],
  scope: TrainingRule['for'][number],
  rules: RuleSet,
): Recommendation[] =>
  rules.development.rules.flatMap((rule) => {
    const because = weaknesses.filter((weakness) => answers(rule, weakness)).map(({ subject }) => subject);
    const training = rules.development.trainings.find(({ id }) => id === rule.recommend);
    if (because.length === 0 || training === undefined || !rule.for.includes(scope)) return [];
    const { id: trainingId, title, hours } = training;
    return [{ trainingId, title, hours, ruleId: rule.id, legalBasis: rule.legalBasis, because }];
  });

type Sides = Pick<Profile, 'strengths' | 'weaknesses'>;

const aspectSides = (scores: Partial<Record<Aspect, string>>, { workResult }: RuleSet): Sides => {
  const { aboveOver, meetsFrom } = workResult;
  const sides: Sides = { strengths: [], weaknesses: [] };
  for (const subject of aspects) {
    const value = scores[subject];
    if (value === undefined) continue;
    if (isOver(value, aboveOver))
      sides.strengths.push({ kind: 'aspect', subject, value, rule: `> ${aboveOver}: rules workResult.aboveOver` });
    if (isBelow(value, meetsFrom))
      sides.weaknesses.push({ kind: 'aspect', subject, value, rule: `< ${meetsFrom}: rules workResult.meetsFrom` });
  }
  return sides;
};

/** What a person is good at and what not, by the evidence of one cycle, and the trainings that answer it. */
export const personProfile = (traits: Traits, rules: RuleSet): Profile => {
  const { meetsFrom, aboveFrom } = rules.behaviour;
  const { strengths, weaknesses } = aspectSides(traits.aspects, rules);
  const values = behaviours.flatMap((subject) => {
    const value = traits.behaviours[subject];
    return value === undefined ? [] : [{ subject, value }];
  });
  const strong = values
    .filter(({ value }) => value === 'above')
    .map((one): Trait => ({ kind: 'behaviour', ...one, rule: `>= ${aboveFrom}: rules behaviour.aboveFrom` }));
  const weak = values
    .filter(({ value }) => value === 'below')
    .map((one): Trait => ({ kind: 'behaviour', ...one, rule: `< ${meetsFrom}: rules behaviour.meetsFrom` }));
  const all = [...weak, ...weaknesses];
  return { strengths: [...strong, ...strengths], weaknesses: all, trainings: recommend(all, 'person', rules) };
};

const shareOf = (count: number, of: number): string =>
  roundHalfUp(div(mul(fromInteger(count), fromInteger(100)), fromInteger(of)), 2);

const behaviourSides = ({ heard, weak, strong }: TraitTally, { development }: RuleSet): Sides => {
  const sides: Sides = { strengths: [], weaknesses: [] };
  if (heard < Math.max(1, development.minimumGroup)) return sides;
  const { weakShareOver, strongShareFrom } = development;
  for (const subject of behaviours) {
    const below = shareOf(weak[subject] ?? 0, heard);
    const above = shareOf(strong[subject] ?? 0, heard);
    const rule = (text: string) => `${text}: rules development`;
    if (isOver(below, weakShareOver))
      sides.weaknesses.push({ kind: 'behaviour', subject, value: below, rule: rule(`% of people > ${weakShareOver}`) });
    else if (!isBelow(above, strongShareFrom))
      sides.strengths.push({
        kind: 'behaviour',
        subject,
        value: above,
        rule: rule(`% of people >= ${strongShareFrom}`),
      });
  }
  return sides;
};

/** Key indicators with a number, worst and best; a document stays small however many a unit has. */
const shownIndicators = 3;

const indicatorSides = (achieved: readonly { id: string; value: string }[], { workResult }: RuleSet): Sides => {
  const { aboveOver, meetsFrom } = workResult;
  const ordered = achieved.toSorted((a, b) => compare(parseDecimal(a.value), parseDecimal(b.value)));
  const trait = ({ id, value }: { id: string; value: string }, rule: string): Trait => ({
    kind: 'key-indicator',
    subject: id,
    value,
    rule,
  });
  return {
    weaknesses: ordered
      .filter(({ value }) => isBelow(value, meetsFrom))
      .slice(0, shownIndicators)
      .map((one) => trait(one, `< ${meetsFrom}: rules workResult.meetsFrom`)),
    strengths: ordered
      .filter(({ value }) => isOver(value, aboveOver))
      .slice(-shownIndicators)
      .reverse()
      .map((one) => trait(one, `> ${aboveOver}: rules workResult.aboveOver`)),
  };
};

/**
 * Strengths and weaknesses of a team, a unit or the agency: its key indicators, the aspects over its people's plans, and the
 * values of BerAKHLAK by the share of people. Too few people show no spread of values.
 */
export const groupProfile = (
  group: { tally: TraitTally; keyIndicators: readonly { id: string; value: string }[] },
  scope: 'unit' | 'agency',
  rules: RuleSet,
): Profile => {
  const means: Partial<Record<Aspect, string>> = {};
  for (const aspect of aspects) {
    const mean = meanOfSum(group.tally.aspects[aspect], rules.rounding.decimals);
    if (mean !== null) means[aspect] = mean;
  }
  const parts = [
    indicatorSides(group.keyIndicators, rules),
    aspectSides(means, rules),
    behaviourSides(group.tally, rules),
  ];
  const weaknesses = parts.flatMap((part) => part.weaknesses);
  return {
    strengths: parts.flatMap((part) => part.strengths),
    weaknesses,
    trainings: recommend(weaknesses, scope, rules),
  };
};
