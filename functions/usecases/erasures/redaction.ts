import { appendAct, bodyDigest } from '../../domain/audit/chain.ts';
import type { ActRecord } from '../../domain/case/act.ts';
import type { Case } from '../../domain/case/case.ts';
import type { ContentErasedBody } from '../../domain/case/result-bodies.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { filesLost } from '../../domain/erasure/file-removal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Stored, Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { writesOfAct } from '../support/writes-of-act.ts';

/** A document that loses texts: as it stands, and what is left of it. */
export type Redaction =
  | { of: 'act'; stored: Stored<ActRecord>; left: object }
  | { of: 'activity' | 'feedback'; stored: Stored<object>; left: object };

export type ErasureAct = {
  at: Instant;
  actor: string;
  requestKey: string | null;
  requestDigest: string | null;
} & Pick<ContentErasedBody, 'erasureId' | 'change' | 'requestedBy' | 'decidedBy' | 'confirmedBy'>;

/** A commit takes at most 100 writes: this many documents, the case, its act, marks of a closed cycle and of files, and what was asked. */
export const redactionsPerAct = 90;

const bodyOf = (
  { erasureId, change, requestedBy, decidedBy, confirmedBy }: ErasureAct,
  redactions: readonly Redaction[],
  { digest }: Pick<Deps, 'digest'>,
): ContentErasedBody => {
  const acts = redactions.flatMap((one) => (one.of === 'act' ? [one] : []));
  return {
    erasureId,
    change,
    acts: acts.map(({ stored }) => stored.data.envelope.seq),
    left: acts.map(({ left }) => bodyDigest(left, digest)),
    facts: redactions.flatMap(({ of, stored, left }) =>
      of === 'act' ? [] : [{ kind: of, was: bodyDigest(stored.data, digest), left: bodyDigest(left, digest) }],
    ),
    requestedBy,
    decidedBy,
    confirmedBy,
  };
};

/**
 * The writes by which texts go and the case's chain says so: one commit, so that there is never a text missing without its
 * act, nor an act without its effect. The case itself stays as it is, ratings included.
 */
export const writesOfErasure = async (
  deps: Pick<Deps, 'store' | 'digest'>,
  agencyId: string,
  cycle: Pick<Cycle, 'ruleSetVersion' | 'phase'>,
  subject: Stored<Case>,
  redactions: readonly Redaction[],
  said: ErasureAct,
): Promise<{ writes: Write[]; seq: number; next: Case }> => {
  const { actor, at, requestKey, requestDigest } = said;
  const { case: next, record } = appendAct(
    {
      before: subject.data,
      next: subject.data,
      act: 'content-erased',
      actor,
      onBehalfOf: null,
      at,
      ruleSetVersion: cycle.ruleSetVersion,
      body: bodyOf(said, redactions, deps),
      requestKey,
      requestDigest,
    },
    deps.digest,
  );
  const { seq } = record.envelope;
  const replaced = redactions.map(({ of, stored, left }): Write => {
    const { key, version } = stored;
    const data = of === 'act' ? { ...stored.data, body: left, erased: { by: seq } } : left;
    return { kind: 'replace', key, version, data };
  });
  const { cycleId, employeeId } = next;
  const digests = [...new Set(redactions.flatMap(({ stored, left }) => filesLost(stored.data, left)))];
  const removal: Write = {
    kind: 'insert',
    key: keys.fileRemoval(agencyId, cycleId, employeeId, seq),
    data: { schemaVersion: 1, employeeId, seq, digests, at },
  };
  const removals = digests.length === 0 ? [] : [removal];
  const act = await writesOfAct(deps, agencyId, cycle, subject, next, record);
  return { writes: [...act, ...replaced, ...removals], seq, next };
};
