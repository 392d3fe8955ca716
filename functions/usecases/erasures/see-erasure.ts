import type { Erasure, ErasureStatus, ErasureStep, TextChange, TextTarget } from '../../domain/erasure/erasure.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, type SeenCase, seeCase } from '../cases/see-case.ts';
import type { Actor, Command, Deps } from '../support/deps.ts';

export type ErasureTarget = CaseTarget & { erasureId: string };
export type StepView = Omit<ErasureStep, 'requestKey' | 'requestDigest'>;
export type ErasureView = CaseTarget & {
  erasureId: string;
  status: ErasureStatus;
  target: TextTarget;
  change: TextChange['kind'];
  requested: StepView;
  decided: StepView | null;
  confirmed: StepView | null;
  /** The act of the case that says what was erased; null until then. */
  seq: number | null;
};

export const stepView = ({ by, at, reason }: ErasureStep): StepView => ({ by, at, reason });

export const erasureView = (erasure: Erasure): ErasureView => ({
  cycleId: erasure.cycleId,
  employeeId: erasure.employeeId,
  erasureId: erasure.id,
  status: erasure.status,
  target: erasure.target,
  change: erasure.change.kind,
  requested: stepView(erasure.requested),
  decided: 'decided' in erasure ? stepView(erasure.decided) : null,
  confirmed: 'confirmed' in erasure ? stepView(erasure.confirmed) : null,
  seq: erasure.status === 'done' ? erasure.seq : null,
});

/** The person concerned, and those who decide; for everybody else there is no such request. */
export const seeErasable = async (
  deps: Pick<Deps, 'store'>,
  actor: Actor,
  target: CaseTarget,
  ...also: ('administrator' | 'auditor')[]
): Promise<SeenCase> => {
  const seen = await seeCase(deps, actor, target);
  if (!seen.relations.some((one) => one === 'self' || also.some((role) => role === one)))
    refuse('forbidden', { detail: `This is for: ${['self', ...also].join(', ')}.` });
  return seen;
};

export const loadErasure = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { cycleId, employeeId, erasureId }: ErasureTarget,
): Promise<Stored<Erasure>> =>
  (await deps.store.get(keys.erasure(agencyId, cycleId, employeeId, erasureId))) ??
  refuse('not-found', { detail: 'No such request.' });

export const stepOf = ({ actor, requestKey, requestDigest }: Command, at: string, reason: string): ErasureStep => ({
  by: actor.personId,
  at,
  reason,
  requestKey: requestKey ?? refuse('idempotency-key-required'),
  requestDigest,
});

/** Whether the step was made by this very request; the same key with another body is refused. */
export const isRepeat = (step: ErasureStep, { actor, requestKey, requestDigest }: Command): boolean => {
  if (step.by !== actor.personId || step.requestKey !== requestKey) return false;
  if (step.requestDigest !== requestDigest) refuse('idempotency-key-reused');
  return true;
};
