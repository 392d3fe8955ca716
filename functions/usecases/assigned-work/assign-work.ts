import type { AssignedWork, WorkSource } from '../../domain/assigned-work/assigned-work.ts';
import { checkPhase } from '../../domain/case/actions.ts';
import type { Case } from '../../domain/case/case.ts';
import { checkPlan } from '../../domain/planning/check-plan.ts';
import { isMeasured, type Plan } from '../../domain/planning/plan.ts';
import { type FieldProblem, RefusedError, refuse } from '../../domain/refusal.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { keys } from '../../store/keys.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import { loadSuperiorPlan, workResultIds } from '../plans/superior-plan.ts';
import type { Command, Deps } from '../support/deps.ts';
import { loadCase, loadCycle, loadRules } from '../support/load.ts';
import { insertWithEntry } from './insert-with-entry.ts';
import { requireOwnPlan } from './load-assigned-work.ts';
import { type SeenSource, seeSource } from './see-source.ts';

export type AssignInput = CaseTarget &
  Pick<AssignedWork, 'kind' | 'text' | 'indicators' | 'serves' | 'mandate'> & { source: WorkSource };
export type AssignReceipt = CaseTarget & { workId: string; at: string };

/** From the Idempotency-Key, so that a repeat meets the work that it assigned; of one person, so that nobody meets another's. */
const workIdOf = (
  deps: Pick<Deps, 'digest'>,
  { actor, requestKey }: Command,
  { cycleId, employeeId }: CaseTarget,
): string => {
  const key = requestKey ?? refuse('idempotency-key-required');
  const digest = deps.digest.sha256(`assigned-work ${cycleId} ${employeeId} ${actor.personId} ${key}`);
  return Buffer.from(digest, 'base64url').toString('hex').slice(0, 32);
};

/** Beside leading the unit or team, which is asked before anybody's case is read. */
const requireAssignable = ({ actor }: Command, subject: Case, { members }: SeenSource): void => {
  if (subject.employeeId === actor.personId) refuse('forbidden', { detail: 'Nobody is assigned work by themself.' });
  if (subject.appraiserId === actor.personId)
    refuse('forbidden', { detail: 'The appraiser agrees the whole plan and needs no assignment.' });
  if (members !== null && !members.includes(subject.employeeId))
    refuse('forbidden', { detail: 'A team assigns work to its members.' });
};

/** The work as the only result of a plan: its indicators have to be such that a plan with it can be submitted. */
const problemsOf = ({ kind, text, indicators }: AssignInput, rules: RuleSet): FieldProblem[] => {
  const alone: Plan = {
    form: indicators.every(isMeasured) ? 'quantitative' : 'qualitative',
    workResults: [{ id: 'assigned', kind, text, serves: null, weight: '100', indicators }],
    expectations: [],
    attachments: null,
  };
  return checkPlan(alone, rules)
    .filter(({ pointer }) => pointer.startsWith('/workResults/0/'))
    .map((problem) => ({ ...problem, pointer: problem.pointer.replace('/workResults/0', '') }));
};

/**
 * The leader of another unit, or of a team, assigns a work result to a person. It is an offer: it counts once it stands in the
 * plan that the person's own appraiser sets.
 */
export const createAssignWork =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest'>) =>
  async (command: Command, input: AssignInput): Promise<AssignReceipt> => {
    const { agencyId, personId: leaderId } = command.actor;
    const { cycleId, employeeId, source } = input;
    const { data: cycle } = await loadCycle(deps, agencyId, cycleId);
    const seen = await seeSource(deps, agencyId, cycleId, source);
    if (seen.leaderId !== leaderId) refuse('forbidden', { detail: 'You do not lead this unit or team.' });
    const { data: subject } = await loadCase(deps, agencyId, cycle, employeeId);
    requireAssignable(command, subject, seen);
    requireOwnPlan(subject);
    const id = workIdOf(deps, command, input);
    const at = deps.clock.now();
    const receipt = (work: AssignedWork): AssignReceipt =>
      work.requestDigest === command.requestDigest
        ? { cycleId, employeeId, workId: work.id, at: work.at }
        : refuse('idempotency-key-reused');
    const earlier = await deps.store.get(keys.assignedWork(agencyId, cycleId, employeeId, id));
    if (earlier !== null) return receipt(earlier.data);
    const phase = checkPhase(cycle, ['planning', 'execution'], true, at);
    if (phase.decision === 'refuse') throw new RefusedError(phase.refusal);
    const problems = problemsOf(input, await loadRules(deps, agencyId, cycle.ruleSetVersion));
    if (problems.length > 0) refuse('incomplete-plan', { fields: problems });
    if (input.serves !== null) {
      const own = workResultIds(await loadSuperiorPlan(deps, agencyId, cycle, { appraiserId: leaderId }));
      if (!own.has(input.serves))
        refuse('unknown-work-result', {
          fields: [{ pointer: '/serves', code: 'unknown-work-result', detail: 'a work result of your own plan' }],
        });
    }
    const { kind, text, indicators, serves, mandate } = input;
    const work: AssignedWork = {
      ...{ schemaVersion: 1, id, source, leaderId, kind, text, indicators, serves, mandate, at },
      requestDigest: command.requestDigest,
      withdrawn: null,
    };
    return receipt(await insertWithEntry(deps, agencyId, input, work));
  };
