import { appendAct } from '../../domain/audit/chain.ts';
import type { ActKind, ActRecord } from '../../domain/case/act.ts';
import { type Action, actionRules } from '../../domain/case/action-rules.ts';
import { checkAction } from '../../domain/case/actions.ts';
import type { Case } from '../../domain/case/case.ts';
import { actsFor } from '../../domain/case/raters.ts';
import { type Relation, relationsOf } from '../../domain/case/relations.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { RefusedError, refuse } from '../../domain/refusal.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { ConflictError, StoreBusyError, type Stored, type Write } from '../../ports/store.ts';
import { noteOnBoard } from '../units/note-on-board.ts';
import { actsOf } from './acts-of.ts';
import type { Command, Deps } from './deps.ts';
import { loadCase, loadCycle, loadRules } from './load.ts';
import { writesOfAct } from './writes-of-act.ts';

/** What the person who acted gets: derived from the stored act alone, so that a repeated request gets the same bytes. */
export type ActReceipt = {
  cycleId: string;
  employeeId: string;
  act: ActKind;
  seq: number;
  at: Instant;
  /** Version of the case after the act: always `seq + 1`, because a case changes only by acts. */
  version: number;
};

export type ActContext = {
  cycle: Cycle;
  rules: RuleSet;
  case: Stored<Case>;
  relations: Relation[];
  now: Instant;
};
/** An act of the machine on another case that belongs to the same change. */
export type AlsoAct = {
  cycle: Pick<Cycle, 'ruleSetVersion' | 'phase'>;
  stored: Stored<Case>;
  next: Case;
  act: ActKind;
  body: object;
};
export type CaseChange = { next: Case; act: ActKind; body: object; alsoWrite?: Write[]; alsoActs?: AlsoAct[] };

type CaseDeps = Pick<Deps, 'store' | 'clock' | 'digest'>;

const receiptOf = (subject: { cycleId: string; employeeId: string }, record: ActRecord): ActReceipt => ({
  cycleId: subject.cycleId,
  employeeId: subject.employeeId,
  act: record.envelope.act,
  seq: record.envelope.seq,
  at: record.envelope.at,
  version: record.envelope.seq + 1,
});

/** The answer to an earlier request under the same key, or null. The same key with another body is refused. */
const findReplay = async (deps: CaseDeps, command: Command, subject: Case): Promise<ActReceipt | null> => {
  if (command.requestKey === null) return null;
  for await (const data of actsOf(deps, command.actor.agencyId, subject)) {
    const { requestKey, requestDigest, actor } = data.envelope;
    if (requestKey !== command.requestKey || actor !== command.actor.personId) continue;
    if (requestDigest !== command.requestDigest) refuse('idempotency-key-reused');
    return receiptOf(subject, data);
  }
  return null;
};

/**
 * The one way in which a person changes a case: relations, If-Match, stage table, decision, chain, one commit.
 *
 * A repeat of a request that succeeded carries the version from before its own success, so it is looked for only where
 * the version does not match: the usual path pays nothing for idempotency.
 *
 * @throws RefusedError `not-found` without a relation, 428 or 412 for the version, the stage table's refusals, or the decision's own
 */
