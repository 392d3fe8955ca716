import pLimit from 'p-limit';
import { canonicalJson } from '../../domain/audit/canonical.ts';
import { checkAction } from '../../domain/case/actions.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { PlanDraftRow } from '../../domain/planning/draft-row.ts';
import { RefusedError } from '../../domain/refusal.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Stored } from '../../ports/store.ts';
import { keys, type PlanDraft } from '../../store/keys.ts';
import {
  type GoodRow,
  type ImportReport,
  type ParsedRows,
  type RowProblem,
  type RowResult,
  reportOf,
} from '../directory/import-rows.ts';
import { loadPeopleByNip } from '../directory/load-people.ts';
import { type RowWrites, writeRows } from '../directory/write-rows.ts';
import type { Actor, Command, Deps } from '../support/deps.ts';
import { caseKey, loadCycle, loadRules } from '../support/load.ts';
import { composeDraft } from './compose-draft.ts';

export type PlanDraftReport = ImportReport & { unfinished: RowProblem[] };

type Rows = readonly GoodRow<PlanDraftRow>[];
type Context = { deps: Pick<Deps, 'store' | 'clock'>; actor: Actor; cycle: Cycle; rules: RuleSet };
type Outcome = { refused: RowProblem[]; writes: RowWrites[]; unfinished: RowProblem[] };

/** Drafts composed at a time: those that start from a standard or an earlier plan read it. */
const peopleAtOnce = 8;

const refusedAll = (rows: Rows, problem: Omit<RowProblem, 'row'>): Outcome => ({
  refused: rows.map(({ row }) => ({ row, ...problem })),
  writes: [],
  unfinished: [],
});

/** Administrators prepare for everybody, appraisers for those they appraise, and everybody for themself. */
const mayPrepare = ({ personId, roles }: Actor, { employeeId, appraiserId }: Case): boolean =>
  roles.includes('administrator') || personId === appraiserId || personId === employeeId;

const withStored = (
  { deps, actor, cycle }: Context,
  rows: Rows,
  { employeeId }: Case,
  plan: PlanDraft['plan'],
  stored: Stored<PlanDraft> | null,
): Pick<Outcome, 'refused' | 'writes'> => {
  const all = (outcome: 'created' | 'unchanged') => rows.map(({ row }) => ({ row, outcome }));
  if (stored !== null) {
    if (canonicalJson(stored.data.plan) === canonicalJson(plan))
      return { refused: [], writes: [{ outcomes: all('unchanged'), writes: [] }] };
    const reason = 'the person has a draft already; what somebody wrote is not replaced in bulk';
    return refusedAll(rows, { column: 'nip', code: 'draft-exists', reason });
  }
  const own = actor.personId === employeeId ? {} : { preparedBy: actor.personId };
  const data: PlanDraft = { schemaVersion: 1, plan, at: deps.clock.now(), ...own };
  const key = keys.planDraft(actor.agencyId, cycle.id, employeeId);
  return { refused: [], writes: [{ outcomes: all('created'), writes: [{ kind: 'insert', key, data }] }] };
};

const prepare = async (
  context: Context,
  rows: Rows,
  subject: Case | null,
  stored: Stored<PlanDraft> | null,
): Promise<Outcome> => {
  const { deps, actor, cycle } = context;
  if (subject === null || !mayPrepare(actor, subject))
    return refusedAll(rows, { column: 'nip', code: 'unknown-nip', reason: 'no case of this cycle has this number' });
  const verdict = checkAction('save-plan-draft', { cycle, case: subject, relations: ['self'], now: deps.clock.now() });
  if (verdict.decision === 'refuse') {
    const { code, detail = code } = verdict.refusal;
    return refusedAll(rows, { column: null, code, reason: detail });
  }
  const draft = await composeDraft(context, rows, subject);
  if (draft.plan === null) return { refused: draft.problems, writes: [], unfinished: [] };
  return { ...withStored(context, rows, subject, draft.plan, stored), unfinished: draft.unfinished };
};

/** A person with a broken line gets no draft: the other lines are listed too, so that nothing is left out in silence. */
const withoutBroken = ({ good, broken }: ParsedRows<PlanDraftRow>, nipOf: ReadonlyMap<number, string>) => {
  const spoilt = new Set(broken.flatMap(({ row }) => nipOf.get(row) ?? []));
  const kept = good.filter(({ value }) => !spoilt.has(value.nip));
  const beside = good.filter(({ value }) => spoilt.has(value.nip));
  const reason = 'another row of this person is refused, and a draft is made whole or not at all';
  return {
    kept,
    beside: beside.map(({ row }): RowProblem => ({ row, column: null, code: 'other-row-refused', reason })),
  };
};

/**
 * Makes drafts of plans in bulk: from a table, from the standard of the post, or from the last period's plan. A draft becomes a
 * plan only by its author's submission. A second send makes nothing new.
 *
 * @param nipOf the number that each row names, broken rows included
 */
export const createImportPlanDrafts =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (
    command: Command,
    { cycleId, rows, nipOf }: { cycleId: string; rows: ParsedRows<PlanDraftRow>; nipOf: ReadonlyMap<number, string> },
  ): Promise<PlanDraftReport> => {
    const { actor } = command;
    const { agencyId } = actor;
    const { data: cycle } = await loadCycle(deps, agencyId, cycleId);
    if (cycle.shardCount === 0) throw new RefusedError({ code: 'wrong-phase', detail: 'No case is open yet.' });
    const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
    const { kept, beside } = withoutBroken(rows, nipOf);
    const people = await loadPeopleByNip(
      deps,
      agencyId,
      kept.map(({ value }) => value.nip),
    );
    // Two numbers of one person (an earlier one) are one person.
    const groups = [...Map.groupBy(kept, ({ value }) => people.get(value.nip)?.data.id ?? `unknown ${value.nip}`)];
    const known = groups.map(([id]) => id).filter((id) => !id.startsWith('unknown '));
    const [cases, drafts] = await Promise.all([
      deps.store.getMany(known.map((id) => caseKey(agencyId, cycle, id))),
      deps.store.getMany(known.map((id) => keys.planDraft(agencyId, cycleId, id))),
    ]);
    const context: Context = { deps, actor, cycle, rules };
    const limit = pLimit(peopleAtOnce);
    const outcomes = await Promise.all(
      groups.map(([id, own]) => {
        const at = known.indexOf(id);
        return limit(() => prepare(context, own, cases[at]?.data ?? null, drafts[at] ?? null));
      }),
    );
    const written: RowResult[] = await writeRows(
      deps.store,
      outcomes.flatMap(({ writes }) => writes),
    );
    const refused = outcomes.flatMap((outcome) => outcome.refused);
    const stored = new Set(written.flatMap((result) => ('outcome' in result ? [result.row] : [])));
    const unfinished = outcomes.flatMap((outcome) => outcome.unfinished).filter(({ row }) => stored.has(row));
    return { ...reportOf([...rows.broken, ...beside, ...refused, ...written]), unfinished };
  };
