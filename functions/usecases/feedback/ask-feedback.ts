import type { Case } from '../../domain/case/case.ts';
import { relationsOf } from '../../domain/case/relations.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { FeedbackRequests } from '../../domain/feedback/feedback-requests.ts';
import type { FeedbackRules } from '../../domain/feedback/feedback-rules.ts';
import { type FieldProblem, refuse } from '../../domain/refusal.ts';
import { localDateOf } from '../../domain/time/zone.ts';
import { type Insert, StoreBusyError, type Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, requireAction, seeCase } from '../cases/see-case.ts';
import { retryOnConflict } from '../forum/retry.ts';
import type { Command, Deps } from '../support/deps.ts';
import { caseKey, loadRules } from '../support/load.ts';
import { loadRequests, noRequests, type RequestsView, requestsView } from './requests.ts';
import { sourceOf } from './source-of.ts';

type AskDeps = Pick<Deps, 'store' | 'clock'>;
type AskInput = CaseTarget & { personIds: string[] };

/** Everybody who is asked must be somebody whose feedback would be taken: appraiser, peer or subordinate. */
const checkEligible = async (
  deps: AskDeps,
  agencyId: string,
  cycle: Cycle,
  subject: Case,
  personIds: readonly string[],
): Promise<FieldProblem[]> => {
  const cases = await deps.store.getMany(personIds.map((id) => caseKey(agencyId, cycle, id)));
  return personIds.flatMap((personId, i): FieldProblem[] => {
    const relations = relationsOf({ personId, roles: [] }, subject, cycle, cases[i]?.data ?? null);
    if (sourceOf(relations) !== null) return [];
    const detail = 'Only the appraiser, peers and subordinates of the person can be asked.';
    return [{ pointer: `/personIds/${i}`, code: 'not-eligible', detail }];
  });
};

const requireRoom = (asked: number, { maximumAsked }: FeedbackRules): void => {
  if (asked <= maximumAsked) return;
  const detail = `At most ${maximumAsked} people may be asked about one person.`;
  refuse('invalid-body', { detail, fields: [{ pointer: '/personIds', code: 'too_big', detail }] });
};

/**
 * Where each of them finds about whom they were asked. Written before the requests name them, and each for itself: it says nothing
 * until they do (`readMyRequests` looks there), so a transaction over all of them would cost twice as much for no promise more. What a
 * request that failed half-way left behind is found by its repeat.
 */
const pointTo = async (deps: AskDeps, agencyId: string, { cycleId, employeeId }: CaseTarget, asked: string[]) => {
  const entries = asked.map((id): Insert => {
    const key = keys.feedbackAsked(agencyId, cycleId, id, employeeId);
    return { kind: 'insert', key, data: { schemaVersion: 1, employeeId } };
  });
  const outcomes = await deps.store.insertEach(entries);
  if (outcomes.includes('busy')) throw new StoreBusyError('those who are asked could not all be noted');
};

/**
 * Asks colleagues for feedback on a person, for the person or the appraiser. Whom one has asked before is asked already: a
 * repeat changes nothing. One write unit for each who is asked, and one for the call.
 */
export const createAskFeedback =
  (deps: AskDeps) =>
  (command: Command, input: AskInput): Promise<RequestsView> =>
    retryOnConflict(async () => {
      const { agencyId, personId: by } = command.actor;
      const { cycleId, employeeId } = input;
      const now = deps.clock.now();
      const seen = await seeCase(deps, command.actor, input);
      requireAction('ask-feedback', seen, now);
      const found = await loadRequests(deps, agencyId, input);
      const before = found?.data ?? noRequests;
      const known = new Set(before.asked.map(({ personId }) => personId));
      const personIds = [...new Set(input.personIds)];
      const fields = await checkEligible(deps, agencyId, seen.cycle, seen.case.data, personIds);
      if (fields.length > 0) refuse('invalid-body', { detail: 'Some of these people cannot be asked.', fields });
      const added = personIds.filter((id) => !known.has(id));
      if (added.length === 0) return requestsView(input, before);
      const rules = await loadRules(deps, agencyId, seen.cycle.ruleSetVersion);
      requireRoom(before.asked.length + added.length, rules.feedback);

      const on = localDateOf(now, seen.cycle.zone);
      const asked = [...before.asked, ...added.map((personId) => ({ personId, by, on }))];
      const next: FeedbackRequests = { ...before, asked };
      const key = keys.feedbackRequests(agencyId, cycleId, employeeId);
      const own: Write =
        found === null
          ? { kind: 'insert', key, data: next }
          : { kind: 'replace', key, version: found.version, data: next };
      await pointTo(deps, agencyId, input, added);
      await deps.store.commit([own]);
      return requestsView(input, next);
    });
