import { canonicalJson } from '../../domain/audit/canonical.ts';
import { type Activity, type ActivityContent, requestTagOf } from '../../domain/execution/activity.ts';
import { checkActivity } from '../../domain/execution/check-activity.ts';
import { lateDaysOf } from '../../domain/execution/lateness.ts';
import { toStoredActivity } from '../../domain/execution/stored-activity.ts';
import type { Plan } from '../../domain/planning/plan.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { localDateOf, monthOf } from '../../domain/time/zone.ts';
import { type Insert, type InsertOutcome, StoreBusyError } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, requireAction, seeCase } from '../cases/see-case.ts';
import {
  type GoodRow,
  type ImportReport,
  type ParsedRows,
  type RowProblem,
  type RowResult,
  reportOf,
  withoutRepeats,
} from '../directory/import-rows.ts';
import type { Command, Deps } from '../support/deps.ts';
import { loadRules } from '../support/load.ts';
import { planOf } from './check-content.ts';
import { findWorkResult } from './find-work-result.ts';
import { readJournal } from './read-journal.ts';

/** A row as the sheet has it: the work result by its id, its text, or its place in the plan. */
export type ActivityRow = Omit<ActivityContent, 'workResultId'> & { workResult: string };
type Named = { id: string; digest: string; content: ActivityContent };
type ImportDeps = Pick<Deps, 'store' | 'clock' | 'digest'>;

/** Names of columns where they differ from those of a single report. */
const columnOf: Record<string, string> = { date: 'startDate', minutes: 'endTime' };

/** The row is named by what it says, so that the same row sent again, in whatever file, finds itself. */
const named = ({ digest }: Pick<Deps, 'digest'>, content: ActivityContent): Named => {
  const all = digest.sha256(canonicalJson(content));
  return { id: `imp-${all.slice(0, 22)}`, digest: all, content };
};

/** Rows that are given up together where the engine does not answer at all. */
const rowsTogether = 1000;

const insertAll = async ({ store }: Pick<Deps, 'store'>, inserts: Insert[]): Promise<InsertOutcome[]> => {
  const outcomes: InsertOutcome[] = [];
  for (let from = 0; from < inserts.length; from += rowsTogether) {
    const some = inserts.slice(from, from + rowsTogether);
    try {
      outcomes.push(...(await store.insertEach(some)));
    } catch (error) {
      if (!(error instanceof StoreBusyError)) throw error;
      outcomes.push(...some.map(() => 'busy' as const));
    }
  }
  return outcomes;
};

const resultOf = (row: number, outcome: InsertOutcome): RowResult => {
  switch (outcome) {
    case 'inserted':
      return { row, outcome: 'created' };
    case 'exists':
      return { row, outcome: 'unchanged' };
    case 'busy':
      return { row, column: null, code: 'busy', reason: 'the system was busy; send the file again' };
  }
};

const resolve = (
  deps: ImportDeps,
  { row, value }: GoodRow<ActivityRow>,
  plan: Plan,
  limits: Parameters<typeof checkActivity>[1],
): GoodRow<Named> | RowProblem => {
  const { workResult, ...rest } = value;
  const found = findWorkResult(plan, workResult);
  if (found === null)
    return { row, column: 'workResult', code: 'unknown-work-result', reason: 'the plan has no such work result' };
  const content: ActivityContent = { ...rest, workResultId: found };
  const [problem] = checkActivity(content, limits);
  if (problem === undefined) return { row, value: named(deps, content) };
  const field = problem.pointer.slice(1);
  return { row, column: columnOf[field] ?? field, code: problem.code, reason: problem.detail };
};

/** Ids of reports that stand in these months; a row that was imported and withdrawn since is not imported again. */
const knownIds = async (
  deps: ImportDeps,
  agencyId: string,
  target: CaseTarget,
  rows: readonly GoodRow<Named>[],
): Promise<Set<string>> => {
  const months = new Set(rows.map(({ value }) => monthOf(value.content.date)));
  const journals = await Promise.all([...months].map((month) => readJournal(deps, agencyId, target, month)));
  return new Set(journals.flatMap(({ reports }) => reports.map(({ current }) => current.id)));
};

/**
 * A month's sheet in one call, row by row: good rows go in, bad ones are listed. What the months hold already is read once, so
 * that a second send of ten thousand rows costs a few reads and no write. Each new row is one item of its own, at the
 * price of a report: a transaction would double it.
 */
export const createImportActivities =
  (deps: ImportDeps) =>
  async (command: Command, target: CaseTarget, rows: ParsedRows<ActivityRow>): Promise<ImportReport> => {
    const { agencyId } = command.actor;
    const at = deps.clock.now();
    const seen = await seeCase(deps, command.actor, target);
    requireAction('report-activity', seen, at);
    const { cycle } = seen;
    const [plan, rules] = await Promise.all([
      planOf(deps, agencyId, seen),
      loadRules(deps, agencyId, cycle.ruleSetVersion),
    ]);
    const limits = { period: cycle.period, today: localDateOf(at, cycle.zone) };
    const resolved: GoodRow<Named>[] = [];
    const unresolved: RowProblem[] = [];
    for (const row of rows.good) {
      const result = resolve(deps, row, plan, limits);
      if ('value' in result) resolved.push(result);
      else unresolved.push(result);
    }
    const single = withoutRepeats(resolved, 'activity', ({ id }) => id);
    const known = await knownIds(deps, agencyId, target, single.good);

    const writeOf = ({ value }: GoodRow<Named>): Insert => {
      const lastDay = value.content.endDate ?? value.content.date;
      const activity = toActivity(value, at, lateDaysOf(lastDay, at, cycle.zone, rules));
      const key = keys.activity(agencyId, target.cycleId, target.employeeId, activity);
      return { kind: 'insert', key, data: toStoredActivity(activity) };
    };
    const isKnown = ({ value }: GoodRow<Named>): boolean => known.has(value.id);
    const fresh = single.good.filter((row) => !isKnown(row));
    const outcomes = await insertAll(deps, fresh.map(writeOf));
    const written = fresh.map(({ row }, i): RowResult => resultOf(row, outcomes[i] ?? 'busy'));
    const unchanged = single.good.filter(isKnown).map(({ row }): RowResult => ({ row, outcome: 'unchanged' }));
    return reportOf([...rows.broken, ...unresolved, ...single.broken, ...unchanged, ...written]);
  };

const toActivity = ({ id, digest, content }: Named, at: Instant, lateDays: number): Activity => ({
  ...content,
  id,
  version: 1,
  at,
  lateDays,
  source: 'import',
  change: null,
  requestTag: requestTagOf(digest),
  requestKey: null,
});
