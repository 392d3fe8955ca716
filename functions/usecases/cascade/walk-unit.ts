import type { WorkSource } from '../../domain/assigned-work/assigned-work.ts';
import { checkCascade } from '../../domain/cascade/check-cascade.ts';
import type { CascadeFinding } from '../../domain/cascade/finding.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Deps } from '../support/deps.ts';
import type { CascadeCursor } from './cascade-cursor.ts';
import { type PlannedPerson, readCases, readPlans, readTeam } from './read-team.ts';
import { servedElsewhere } from './served-elsewhere.ts';

/** One superior of the tree and what does not hold together below. */
export type CascadeLevel = {
  unitCode: string;
  superiorId: string;
  /** `none`: nothing was submitted; `not-evaluated`: a state official, who has no plan. */
  plan: 'in-force' | 'submitted' | 'none' | 'not-evaluated';
  members: number;
  findings: CascadeFinding[];
};

export type Walk = {
  deps: Pick<Deps, 'store'>;
  agencyId: string;
  cycle: Cycle;
  rules: RuleSet;
  rootCode: string;
  /** Heads of the tree: each comes with the unit. */
  heads: ReadonlySet<string>;
  /** Teams across units by their leaders. */
  teams: ReadonlyMap<string, WorkSource[]>;
};

/** What is left of a page: superiors that it may tell of, and people whom it may ask for a team of their own. */
export type Room = { levels: number; asked: number };

/** People asked at once. */
const atOnce = 16;

/** A superior on the way down, and the people not yet asked whether they appraise somebody. */
type Frame = { superiorId: string; below: string[]; after: string };

const statusOf = (superior: PlannedPerson | undefined): CascadeLevel['plan'] => {
  if (superior === undefined) return 'not-evaluated';
  if (superior.plan === null) return 'none';
  return superior.inForce ? 'in-force' : 'submitted';
};

const levelOf = async (walk: Walk, unit: Unit, superiorId: string, team: readonly Case[]): Promise<CascadeLevel> => {
  const { deps, agencyId, cycle, rules, rootCode, teams } = walk;
  const isHead = superiorId === unit.headId;
  const ofUnit: WorkSource[] = isHead ? [{ kind: 'unit', unitCode: unit.code }] : [];
  const sources = [...ofUnit, ...(teams.get(superiorId) ?? [])];
  const [own, elsewhere] = await Promise.all([
    readCases(deps, agencyId, cycle, [superiorId]),
    servedElsewhere(deps, agencyId, cycle, sources),
  ]);
  const people = await readPlans(deps, agencyId, [...own, ...team]);
  const superior = own.length === 0 ? undefined : people[0];
  const findings = checkCascade({
    superior: {
      employeeId: superiorId,
      evaluated: superior !== undefined,
      plan: superior?.plan ?? null,
      inForce: superior?.inForce ?? false,
      topmost: isHead && unit.code === rootCode,
    },
    members: people.slice(own.length).map(({ case: { employeeId }, plan }) => ({ employeeId, plan })),
    servedElsewhere: elsewhere,
    rules,
  });
  return { unitCode: unit.code, superiorId, plan: statusOf(superior), members: team.length, findings };
};

/**
 * Tells of the head of a unit and, below, of whoever appraises people in it without leading a unit: heads come with their own. Depth
 * first, people in order of their ids, until the page has no room left. It ends because everybody has one appraiser: nobody is
 * reached twice.
 *
 * @param from where an earlier page of this unit ended; what it names and the tree does not hold (any more) is not gone into
 * @returns where the next page goes on; null where the unit is done
 */
export const walkUnit = async (
  walk: Walk,
  unit: Unit,
  headId: string,
  page: { levels: CascadeLevel[]; room: Room; from: CascadeCursor | null },
): Promise<CascadeCursor | null> => {
  const { deps, agencyId, cycle } = walk;
  const { levels, room, from } = page;
  const known = new Map<string, Promise<Case[]>>();
  const teamOf = (id: string): Promise<Case[]> => {
    const team = known.get(id) ?? readTeam(deps, agencyId, cycle, id);
    known.set(id, team);
    return team;
  };
  const way: Frame[] = [];
  const goInto = (superiorId: string, team: readonly Case[], after: string): void => {
    const below = team
      .map(({ employeeId }) => employeeId)
      .filter((id) => id > after && !walk.heads.has(id))
      .sort();
    way.push({ superiorId, below, after });
  };
  const tell = async (superiorId: string, team: readonly Case[]): Promise<void> => {
    levels.push(await levelOf(walk, unit, superiorId, team));
    room.levels -= 1;
    goInto(superiorId, team, '');
  };
  /** Down the way of the page before, by the teams as they are: a cursor opens nothing that the tree does not. */
  const goBack = async ({ superiors, after }: CascadeCursor): Promise<void> => {
    let team = await teamOf(headId);
    let superiorId = headId;
    for (const next of superiors.slice(1)) {
      goInto(superiorId, team, next);
      if (walk.heads.has(next) || !team.some(({ employeeId }) => employeeId === next)) return;
      superiorId = next;
      team = await teamOf(next);
    }
    goInto(superiorId, team, after);
  };

  // Under another head than a page ago the unit is told of anew.
  if (from?.superiors[0] === headId) await goBack(from);
  else await tell(headId, await teamOf(headId));
  for (let frame = way.at(-1); frame !== undefined; frame = way.at(-1)) {
    if (frame.below.length === 0) {
      way.pop();
      continue;
    }
    if (room.levels <= 0 || room.asked <= 0)
      return { unitCode: unit.code, superiors: way.map(({ superiorId }) => superiorId), after: frame.after };
    const some = frame.below.slice(0, atOnce);
    const teams = await Promise.all(some.map(teamOf));
    const found = teams.findIndex((team) => team.length > 0);
    const dealtWith = found < 0 ? some : some.slice(0, found + 1);
    room.asked -= dealtWith.length;
    frame.below = frame.below.slice(dealtWith.length);
    frame.after = dealtWith.at(-1) ?? frame.after;
    if (found >= 0) await tell(frame.after, teams[found] ?? []);
  }
  return null;
};