export const actOnCase = async (
  deps: CaseDeps,
  command: Command,
  target: { cycleId: string; employeeId: string; action: Action },
  decide: (context: ActContext) => Promise<CaseChange>,
): Promise<ActReceipt> => {
  const { agencyId } = command.actor;
  const now = deps.clock.now();
  const { data: cycle } = await loadCycle(deps, agencyId, target.cycleId);
  const stored = await loadCase(deps, agencyId, cycle, target.employeeId);
  const related = relationsOf(command.actor, stored.data, cycle);
  if (related.length === 0) refuse('not-found', { detail: 'No such case.' });
  if (command.expectedVersion === null) refuse('precondition-required');
  if (command.expectedVersion !== stored.version) {
    const replay = (await findReplay(deps, command, stored.data)) ?? stale(stored.version);
    await noteOnBoard(deps, agencyId, cycle, { before: stored.data, next: stored.data, act: replay.act });
    return replay;
  }

  const verdict = checkAction(target.action, { cycle, case: stored.data, relations: related, now });
  if (verdict.decision === 'refuse') throw new RefusedError(verdict.refusal);
  const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
  /** What it ended in because somebody else was first; null where nobody was. */
  const overtaken = async (): Promise<ActReceipt | null> => {
    const current = await loadCase(deps, agencyId, cycle, target.employeeId);
    const replay = await findReplay(deps, command, current.data);
    if (replay !== null) return replay;
    return current.version === stored.version ? null : stale(current.version);
  };
  let change: CaseChange;
  try {
    change = await decide({ cycle, rules, case: stored, relations: related, now });
  } catch (error) {
    if (error instanceof RefusedError || error instanceof StoreBusyError) throw error;
    // What was read after the case may show what somebody did to it meanwhile: what does not fit together then is no fault.
    const first = await overtaken();
    if (first === null) throw error;
    return first;
  }
  const { case: next, record } = appendAct(
    {
      before: stored.data,
      next: change.next,
      act: change.act,
      actor: command.actor.personId,
      onBehalfOf: actionRules[target.action].by.includes('appraiser')
        ? actsFor(command.actor.personId, stored.data)
        : null,
      at: now,
      ruleSetVersion: cycle.ruleSetVersion,
      body: change.body,
      requestKey: command.requestKey,
      requestDigest: command.requestDigest,
    },
    deps.digest,
  );
  const others = (change.alsoActs ?? []).map((also) => ({ also, ...byMachine(deps, also, now) }));
  const ofOthers = await Promise.all(
    others.map((other) => writesOfAct(deps, agencyId, other.also.cycle, other.also.stored, other.case, other.record)),
  );
  const alsoWrite = [...(change.alsoWrite ?? []), ...ofOthers.flat()];
  try {
    await deps.store.commit([...(await writesOfAct(deps, agencyId, cycle, stored, next, record)), ...alsoWrite]);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    return (await overtaken()) ?? refuse('conflict');
  }
  await noteOnBoard(deps, agencyId, cycle, { before: stored.data, next, act: change.act });
  for (const { also, case: after } of others)
    await noteOnBoard(deps, agencyId, also.cycle, { before: also.stored.data, next: after, act: also.act });
  return receiptOf(next, record);
};

const stale = (version: number): never => refuse('precondition-failed', { extra: { currentVersion: version } });

/**
 * One act of the state machine on a case. Two workers at once: the second one's commit throws ConflictError, which tells
 * it that the case was settled meanwhile.
 */
export const actAsMachine = async (
  deps: Pick<Deps, 'store' | 'digest'>,
  agencyId: string,
  cycle: Pick<Cycle, 'ruleSetVersion' | 'phase'>,
  stored: Stored<Case>,
  change: { next: Case; act: ActKind; body: object; at: Instant },
  alsoWrite: Write[] = [],
): Promise<Case> => {
  const { case: next, record } = byMachine(deps, { ...change, cycle, stored }, change.at);
  await deps.store.commit([...(await writesOfAct(deps, agencyId, cycle, stored, next, record)), ...alsoWrite]);
  await noteOnBoard(deps, agencyId, cycle, { before: stored.data, next, act: change.act });
  return next;
};

const byMachine = ({ digest }: Pick<Deps, 'digest'>, { cycle, stored, next, act, body }: AlsoAct, at: Instant) =>
  appendAct(
    {
      ...{ before: stored.data, next, act, actor: 'machine', onBehalfOf: null, at },
      ...{ ruleSetVersion: cycle.ruleSetVersion, body, requestKey: null, requestDigest: null },
    },
    digest,
  );
