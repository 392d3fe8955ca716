import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { ServiceRecord } from '../../domain/forum/forum.ts';
import type { ServiceRelation } from '../../domain/forum/service-relations.ts';
import { refuse } from '../../domain/refusal.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { ConflictError, type Write } from '../../ports/store.ts';
import type { Command, Deps } from '../support/deps.ts';
import { loadRules } from '../support/load.ts';
import { requireRelation, type SeenService, type ServiceTarget, seeService } from './see-service.ts';

export type ServiceDeps = Pick<Deps, 'store' | 'clock' | 'digest'>;
export type ServiceContext = { cycle: Cycle; rules: RuleSet; record: ServiceRecord; now: Instant };
/** The record as decided, with what has to be written in the same commit. */
export type ServiceDecision = { record: ServiceRecord; alsoWrite: Write[] };
export type ServiceChange = { cycle: Cycle; record: ServiceRecord; rules: RuleSet; version: number };

type Decide = (context: ServiceContext) => Promise<ServiceRecord | ServiceDecision>;

/** Every lost race is a vote that somebody else won, and a forum has at most 25 members. */
const maximumAttempts = 30;

/** Enough for every client that still repeats a request; the oldest ones leave. */
const rememberedRequests = 10;

/**
 * The one way in which a person changes a service's record: relation, If-Match, decision, one commit. A request that
 * succeeded before under the same Idempotency-Key is answered with the record and the version that it made.
 *
 * @throws RefusedError 404 or 403 for the person, 428 or 412 for the version, or the decision's own refusals
 */
export const changeService = (
  deps: ServiceDeps,
  command: Command,
  target: ServiceTarget & { by: ServiceRelation },
  decide: Decide,
): Promise<ServiceChange> => attempt(deps, command, target, decide, maximumAttempts);

const attempt = async (
  deps: ServiceDeps,
  command: Command,
  target: ServiceTarget & { by: ServiceRelation },
  decide: Decide,
  left: number,
): Promise<ServiceChange> => {
  const seen = await seeService(deps, command.actor, target);
  requireRelation(seen, target.by);
  const rules = await loadRules(deps, command.actor.agencyId, seen.cycle.ruleSetVersion);
  if (command.expectedVersion === null) refuse('precondition-required');
  const { record } = seen;
  if (command.expectedVersion !== record.version) return replayOf(seen, rules, command) ?? stale(record.version);

  const answer = await decide({ cycle: seen.cycle, rules, record: record.data, now: deps.clock.now() });
  const { record: decided, alsoWrite } = 'alsoWrite' in answer ? answer : { record: answer, alsoWrite: [] };
  const version = record.version + 1;
  const next = remember(decided, command, version);
  try {
    await deps.store.commit([{ kind: 'replace', key: record.key, version: record.version, data: next }, ...alsoWrite]);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    const current = await seeService(deps, command.actor, target);
    const replay = replayOf(current, rules, command);
    if (replay !== null) return replay;
    // The record is as it was read, so what changed stands beside it: a vote, say. Nothing to tell the person; it is decided again.
    if (current.record.version === version - 1 && left > 1) return attempt(deps, command, target, decide, left - 1);
    return stale(current.record.version);
  }
  return { cycle: seen.cycle, record: next, rules, version };
};

const replayOf = ({ cycle, record }: SeenService, rules: RuleSet, command: Command): ServiceChange | null => {
  const earlier = record.data.requests.find(({ key }) => key === command.requestKey);
  if (earlier === undefined) return null;
  if (earlier.digest !== command.requestDigest) refuse('idempotency-key-reused');
  return { cycle, record: record.data, rules, version: earlier.version };
};

const remember = (record: ServiceRecord, { requestKey, requestDigest }: Command, version: number): ServiceRecord =>
  requestKey === null
    ? record
    : {
        ...record,
        requests: [...record.requests, { key: requestKey, digest: requestDigest, version }].slice(-rememberedRequests),
      };

const stale = (version: number): never => refuse('precondition-failed', { extra: { currentVersion: version } });
