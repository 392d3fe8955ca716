import pLimit from 'p-limit';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { createRollUp, type RollUp } from '../../domain/units/roll-up.ts';
import type { RollUpStep, UnitScore } from '../../domain/units/scorecard.ts';
import type { UnitAchievement } from '../../domain/units/unit-achievement.ts';
import { ConflictError, type Key } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { insertOnce } from '../closing/work-shards.ts';
import { loadUnits } from '../directory/load-units.ts';
import { rollUpRaters } from '../rater-statistics/roll-up-raters.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf, loadCycle, loadRules } from '../support/load.ts';
import { createBoards } from './boards.ts';
import { createUnitAchievements } from './unit-achievements.ts';

export type RollUpInput = { agencyId: string; cycleId: string; phase: 'preparation' | RollUpStep };
type RollUpDeps = Pick<Deps, 'store' | 'clock'>;

/** Writes in flight at once. */
const writers = 16;

/**
 * Lists every team's members for the boards and, from scoring on, adds up teams, units and the agency. The documents of each
 * step are kept; a repeat finds them and changes nothing. Cases stand still meanwhile: the machine works between two phases.
 */
export const createRollUpCycle =
  (deps: RollUpDeps) =>
  async ({ agencyId, cycleId, phase }: RollUpInput): Promise<void> => {
    const { data: cycle } = await loadCycle(deps, agencyId, cycleId);
    const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
    const units = new Map([...(await loadUnits(deps, agencyId))].map(([code, { data }]) => [code, data]));
    const rollUp = createRollUp(units);
    const boards = await createBoards(deps, agencyId);
    for (let shard = 0; shard < cycle.shardCount; shard++)
      for await (const { data, version } of eachOf(deps, keys.cases(agencyId, cycleId, shard))) {
        boards.add(data, version);
        rollUp.addCase(data);
      }
    await boards.write(cycleId, phase);
    if (phase === 'scoring') await rollUpRaters(deps, agencyId, { cycle, rules });
    if (phase !== 'preparation') await writeScores(deps, agencyId, { cycle, rules, units, asOf: phase }, rollUp);
  };

type Step = { cycle: Cycle; rules: RuleSet; units: ReadonlyMap<string, Unit>; asOf: RollUpStep };

const writeScores = async (deps: RollUpDeps, agencyId: string, step: Step, rollUp: RollUp): Promise<void> => {
  const { cycle, rules, asOf } = step;
  for await (const { data } of eachOf(deps, keys.allTraits(agencyId, cycle.id))) rollUp.addTraits(data);
  const achievements = await achievementsOf(deps, agencyId, step);
  const achievementOf = (unitCode: string): UnitAchievement => {
    const found = achievements.get(unitCode);
    if (found === undefined) throw new Error(`no achievement of unit ${unitCode}`);
    return found;
  };
  const { units, agency, teams } = rollUp.finish({ achievementOf, rules, asOf, at: deps.clock.now() });
  const limit = pLimit(writers);
  const write = (key: Key, data: object) => limit(() => insertOnce(deps, key, data));
  await Promise.all([
    ...units.map((score) => write(keys.unitScore(agencyId, cycle.id, asOf, score.unitCode), score)),
    ...teams.map((score) => write(keys.teamScore(agencyId, cycle.id, score.appraiserId, asOf), score)),
  ]);
  if (agency !== null) await writeAgency(deps, agencyId, cycle, agency);
};

/** Every unit's, from two queries over all that was set and reported. */
const achievementsOf = async (
  deps: RollUpDeps,
  agencyId: string,
  { cycle, rules, units }: Step,
): Promise<Map<string, UnitAchievement>> => {
  const [sheets, realisations] = [new Map(), new Map()];
  for await (const { data } of eachOf(deps, keys.allKeyIndicators(agencyId, cycle.id))) sheets.set(data.unitCode, data);
  for await (const { data } of eachOf(deps, keys.allKeyIndicatorRealisations(agencyId, cycle.id)))
    realisations.set(data.unitCode, data);
  const achievements = createUnitAchievements(
    {
      sheet: async (unit) => sheets.get(unit) ?? null,
      realisation: async (unit) => realisations.get(unit) ?? null,
      units: async () => [...units.values()],
    },
    rules,
  );
  const found = new Map<string, UnitAchievement>();
  for (const code of units.keys()) found.set(code, await achievements.of(code));
  return found;
};

const order: readonly RollUpStep[] = ['scoring', 'publication', 'closed'];

/** The agency's score stands once, as of the last step, so that one read shows it at any size; each step's is kept as well. */
const writeAgency = async (deps: RollUpDeps, agencyId: string, cycle: Cycle, score: UnitScore): Promise<void> => {
  const { chairId, memberIds } = cycle.committee;
  const readers = [...new Set([...score.readers, chairId, ...memberIds, cycle.authorisedOfficialId])];
  const agency: UnitScore = { ...score, readers };
  await insertOnce(deps, keys.agencyScore(agencyId, cycle.id, score.asOf), agency);
  const key = keys.agencyScore(agencyId, cycle.id, 'latest');
  const found = await deps.store.get(key);
  if (found !== null && order.indexOf(found.data.asOf) >= order.indexOf(score.asOf)) return;
  try {
    await deps.store.commit([
      found === null
        ? { kind: 'insert', key, data: agency }
        : { kind: 'replace', key, version: found.version, data: agency },
    ]);
  } catch (error) {
    // Another worker of the same step came first, with the same numbers.
    if (!(error instanceof ConflictError)) throw error;
  }
};
