import type { Case } from '../case/case.ts';
import { groupProfile } from '../development/profile.ts';
import { addTally, emptyTally, type Traits, type TraitTally, tallyOf } from '../development/traits.ts';
import type { Unit } from '../directory/unit.ts';
import { ownOf } from '../own-of.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Instant } from '../time/instant.ts';
import {
  addCase,
  addGroup,
  emptyGroup,
  type GroupTally,
  peopleScore,
  type RollUpStep,
  type TeamScore,
  type UnitScore,
} from './scorecard.ts';
import { ratingOfScore, type UnitAchievement } from './unit-achievement.ts';

/**
 * What scoring found in the evidence of a shard's people, by unit and by appraiser. Heads stand apart: their evidence counts
 * in the unit above theirs.
 */
export type ShardTraits = {
  schemaVersion: 1;
  units: Record<string, TraitTally>;
  heads: Record<string, TraitTally>;
  teams: Record<string, TraitTally>;
};

const addTo = (record: Record<string, TraitTally>, name: string, tally: TraitTally): void => {
  const so = ownOf(record, name) ?? emptyTally();
  addTally(so, tally);
  record[name] = so;
};

/** Folds the evidence of a shard's people, in the order of the shard. */
export const tallyTraits = (people: readonly { case: Case; traits: Traits }[]): ShardTraits => {
  const shard: ShardTraits = { schemaVersion: 1, units: {}, heads: {}, teams: {} };
  for (const { case: subject, traits } of people) {
    const tally = tallyOf(traits);
    addTo(subject.headsUnit ? shard.heads : shard.units, subject.unitCode, tally);
    if (subject.appraiserId !== null) addTo(shard.teams, subject.appraiserId, tally);
  }
  return shard;
};

export type RollUp = {
  addCase(subject: Case): void;
  addTraits(shard: ShardTraits): void;
  finish(context: {
    achievementOf(unitCode: string): UnitAchievement;
    rules: RuleSet;
    asOf: RollUpStep;
    at: Instant;
  }): { units: UnitScore[]; agency: UnitScore | null; teams: TeamScore[] };
};

const groupOf = (groups: Map<string, GroupTally>, name: string): GroupTally => {
  const group = groups.get(name) ?? emptyGroup();
  groups.set(name, group);
  return group;
};

/** Units from the root down to this one, the unit itself first; stops where the tree bites its own tail. */
const lineage = (code: string, units: ReadonlyMap<string, Unit>): Unit[] => {
  const line: Unit[] = [];
  for (let unit = units.get(code); unit !== undefined && !line.includes(unit); ) {
    line.push(unit);
    unit = unit.parentCode === null ? undefined : units.get(unit.parentCode);
  }
  return line;
};

/**
 * Adds up teams, units and the agency from their people. Every person counts once in each unit above: in the own unit and
 * upwards, a head from the unit above the one led. Who leads the topmost unit counts there.
 */
export const createRollUp = (units: ReadonlyMap<string, Unit>): RollUp => {
  const own = new Map<string, GroupTally>();
  const teams = new Map<string, GroupTally>();
  const seat = (unitCode: string, isHead: boolean): string =>
    isHead ? (units.get(unitCode)?.parentCode ?? unitCode) : unitCode;

  const totals = (): { byUnit: Map<string, GroupTally>; all: GroupTally } => {
    const byUnit = new Map<string, GroupTally>();
    const all = emptyGroup();
    for (const [code, group] of own) {
      addGroup(all, group);
      for (const unit of lineage(code, units)) addGroup(groupOf(byUnit, unit.code), group);
    }
    return { byUnit, all };
  };

  return {
    addCase: (subject) => {
      addCase(groupOf(own, seat(subject.unitCode, subject.headsUnit)), subject);
      if (subject.appraiserId !== null) addCase(groupOf(teams, subject.appraiserId), subject);
    },
    addTraits: (shard) => {
      for (const [code, tally] of Object.entries(shard.units)) addTally(groupOf(own, seat(code, false)).traits, tally);
      for (const [code, tally] of Object.entries(shard.heads)) addTally(groupOf(own, seat(code, true)).traits, tally);
      for (const [id, tally] of Object.entries(shard.teams)) addTally(groupOf(teams, id).traits, tally);
    },
    finish: ({ achievementOf, rules, asOf, at }) => {
      const { byUnit, all } = totals();
      const scoreOf = (unit: Unit, group: GroupTally, scope: 'unit' | 'agency'): UnitScore => {
        const achievement = achievementOf(unit.code);
        const people = peopleScore(group.people, rules);
        return {
          schemaVersion: 1,
          asOf,
          at,
          unitCode: unit.code,
          name: unit.name,
          kind: unit.kind,
          readers: lineage(unit.code, units).flatMap(({ headId }) => (headId === null ? [] : [headId])),
          score: overall(achievement, people.score, rules),
          people,
          profile: groupProfile({ tally: group.traits, keyIndicators: achievedIndicators(achievement) }, scope, rules),
        };
      };
      const root = [...units.values()].find(({ kind, parentCode }) => kind === 'agency' && parentCode === null);
      return {
        units: [...units.values()].map((unit) => scoreOf(unit, groupOf(byUnit, unit.code), 'unit')),
        agency: root === undefined ? null : scoreOf(root, all, 'agency'),
        teams: [...teams].map(([appraiserId, group]) => ({
          schemaVersion: 1,
          asOf,
          at,
          appraiserId,
          people: peopleScore(group.people, rules),
          profile: groupProfile({ tally: group.traits, keyIndicators: [] }, 'unit', rules),
        })),
      };
    },
  };
};

/** A unit without an achievement of its own shows the mean of its people's plans, and says that it is one. */
const overall = (achievement: UnitAchievement, people: string | null, rules: RuleSet): UnitScore['score'] => {
  if (achievement.score !== null)
    return { value: achievement.score, rating: achievement.rating, basis: achievement.basis };
  if (people !== null) return { value: people, rating: ratingOfScore(people, rules), basis: 'people' };
  return { value: null, rating: null, basis: null };
};

const achievedIndicators = ({ explanation }: UnitAchievement): { id: string; value: string }[] =>
  (explanation.inputs ?? []).flatMap(({ code, subject, value }) =>
    code === 'indicator-achievement' && subject !== undefined && value !== null ? [{ id: subject, value }] : [],
  );
