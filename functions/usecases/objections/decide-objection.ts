import type { CaseAt } from '../../domain/case/case.ts';
import type { ObjectionDecidedBody } from '../../domain/case/objection-bodies.ts';
import { packVersion } from '../../domain/case/packed-version.ts';
import { ratersOf } from '../../domain/case/raters.ts';
import type { ServiceRecord } from '../../domain/forum/forum.ts';
import { movePerson } from '../../domain/forum/spread.ts';
import { type ObjectionRuling, ruleObjection } from '../../domain/objection/decide-objection.ts';
import { effectsOf, followUpChanges, withdrawn } from '../../domain/objection/effects.ts';
import { hearingState } from '../../domain/objection/hearing.ts';
import type { Hearing } from '../../domain/objection/objection-ref.ts';
import { RefusedError, refuse } from '../../domain/refusal.ts';
import type { Stored, Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import { giftsOf } from '../entitlements/gifts-of.ts';
import { proposalsFor } from '../follow-ups/proposals-for.ts';
import { type ActContext, type ActReceipt, actOnCase, type CaseChange } from '../support/act-on-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';
import { objectedCase, replaceEntry, requiredEntry } from './objected-case.ts';

type ObjectionDeps = Pick<Deps, 'store' | 'clock' | 'digest'>;

/**
 * The decider rules on an objection, after both sides were heard or let their time pass; final. An upheld one makes a new
 * version of the result, moves the service's counts and takes back measures that no longer apply, in the same commit; the
 * version before stays as its act, and the act of the decision lists every effect.
 */
export const createDecideObjection =
  (deps: ObjectionDeps) =>
  (command: Command, target: CaseTarget, ruling: ObjectionRuling): Promise<ActReceipt> =>
    actOnCase(deps, command, { ...target, action: 'decide-objection' }, (context) =>
      decide(deps, command, context, ruling),
    );

const requireHeard = (subject: CaseAt<'decided'>, hearing: Hearing | undefined, now: string): string[] => {
  if (hearing === undefined) throw new Error('the stage table let an objection through on which nobody was asked');
  const state = hearingState(subject, hearing, now);
  if (state.decision === 'open')
    refuse('hearing-open', { deadline: state.until, detail: `Still to speak: ${state.missing.join(', ')}.` });
  return [subject.employeeId, ...ratersOf(subject)].filter((id) => !hearing.spoken.includes(id));
};

const decide = async (
  deps: ObjectionDeps,
  command: Command,
  context: ActContext,
  ruling: ObjectionRuling,
): Promise<CaseChange> => {
  const { agencyId } = command.actor;
  const { subject, objection } = objectedCase(context.case.data);
  const unheard = requireHeard(subject, objection.hearing, context.now);
  const ruled = ruleObjection(subject, objection, ruling, context.rules);
  const close = replaceEntry(await requiredEntry(deps, agencyId, subject), { open: false });
  const { reason } = ruling;
  switch (ruled.decision) {
    case 'unchanged':
      throw new RefusedError({
        code: 'invalid-body',
        fields: [{ pointer: '/workResult', code: 'unchanged', detail: 'an upheld objection gives other ratings' }],
      });
    case 'dismissed': {
      const body: ObjectionDecidedBody = { decision: 'dismiss', reason, unheard };
      // While the objection was pending no measures were proposed; a close that runs at this moment skips the case.
      const { inserts } = await measuresAfter(deps, command, context, subject, ruled.next);
      return { next: ruled.next, act: 'objection-decided', body, alsoWrite: [close, ...inserts] };
    }
    case 'uphold':
    case 'uphold-partly': {
      const { decision, next, version } = ruled;
      const service = await requiredService(deps, agencyId, subject);
      const { changes, inserts, withdrawals } = await measuresAfter(deps, command, context, subject, next);
      const [before, after] = await giftsOf(deps, agencyId, context, [subject, next]);
      const effects = effectsOf(
        { before: subject, after: next, gives: { before, after }, followUps: changes, service: service.data },
        context.rules,
      );
      const body: ObjectionDecidedBody = { decision, reason, unheard, effects, ...packVersion(version) };
      const alsoWrite = [close, ...moveCounts(service, subject, next), ...inserts, ...withdrawals];
      return { next, act: 'objection-decided', body, alsoWrite };
    }
  }
};

/** What the rules propose for the result as it stands now, against what was proposed or decided already. */
const measuresAfter = async (
  deps: ObjectionDeps,
  { actor, requestKey, requestDigest }: Command,
  { cycle, rules, now }: ActContext,
  before: CaseAt<'decided'>,
  after: CaseAt<'decided'>,
) => {
  const { agencyId, personId: by } = actor;
  const range = keys.followUpsOf(agencyId, cycle.id, before.serviceCode, before.employeeId);
  const standing = [];
  for await (const stored of eachOf(deps, range)) standing.push(stored);
  const proposed = await proposalsFor(deps, agencyId, after, cycle, rules, now);
  const changes = followUpChanges(
    standing.map(({ data }) => data),
    proposed,
  );
  const request = { by, requestKey: requestKey ?? '', requestDigest };
  const inserts = changes.insert.map(
    (data): Write => ({ kind: 'insert', key: keys.followUp(agencyId, cycle.id, data.serviceCode, data.id), data }),
  );
  const withdrawals = standing
    .filter(({ data }) => changes.withdraw.includes(data))
    .map(({ key, version, data }): Write => ({ kind: 'replace', key, version, data: withdrawn(data, request, now) }));
  return { changes, inserts, withdrawals };
};

const requiredService = async (deps: ObjectionDeps, agencyId: string, subject: CaseAt<'decided'>) => {
  const stored = await deps.store.get(keys.service(agencyId, subject.cycleId, subject.serviceCode));
  if (stored === null) throw new Error('a document that an objection needs is missing');
  return stored;
};

const moveCounts = (record: Stored<ServiceRecord>, before: CaseAt<'decided'>, after: CaseAt<'decided'>): Write[] => {
  if (before.result.predicate === after.result.predicate) return [];
  const spread = movePerson(record.data, before.result.predicate, after.result.predicate);
  return [{ kind: 'replace', key: record.key, version: record.version, data: { ...record.data, ...spread } }];
};
