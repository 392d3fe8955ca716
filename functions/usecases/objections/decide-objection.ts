import type { CaseAt } from '../../domain/case/case.ts';
import { movePerson } from '../../domain/forum/spread.ts';
import { type ObjectionRuling, ruleObjection } from '../../domain/objection/decide-objection.ts';
import { RefusedError } from '../../domain/refusal.ts';
import type { Key, Stored, Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import { proposalsFor } from '../follow-ups/proposals-for.ts';
import { type ActContext, type ActReceipt, actOnCase, type CaseChange } from '../support/act-on-case.ts';
import type { Command, Deps } from '../support/deps.ts';

type ObjectionDeps = Pick<Deps, 'store' | 'clock' | 'digest'>;

/**
 * The decider rules on an objection; final. An upheld one changes the result and the service's counts in the same commit,
 * and the version before stays as its act.
 */
export const createDecideObjection =
  (deps: ObjectionDeps) =>
  (command: Command, target: CaseTarget, ruling: ObjectionRuling): Promise<ActReceipt> =>
    actOnCase(deps, command, { ...target, action: 'decide-objection' }, (context) =>
      decide(deps, command.actor.agencyId, context, ruling),
    );

const decide = async (
  deps: ObjectionDeps,
  agencyId: string,
  { cycle, rules, case: { data: subject }, now }: ActContext,
  ruling: ObjectionRuling,
): Promise<CaseChange> => {
  if (subject.stage !== 'decided' || subject.objection === null)
    throw new Error('the stage table let a case without an objection through');
  const ruled = ruleObjection(subject, subject.objection, ruling, rules);
  if (ruled.decision === 'unchanged')
    throw new RefusedError({
      code: 'invalid-body',
      fields: [{ pointer: '/workResult', code: 'unchanged', detail: 'an upheld objection gives other ratings' }],
    });
  const { next, body } = ruled;
  const entry = await required(deps, keys.objectionEntry(agencyId, cycle.id, subject.employeeId));
  return {
    next,
    act: 'objection-decided',
    body,
    alsoWrite: [
      { kind: 'replace', key: entry.key, version: entry.version, data: { ...entry.data, open: false } },
      ...(await moveCounts(deps, agencyId, subject, next)),
      // While the objection was pending no measures were proposed; a close that runs at this moment skips the case.
      ...(await proposalsFor(deps, agencyId, next, rules, now)),
    ],
  };
};

const moveCounts = async (
  deps: ObjectionDeps,
  agencyId: string,
  before: CaseAt<'decided'>,
  after: CaseAt<'decided'>,
): Promise<Write[]> => {
  if (before.result.predicate === after.result.predicate) return [];
  const record = await required(deps, keys.service(agencyId, before.cycleId, before.serviceCode));
  const spread = movePerson(record.data, before.result.predicate, after.result.predicate);
  return [{ kind: 'replace', key: record.key, version: record.version, data: { ...record.data, ...spread } }];
};

const required = async <T>(deps: ObjectionDeps, key: Key<T>): Promise<Stored<T>> => {
  const stored = await deps.store.get(key);
  if (stored === null) throw new Error('a document that an objection needs is missing');
  return stored;
};
