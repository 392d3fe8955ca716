import type { RuleSet } from '../rules/rule-set.ts';
import { checkPlan } from './check-plan.ts';
import type { DraftColumn, DraftRow, DraftRowProblem } from './draft-row.ts';
import type { Plan, PlanIndicator, WorkResult } from './plan.ts';
import { readIndicatorRow } from './read-indicator-row.ts';

export type NumberedRow = { row: number; value: DraftRow };

const ofWorkResult = [
  'workResultKind',
  'workResultText',
  'workResultWeight',
  'serves',
  'servesText',
  'perspective',
  'assignment',
] as const;

const required = (row: number, column: DraftColumn): DraftRowProblem => ({
  row,
  column,
  code: 'required',
  reason: 'this cell is needed',
});

/** Cells of a work result that say something else than an earlier line of the same one. */
const contradictions = (rows: readonly NumberedRow[], columns: readonly DraftColumn[]): DraftRowProblem[] =>
  columns.flatMap((column) => {
    const said = rows.filter(({ value }) => value[column] !== null);
    const [first] = said;
    return said
      .filter(({ value }) => value[column] !== first?.value[column])
      .map(({ row }) => ({
        row,
        column,
        code: 'contradicts-row',
        reason: `row ${first?.row ?? row} says something else of the same`,
      }));
  });

const firstOf = <C extends DraftColumn>(rows: readonly NumberedRow[], column: C): DraftRow[C] | null =>
  rows.find(({ value }) => value[column] !== null)?.value[column] ?? null;

const servesOf = (rows: readonly NumberedRow[]): WorkResult['serves'] => {
  const [workResultId, text] = [firstOf(rows, 'serves'), firstOf(rows, 'servesText')];
  if (workResultId !== null) return { kind: 'superior', workResultId };
  return text === null ? null : { kind: 'provisional', text };
};

type Read<T> = { value: T; problems: [] } | { value: null; problems: DraftRowProblem[] };

const readWorkResult = (id: string, rows: readonly NumberedRow[]): Read<WorkResult> => {
  const first = rows[0]?.row ?? 0;
  const [text, weight] = [firstOf(rows, 'workResultText'), firstOf(rows, 'workResultWeight')];
  const indicators: PlanIndicator[] = [];
  const problems: DraftRowProblem[] = contradictions(rows, ofWorkResult);
  for (const { row, value } of rows) {
    const read = readIndicatorRow(value);
    if ('missing' in read) problems.push(...read.missing.map((column) => required(row, column)));
    else indicators.push(read.indicator);
  }
  if (text === null) problems.push(required(first, 'workResultText'));
  if (weight === null) problems.push(required(first, 'workResultWeight'));
  if (text === null || weight === null || problems.length > 0) return { value: null, problems };
  const [perspective, assignment] = [firstOf(rows, 'perspective'), firstOf(rows, 'assignment')];
  const value: WorkResult = {
    ...{ id, kind: firstOf(rows, 'workResultKind') ?? 'main', text, serves: servesOf(rows), weight, indicators },
    ...(perspective === null ? {} : { perspective }),
    ...(assignment === null ? {} : { assignment }),
  };
  return { value, problems: [] };
};

/** Faults that no later work on a draft is meant to mend. What is merely not finished yet is told, and kept. */
const soft: ReadonlySet<string> = new Set(['weights-sum', 'no-main-work-result', 'too-few-work-results']);

const columnOf: Record<string, DraftColumn> = {
  target: 'target',
  polarisation: 'low',
  high: 'high',
  weight: 'indicatorWeight',
  id: 'indicator',
};

/** The line that a pointer into the plan is about, and the column, where there is one. */
const placeOf = (
  pointer: string,
  groups: readonly (readonly NumberedRow[])[],
): Pick<DraftRowProblem, 'row' | 'column'> => {
  const [, list, w, inner, i, ...rest] = pointer.split('/');
  const rows = list === 'workResults' && w !== undefined ? groups[Number(w)] : undefined;
  const first = rows?.[0] ?? groups[0]?.[0];
  if (inner !== 'indicators' || i === undefined)
    return { row: first?.row ?? 0, column: inner === 'weight' ? 'workResultWeight' : null };
  return { row: rows?.[Number(i)]?.row ?? first?.row ?? 0, column: columnOf[rest.at(-1) ?? ''] ?? null };
};

export type DraftOfRows =
  | { plan: Plan; problems: []; unfinished: DraftRowProblem[] }
  | { plan: null; problems: DraftRowProblem[]; unfinished: [] };

const broken = (problems: DraftRowProblem[]): DraftOfRows => ({ plan: null, problems, unfinished: [] });

/**
 * The lines of one person as a draft of a plan. One broken line keeps the whole draft out, so that nobody is handed a plan
 * with a hole in it; what the author still has to finish (weights, a main result) is told and does not.
 */
export const draftOfRows = (rows: readonly NumberedRow[], rules: RuleSet): DraftOfRows => {
  const nameless = rows.filter(({ value }) => value.workResult === null);
  if (nameless.length > 0) return broken(nameless.map(({ row }) => required(row, 'workResult')));
  const groups = [...Map.groupBy(rows, ({ value }) => value.workResult ?? '')];
  const read = groups.map(([id, own]) => readWorkResult(id, own));
  const problems = [...contradictions(rows, ['form']), ...read.flatMap((one) => one.problems)];
  const workResults = read.flatMap(({ value }) => value ?? []);
  if (problems.length > 0) return broken(problems);
  const described = rows.some(({ value }) => value.success !== null);
  const form = firstOf(rows, 'form') ?? (described ? 'qualitative' : 'quantitative');
  const plan: Plan = { form, workResults, expectations: [], attachments: null };
  const told = checkPlan(plan, rules).map(({ pointer, code, detail }) => ({
    ...placeOf(
      pointer,
      groups.map(([, own]) => own),
    ),
    code,
    reason: detail,
  }));
  const hard = told.filter(({ code }) => !soft.has(code));
  return hard.length > 0 ? broken(hard) : { plan, problems: [], unfinished: told };
};
