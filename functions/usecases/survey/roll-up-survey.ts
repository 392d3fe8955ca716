import type { Unit } from '../../domain/directory/unit.ts';
import { releaseSurvey, type UnitAnswers } from '../../domain/survey/survey-release.ts';
import type { SurveyRules } from '../../domain/survey/survey-rules.ts';
import { addSums, noAnswers, type SurveySums, sumOf } from '../../domain/survey/survey-sums.ts';
import { keys } from '../../store/keys.ts';
import { insertOnce } from '../closing/work-shards.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

type RollUpDeps = Pick<Deps, 'store'>;

const readUnit = async (
  deps: RollUpDeps,
  agencyId: string,
  cycleId: string,
  unit: string,
): Promise<UnitAnswers | null> => {
  const named = new Map<string, SurveySums>();
  let unnamed = noAnswers();
  let found = false;
  for await (const { data } of eachOf(deps, keys.surveyAnswers(agencyId, cycleId, unit))) {
    found = true;
    const sums = sumOf(data.scores);
    if (data.employeeId === null) unnamed = addSums(unnamed, sums);
    else named.set(data.employeeId, addSums(named.get(data.employeeId) ?? noAnswers(), sums));
  }
  return found ? { unnamed, named } : null;
};

/**
 * Adds up the public's answers of a cycle when nothing can be answered any more: one document per unit and per person that
 * has enough of them. A repeat comes to the same documents and writes none twice. Only sums are held in memory.
 */
export const rollUpSurvey = async (
  deps: RollUpDeps,
  agencyId: string,
  cycleId: string,
  { threshold }: SurveyRules,
): Promise<void> => {
  const units: Unit[] = [];
  for await (const { data } of eachOf(deps, keys.units(agencyId))) units.push(data);
  const answers = new Map<string, UnitAnswers>();
  for (const { code } of units) {
    const found = await readUnit(deps, agencyId, cycleId, code);
    if (found !== null) answers.set(code, found);
  }
  if (answers.size === 0) return;
  const released = releaseSurvey(units, answers, threshold);
  for (const unit of released.units) await insertOnce(deps, keys.surveyOfUnit(agencyId, cycleId, unit.unitCode), unit);
  for (const person of released.persons)
    await insertOnce(deps, keys.surveyOfPerson(agencyId, cycleId, person.employeeId), person);
};
