import type { Erasure } from '../../domain/erasure/erasure.ts';
import { refuse } from '../../domain/refusal.ts';
import type { SeenCase } from '../cases/see-case.ts';
import { retryOnConflict } from '../forum/retry.ts';
import type { Command, Deps } from '../support/deps.ts';
import { requireRole } from '../support/require-role.ts';
import { noteOnBoard } from '../units/note-on-board.ts';
import { writesOfErasure } from './redaction.ts';
import { findFreeTexts } from './request-erasure.ts';
import {
  type ErasureTarget,
  type ErasureView,
  erasureView,
  isRepeat,
  loadErasure,
  seeErasable,
  stepOf,
} from './see-erasure.ts';

type ConfirmDeps = Pick<Deps, 'store' | 'clock' | 'digest'>;
export type ErasureConfirmationInput = ErasureTarget & { decision: 'confirm' | 'refuse'; reason: string };

/**
 * The second person: an auditor who neither asked nor decided, and whom it does not concern. Confirmed, the texts are replaced and the
 * act that says so is appended in the same commit; ratings, seals and the digests of what was there stay.
 */
export const createConfirmErasure =
  (deps: ConfirmDeps) =>
  (command: Command, input: ErasureConfirmationInput): Promise<ErasureView> =>
    retryOnConflict(() => confirm(deps, command, input));

const confirm = async (deps: ConfirmDeps, command: Command, input: ErasureConfirmationInput): Promise<ErasureView> => {
  const { actor } = command;
  const { agencyId, personId } = actor;
  const seen = await seeErasable(deps, actor, input, 'administrator', 'auditor');
  const stored = await loadErasure(deps, agencyId, input);
  requireRole(actor, 'auditor');
  const { data } = stored;
  if (data.status === 'requested')
    return refuse('wrong-stage', {
      detail: 'No decision waits for confirmation.',
      whoCanFix: 'administrator',
    });
  if (data.status !== 'decided') {
    if ('confirmed' in data && isRepeat(data.confirmed, command)) return erasureView(data);
    return refuse('already-decided');
  }
  if ([input.employeeId, data.requested.by, data.decided.by].includes(personId))
    refuse('conflict-of-interest', {
      detail: 'Another person confirms than asked, decided, or is concerned.',
      extra: { conflict: 'same-person' },
    });
  const confirmed = stepOf(command, deps.clock.now(), input.reason);
  if (input.decision === 'refuse') {
    const next: Erasure = { ...data, status: 'refused', confirmed };
    await deps.store.commit([{ kind: 'replace', key: stored.key, version: stored.version, data: next }]);
    return erasureView(next);
  }
  return carryOut(deps, agencyId, seen, { ...stored, data }, confirmed);
};

type Decided = Extract<Erasure, { status: 'decided' }>;
type Waiting = Omit<Awaited<ReturnType<typeof loadErasure>>, 'data'> & { data: Decided };

const carryOut = async (
  deps: ConfirmDeps,
  agencyId: string,
  seen: SeenCase,
  { key, version, data }: Waiting,
  confirmed: Decided['decided'],
): Promise<ErasureView> => {
  const { cycle, case: subject } = seen;
  const { redactions } = await findFreeTexts(deps, agencyId, seen, data);
  const { change, id, requested, decided } = data;
  const said = {
    at: confirmed.at,
    actor: confirmed.by,
    requestKey: confirmed.requestKey,
    requestDigest: confirmed.requestDigest,
    erasureId: id,
    change: change.kind,
    requestedBy: requested.by,
    decidedBy: decided.by,
    confirmedBy: confirmed.by,
  };
  const { writes, seq, next } = await writesOfErasure(deps, agencyId, cycle, subject, redactions, said);
  const done: Erasure = { ...data, status: 'done', change: { kind: change.kind }, confirmed, seq };
  await deps.store.commit([...writes, { kind: 'replace', key, version, data: done }]);
  await noteOnBoard(deps, agencyId, cycle, { before: subject.data, next, act: 'content-erased' });
  return erasureView(done);
};
