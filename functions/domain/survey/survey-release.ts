import { addSums, noAnswers, type SurveySums } from './survey-sums.ts';

/** The answers to one unit's tickets: by the person they name, and the rest. */
export type UnitAnswers = { unnamed: SurveySums; named: ReadonlyMap<string, SurveySums> };

export type SurveyOfUnit = { schemaVersion: 1; unitCode: string; sums: SurveySums };
export type SurveyOfPerson = { schemaVersion: 1; employeeId: string; sums: SurveySums };
export type ReleasedSurvey = {
  /** Each with everything below it. */
  units: SurveyOfUnit[];
  persons: SurveyOfPerson[];
  /** Answers that found too few companions on the whole way up, and count nowhere. */
  withheld: number;
};

type Tree = { childrenOf: ReadonlyMap<string | null, readonly string[]> };
type Fold = { total: SurveySums; rest: SurveySums };

const treeOf = (units: readonly { code: string; parentCode: string | null }[]): Tree => ({
  childrenOf: Map.groupBy(
    units.map(({ code }) => code).sort(),
    (code) => units.find((unit) => unit.code === code)?.parentCode ?? null,
  ),
});

/**
 * What may be known of the public's answers. A group with fewer answers than the threshold is not shown by itself: its
 * answers are counted with those of the unit, and if these are still too few, with the unit above. Every total is the sum
 * of groups that are large enough each, so no difference of a unit and its people, or of a unit and its parts, tells what
 * one visitor said.
 */
export const releaseSurvey = (
  units: readonly { code: string; parentCode: string | null }[],
  answersOf: ReadonlyMap<string, UnitAnswers>,
  threshold: number,
): ReleasedSurvey => {
  const { childrenOf } = treeOf(units);
  const ofUnits: SurveyOfUnit[] = [];
  const ofPersons = new Map<string, SurveySums>();
  const isEnough = ({ answers }: SurveySums): boolean => answers >= Math.max(1, threshold);

  const foldNamed = (answers: UnitAnswers | undefined): Fold => {
    const fold: Fold = { total: noAnswers(), rest: answers?.unnamed ?? noAnswers() };
    for (const [employeeId, sums] of answers?.named ?? []) {
      if (!isEnough(sums)) fold.rest = addSums(fold.rest, sums);
      else {
        fold.total = addSums(fold.total, sums);
        ofPersons.set(employeeId, addSums(ofPersons.get(employeeId) ?? noAnswers(), sums));
      }
    }
    return fold;
  };

  const foldUnit = (code: string): Fold => {
    const fold = foldNamed(answersOf.get(code));
    for (const child of childrenOf.get(code) ?? []) {
      const below = foldUnit(child);
      fold.total = addSums(fold.total, below.total);
      fold.rest = addSums(fold.rest, below.rest);
    }
    const total = isEnough(fold.rest) ? addSums(fold.total, fold.rest) : fold.total;
    if (total.answers > 0) ofUnits.push({ schemaVersion: 1, unitCode: code, sums: total });
    return isEnough(fold.rest) ? { total, rest: noAnswers() } : { total, rest: fold.rest };
  };

  const roots = (childrenOf.get(null) ?? []).map(foldUnit);
  return {
    units: ofUnits,
    persons: [...ofPersons]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([employeeId, sums]) => ({ schemaVersion: 1, employeeId, sums })),
    withheld: roots.reduce((count, { rest }) => count + rest.answers, 0),
  };
};
