import type { Disposal } from '../../domain/erasure/disposal.ts';
import type { RetainedKind } from '../../domain/erasure/retention-rules.ts';
import { refuse } from '../../domain/refusal.ts';
import { keys } from '../../store/keys.ts';
import { retryOnConflict } from '../forum/retry.ts';
import type { Actor, Command, Deps } from '../support/deps.ts';
import { eachOf, loadCycle } from '../support/load.ts';
import { requireRole } from '../support/require-role.ts';
import { isRepeat, type StepView, stepOf, stepView } from './see-erasure.ts';

export type DisposalTarget = { cycleId: string; kind: RetainedKind };
export type DisposalView = DisposalTarget & {
  status: Disposal['status'];
  due: string;
  basis: string;
  proposedAt: string;
  decided: StepView | null;
  confirmed: StepView | null;
  /** How many cases were worked and documents lost texts so far. */
  done: { cases: number; texts: number };
};

const disposalView = (disposal: Disposal): DisposalView => {
  const { cycleId, kind, status, due, basis, proposedAt } = disposal;
  const { cases, texts } = 'progress' in disposal ? disposal.progress : { cases: 0, texts: 0 };
  return {
    cycleId,
    kind,
    status,
    due,
    basis,
    proposedAt,
    decided: 'decided' in disposal ? stepView(disposal.decided) : null,
    confirmed: 'confirmed' in disposal ? stepView(disposal.confirmed) : null,
    done: { cases, texts },
  };
};

/** What the schedule of retention proposes to erase in a cycle, and what became of it. */
export const createListDisposals =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, { cycleId }: { cycleId: string }): Promise<{ items: DisposalView[] }> => {
    requireRole(actor, 'administrator', 'auditor');
    await loadCycle(deps, actor.agencyId, cycleId);
    const items: DisposalView[] = [];
    for await (const { data } of eachOf(deps, keys.disposals(actor.agencyId, cycleId))) items.push(disposalView(data));
    return { items };
  };

const load = async (deps: Pick<Deps, 'store'>, agencyId: string, { cycleId, kind }: DisposalTarget) =>
  (await deps.store.get(keys.disposal(agencyId, cycleId, kind))) ??
  refuse('not-found', { detail: 'Nothing is proposed.' });

type DecideInput = DisposalTarget & { decision: 'approve' | 'decline'; reason: string };
type ConfirmInput = DisposalTarget & { decision: 'confirm' | 'refuse'; reason: string };

/** An administrator decides on a proposal; what was declined or refused may be taken up again. */
export const createDecideDisposal =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  (command: Command, input: DecideInput): Promise<DisposalView> =>
    retryOnConflict(async () => {
      const { actor } = command;
      requireRole(actor, 'administrator');
      const stored = await load(deps, actor.agencyId, input);
      const { data } = stored;
      if ('decided' in data && isRepeat(data.decided, command)) return disposalView(data);
      if (data.status === 'decided' || data.status === 'confirmed' || data.status === 'done')
        return refuse('already-decided');
      const { schemaVersion, cycleId, kind, due, basis, ruleSetVersion, proposedAt } = data;
      const proposal = { schemaVersion, cycleId, kind, due, basis, ruleSetVersion, proposedAt };
      const decided = stepOf(command, deps.clock.now(), input.reason);
      const next: Disposal = { ...proposal, status: input.decision === 'approve' ? 'decided' : 'declined', decided };
      await deps.store.commit([{ kind: 'replace', key: stored.key, version: stored.version, data: next }]);
      return disposalView(next);
    });

/** An auditor who did not decide confirms; from then on the schedule carries it out. */
export const createConfirmDisposal =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  (command: Command, input: ConfirmInput): Promise<DisposalView> =>
    retryOnConflict(async () => {
      const { actor } = command;
      requireRole(actor, 'auditor');
      const stored = await load(deps, actor.agencyId, input);
      const { data } = stored;
      if ('confirmed' in data && isRepeat(data.confirmed, command)) return disposalView(data);
      if (data.status === 'proposed' || data.status === 'declined')
        return refuse('wrong-stage', {
          detail: 'No decision waits for confirmation.',
          whoCanFix: 'administrator',
        });
      if (data.status !== 'decided') return refuse('already-decided');
      if (actor.personId === data.decided.by)
        refuse('conflict-of-interest', {
          detail: 'Another person confirms than asked, decided, or is concerned.',
          extra: { conflict: 'same-person' },
        });
      const confirmed = stepOf(command, deps.clock.now(), input.reason);
      const next: Disposal =
        input.decision === 'refuse'
          ? { ...data, status: 'refused', confirmed }
          : { ...data, status: 'confirmed', confirmed, progress: { shard: 0, after: null, cases: 0, texts: 0 } };
      await deps.store.commit([{ kind: 'replace', key: stored.key, version: stored.version, data: next }]);
      return disposalView(next);
    });
