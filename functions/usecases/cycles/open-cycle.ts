import type { SettledPhase } from '../../domain/closing/plan-closure.ts';
import { checkPlanCycle } from '../../domain/cycle/check-plan-cycle.ts';
import { checkSchedule, deadlineOf, type PlannedPhase } from '../../domain/cycle/check-schedule.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { checkStaggered, staggeredEnds } from '../../domain/cycle/staggered.ts';
import { lastFilingDeadline } from '../../domain/objection/window.ts';
import { RefusedError, refuse } from '../../domain/refusal.ts';
import { chooseRuleSet } from '../../domain/rules/choose-rule-set.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Instant, LocalDate, Zone } from '../../domain/time/instant.ts';
import { ConflictError, type Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Command, Deps } from '../support/deps.ts';
import { eachOf, loadAgency } from '../support/load.ts';
import { checkPeople } from './check-people.ts';
import { checkUnits } from './check-units.ts';
import { type CycleView, viewOf } from './cycle-view.ts';
import { deliverOrLeave } from './deliver-signal.ts';
import { findRepeat, requestOf, requireAdministrator } from './find-repeat.ts';

export type OpenCycleInput = {
  id: string;
  title: string;
  kind: Cycle['kind'];
  period: { from: LocalDate; to: LocalDate };
  planCycleId?: string;
  /** A day (ends at midnight in the agency's zone) or a time with an offset. */
  deadlines: Record<PlannedPhase, string>;
  /** Units that have longer than everybody. */
  unitDeadlines?: { phase: SettledPhase; unitCode: string; deadline: string }[];
  committee: { chairId: string; memberIds: string[] };
  authorisedOfficialId: string;
};
type OpenDeps = Pick<Deps, 'store' | 'workflow' | 'clock'>;

/** Opens a cycle and starts the execution that drives it. The start is committed with the cycle and sent afterwards, so that it cannot be lost. */
export const createOpenCycle =
  (deps: OpenDeps) =>
  async (command: Command, input: OpenCycleInput): Promise<CycleView> => {
    requireAdministrator(command);
    const { agencyId, personId } = command.actor;
    const request = requestOf(command);
    const repeat = await findEarlier(deps, agencyId, input.id, request);
    if (repeat !== null) return viewOf(repeat);

    const { data: agency } = await loadAgency(deps, agencyId);
    const versions: RuleSet[] = [];
    for await (const { data } of eachOf(deps, keys.ruleSets(agencyId))) versions.push(data);
    if (!versions.some(({ version }) => version === agency.ruleSetVersion))
      refuse('rule-set-unknown', { detail: `No rule set ${agency.ruleSetVersion}.` });
    const rules = chooseRuleSet(versions, agency.ruleSetVersion, input.period);
    if (rules === null)
      return refuse('rule-set-unknown', { detail: 'No version of the rules is in force throughout the period.' });
    const now = deps.clock.now();
    const deadlines = deadlinesOf(input, agency.zone, rules);
    const staggered = (input.unitDeadlines ?? []).map((one) => ({
      ...one,
      deadline: deadlineOf(one.deadline, agency.zone),
    }));
    const problems = [
      ...checkStaggered(staggered, deadlines),
      ...(await checkUnits(deps, agencyId, staggered)),
      ...checkSchedule({ period: input.period, deadlines }, agency.zone, now),
      ...(await checkPeople(deps, agencyId, input)),
    ];
    if (problems.length > 0) refuse('invalid-body', { fields: problems });
    await requirePlanCycle(deps, agencyId, input);

    const { id, title, kind, period, planCycleId, committee, authorisedOfficialId } = input;
    const cycle: Cycle = {
      ...{ schemaVersion: 1, id, title, kind, period, zone: agency.zone, ruleSetVersion: rules.version },
      ...{ phase: 'preparation', status: 'running', run: 1, shardCount: 0 },
      ...{ deadlines, committee, authorisedOfficialId, extensions: [], closures: {} },
      ...(planCycleId === undefined ? {} : { planCycleId }),
      ...staggeredEnds(staggered),
      ...{ publishedAt: null, closedAt: null, failure: null, openedBy: personId, openedAt: now },
      ...request,
    };
    const key = keys.cycle(agencyId, id);
    const start = { schemaVersion: 1, kind: 'start', phase: 'preparation', run: 1, at: now };
    try {
      await deps.store.commit([
        { kind: 'insert', key, data: cycle },
        { kind: 'insert', key: keys.pendingSignal(agencyId, id), data: start },
      ]);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      const winner = await findEarlier(deps, agencyId, id, request);
      return winner === null ? refuse('conflict') : viewOf(winner);
    }
    await deliverOrLeave(deps, agencyId, id);
    return viewOf({ data: cycle, version: 1 });
  };

const requirePlanCycle = async (deps: Pick<Deps, 'store'>, agencyId: string, input: OpenCycleInput): Promise<void> => {
  if (input.planCycleId === undefined) return;
  const annual = await deps.store.get(keys.cycle(agencyId, input.planCycleId));
  const refusal = checkPlanCycle(input, annual?.data ?? null);
  if (refusal !== null) throw new RefusedError(refusal);
};

/** The cycle that this very request opened before, or null. Another cycle under the id is refused. */
const findEarlier = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycleId: string,
  request: { requestKey: string; requestDigest: string },
): Promise<Stored<Cycle> | null> => {
  const cycles: Stored<Cycle>[] = [];
  for await (const stored of eachOf(deps, keys.cycles(agencyId))) cycles.push(stored);
  const remembered = cycles.map((stored) => ({
    requestKey: stored.data.requestKey,
    requestDigest: stored.data.requestDigest,
    stored,
  }));
  const found = findRepeat(remembered, request);
  if (found === null && cycles.some((stored) => stored.data.id === cycleId))
    refuse('already-exists', { detail: `There is a cycle ${cycleId}.`, extra: { cycleId } });
  return found?.stored ?? null;
};

/** The objection window's is a forecast here, as if the results were published at the deadline of the decision. */
const deadlinesOf = (input: OpenCycleInput, zone: Zone, rules: RuleSet): Cycle['deadlines'] => {
  const of = (phase: PlannedPhase): Instant => deadlineOf(input.deadlines[phase], zone);
  const decided = of('final-decision');
  return {
    planning: of('planning'),
    execution: of('execution'),
    'supervisor-review': of('supervisor-review'),
    'organisation-predicate': of('organisation-predicate'),
    'committee-forum': of('committee-forum'),
    'final-decision': decided,
    'objection-window': lastFilingDeadline(decided, zone, [rules]),
    'follow-up': of('follow-up'),
  };
};
