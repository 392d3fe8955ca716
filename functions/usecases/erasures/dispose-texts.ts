import type { Case } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Disposal } from '../../domain/erasure/disposal.ts';
import { erasableFields, redactActivity, redactBody, redactFeedback } from '../../domain/erasure/redact.ts';
import { retainedKindOf } from '../../domain/erasure/retention.ts';
import type { RetainedKind } from '../../domain/erasure/retention-rules.ts';
import { isPending } from '../../domain/objection/objection-ref.ts';
import { ConflictError, type Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf, loadCase } from '../support/load.ts';
import { itemForKeptAct } from '../support/writes-of-act.ts';
import { noteOnBoard } from '../units/note-on-board.ts';
import { type Redaction, redactionsPerAct, writesOfErasure } from './redaction.ts';

type DisposeDeps = Pick<Deps, 'store' | 'clock' | 'digest'>;
type Confirmed = Extract<Disposal, { status: 'confirmed' }>;

const pageSize = 50;
const attempts = 5;
const erase = { kind: 'erase' } as const;

/** Every document of this kind that still has texts, at most so many as one act names. */
const textsOf = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  subject: Stored<Case>,
  kind: RetainedKind,
): Promise<Redaction[]> => {
  const { cycleId, employeeId } = subject.data;
  const found: Redaction[] = [];
  if (kind === 'activity') {
    for await (const stored of eachOf(deps, keys.journal(agencyId, cycleId, employeeId))) {
      const left = 'ok' in stored.data ? null : redactActivity(stored.data, erasableFields('activity'), erase);
      if (left !== null) found.push({ of: 'activity', stored, left });
    }
  } else if (kind === 'feedback') {
    for await (const stored of eachOf(deps, keys.feedbacks(agencyId, cycleId, employeeId))) {
      const left = redactFeedback(stored.data, erase);
      if (left !== null) found.push({ of: 'feedback', stored, left });
    }
  } else {
    await itemForKeptAct(deps, agencyId, subject);
    for await (const stored of eachOf(deps, keys.acts(agencyId, cycleId, employeeId))) {
      const { act } = stored.data.envelope;
      if (retainedKindOf(act) !== kind) continue;
      const left = redactBody(stored.data.body, erasableFields(act), erase);
      if (left !== null) found.push({ of: 'act', stored, left });
    }
  }
  return found;
};

/** One case, in as many acts as it takes; a repeat finds what is left. */
const disposeCase = async (
  deps: DisposeDeps,
  agencyId: string,
  cycle: Cycle,
  listed: Stored<Case>,
  disposal: Confirmed,
): Promise<number> => {
  let done = 0;
  let lost = 0;
  while (lost < attempts) {
    const subject = await loadCase(deps, agencyId, cycle, listed.data.employeeId);
    // Texts that an undecided objection rests on stay until it is decided, however old they are.
    if (subject.data.stage === 'decided' && isPending(subject.data.objection)) return done;
    const all = await textsOf(deps, agencyId, subject, disposal.kind);
    const redactions = all.slice(0, redactionsPerAct);
    if (redactions.length === 0) return done;
    const said = {
      at: deps.clock.now(),
      actor: 'machine',
      requestKey: null,
      requestDigest: null,
      erasureId: `retention-${disposal.kind}`,
      change: 'erase' as const,
      requestedBy: 'machine',
      decidedBy: disposal.decided.by,
      confirmedBy: disposal.confirmed.by,
    };
    const { writes, next } = await writesOfErasure(deps, agencyId, cycle, subject, redactions, said);
    try {
      await deps.store.commit(writes);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      lost += 1;
      continue;
    }
    await noteOnBoard(deps, agencyId, cycle, { before: subject.data, next, act: 'content-erased' });
    done += redactions.length;
  }
  throw new ConflictError(listed.key, null);
};

/**
 * Carries a confirmed disposal on by at most `atMost` cases, page by page; the place is kept after each page. Two at once do
 * no harm: what one erased the other does not find.
 */
export const disposeTexts = async (
  deps: DisposeDeps,
  agencyId: string,
  cycle: Cycle,
  found: Stored<Disposal>,
  atMost: number,
): Promise<number> => {
  let { version } = found;
  if (found.data.status !== 'confirmed') return 0;
  let disposal: Confirmed = found.data;
  let worked = 0;
  while (worked < atMost) {
    const { shard, after, cases, texts } = disposal.progress;
    if (shard >= cycle.shardCount) {
      const doneAt = deps.clock.now();
      const finished: Disposal = { ...disposal, status: 'done', doneAt };
      await deps.store.commit([{ kind: 'replace', key: found.key, version, data: finished }]);
      return worked;
    }
    const page = await deps.store.query(keys.cases(agencyId, cycle.id, shard), { limit: pageSize, after });
    let erased = 0;
    for (const one of page.items) erased += await disposeCase(deps, agencyId, cycle, one, disposal);
    const place = page.next === null ? { shard: shard + 1, after: null } : { shard, after: page.next };
    const progress = { ...place, cases: cases + page.items.length, texts: texts + erased };
    disposal = { ...disposal, progress };
    await deps.store.commit([{ kind: 'replace', key: found.key, version, data: disposal }]);
    version += 1;
    worked += page.items.length;
  }
  return worked;
};
