import { headships } from '../../domain/directory/assignment-in-force.ts';
import type { LocalDate } from '../../domain/time/instant.ts';
import type { PersonPlan, Surroundings } from './assignment-plan.ts';
import type { RowProblem } from './import-rows.ts';

/** Somebody who leads a unit; `row` where this import says so, null where it was known before. */
type Claim = { unitCode: string; personId: string; since: LocalDate; row: number | null };

const claimsOf = ({ person, next, rows }: PersonPlan, today: LocalDate): Claim[] =>
  headships(next, today).map(({ unitCode, from }) => {
    const said = rows.find(
      ({ value, outcome }) => outcome !== 'unchanged' && value.headsUnit && value.unitCode === unitCode,
    );
    return { unitCode, personId: person.data.id, since: from, row: said?.row ?? null };
  });

/** The present head, unless the rows speak about that person: then the plan says what becomes of the headship. */
const claimOfHolder = (unitCode: string, planned: Set<string>, around: Surroundings): Claim[] => {
  const headId = around.units.get(unitCode)?.data.headId ?? null;
  const holder = headId === null || planned.has(headId) ? undefined : around.people.get(headId)?.data;
  const headship = holder && headships(holder, around.today).find((a) => a.unitCode === unitCode);
  return holder && headship ? [{ unitCode, personId: holder.id, since: headship.from, row: null }] : [];
};

/** The later one leads; on the same day the one who was known before, then the first in the file. */
const byRight = (a: Claim, b: Claim): number =>
  a.since === b.since ? (a.row ?? 0) - (b.row ?? 0) : a.since > b.since ? -1 : 1;

const secondHead = (row: number, since: LocalDate): RowProblem => ({
  row,
  column: 'headsUnit',
  code: 'unit-has-head',
  reason: `somebody else leads this unit since ${since}; end that assignment first, or say when this one ended`,
});

/** Who leads each unit that the rows touch, and the rows that name a second head beside a later or equal one. */
export const planHeads = (
  plans: PersonPlan[],
  around: Surroundings,
): { heads: Map<string, string | null>; problems: RowProblem[] } => {
  const planned = new Set(plans.map(({ person }) => person.data.id));
  const claims = Map.groupBy(
    plans.flatMap((plan) => claimsOf(plan, around.today)),
    ({ unitCode }) => unitCode,
  );
  const left = [...around.units.values()].flatMap(({ data }) =>
    data.headId !== null && planned.has(data.headId) ? [data.code] : [],
  );
  const heads = new Map<string, string | null>();
  const problems: RowProblem[] = [];
  for (const code of new Set([...claims.keys(), ...left])) {
    const contenders = [...(claims.get(code) ?? []), ...claimOfHolder(code, planned, around)].sort(byRight);
    const [head, ...others] = contenders;
    const headId = head?.personId ?? null;
    if (headId !== (around.units.get(code)?.data.headId ?? null)) heads.set(code, headId);
    for (const { row, personId } of others)
      if (head !== undefined && row !== null && personId !== headId) problems.push(secondHead(row, head.since));
  }
  return { heads, problems };
};
