import type { Case } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { draftOfRows } from '../../domain/planning/draft-of-rows.ts';
import type { PlanDraftRow } from '../../domain/planning/draft-row.ts';
import type { Plan } from '../../domain/planning/plan.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { GoodRow, RowProblem } from '../directory/import-rows.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { previousStart, standardStart } from './starting-plan.ts';

type Composed =
  | { plan: Plan; problems: []; unfinished: RowProblem[] }
  | { plan: null; problems: RowProblem[]; unfinished: [] };

const failed = (problems: RowProblem[]): Composed => ({ plan: null, problems, unfinished: [] });

const cellsBesides = ({ nip: _, source: __, ...cells }: PlanDraftRow): [string, unknown][] =>
  Object.entries(cells).filter(([, value]) => value !== null);

/** A row that names a source stands alone, for the person and in itself. */
const startingRow = (rows: readonly GoodRow<PlanDraftRow>[]): RowProblem[] =>
  rows.flatMap(({ row, value }): RowProblem[] => {
    if (rows.length > 1)
      return [{ row, column: 'source', code: 'source-alone', reason: 'one row with a source makes the whole draft' }];
    return cellsBesides(value).map(([column]) => ({
      row,
      column,
      code: 'source-alone',
      reason: 'leave this empty where the draft starts from a source',
    }));
  });

/** The draft that the rows of one person ask for. */
export const composeDraft = async (
  context: { deps: Pick<Deps, 'store' | 'clock'>; actor: Pick<Actor, 'agencyId'>; cycle: Cycle; rules: RuleSet },
  rows: readonly GoodRow<PlanDraftRow>[],
  subject: Case,
): Promise<Composed> => {
  const { deps, actor, cycle, rules } = context;
  const named = rows.find(({ value }) => value.source !== null);
  if (named === undefined) return draftOfRows(rows, rules);
  const problems = startingRow(rows);
  if (problems.length > 0) return failed(problems);
  const { row, value } = named;
  const around = { cycle, rules, subject };
  const start =
    value.source === 'standard'
      ? await standardStart(deps, actor.agencyId, around)
      : await previousStart(deps, actor.agencyId, around);
  if (start === null) {
    const reason = value.source === 'standard' ? 'the post has no standard' : 'no earlier period has a plan in force';
    return failed([{ row, column: 'source', code: 'nothing-to-start-from', reason }]);
  }
  const unfinished = start.notes.map(({ code, pointer }) => ({ row, column: null, code, reason: pointer }));
  return { plan: start.plan, problems: [], unfinished };
};
