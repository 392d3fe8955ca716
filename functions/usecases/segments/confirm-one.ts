import { actionRules } from '../../domain/case/action-rules.ts';
import { checkPhase } from '../../domain/case/actions.ts';
import type { Case } from '../../domain/case/case.ts';
import { RefusedError, refuse } from '../../domain/refusal.ts';
import type { ReassignedBody } from '../../domain/segments/reassigned-body.ts';
import { ConflictError, type Stored, type Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { type ActReceipt, actOnCase, type CaseChange } from '../support/act-on-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { caseKey, findEmployee } from '../support/load.ts';
import { type PreviewContext, type Previewed, previewReassignment } from './reassignment-preview.ts';
import { earlierAppraisers } from './segment-entries.ts';

type ConfirmDeps = Pick<Deps, 'store' | 'clock' | 'digest'>;
type Input = { employeeId: string; version: number | null; preview: string; reason: string };

const outdated = (): never =>
  refuse('preview-outdated', { detail: 'What the directory means for this case is not what was previewed.' });

const previewNow = async (
  deps: ConfirmDeps,
  agencyId: string,
  context: PreviewContext,
  employeeId: string,
  stored: Stored<Case> | null,
): Promise<Previewed | null> => {
  const employee = await findEmployee(deps, agencyId, employeeId);
  if (employee === null) return refuse('not-found', { detail: 'No such person.' });
  await context.directory.load([employee.data]);
  return previewReassignment(employee.data, stored, context);
};

/** Entries by which earlier appraisers find the person: new ones in, outdated ones out. */
const entryWrites = async (deps: ConfirmDeps, agencyId: string, before: Case | null, after: Case): Promise<Write[]> => {
  const [was, is] = [before === null ? [] : earlierAppraisers(before), earlierAppraisers(after)];
  const entryOf = (id: string) => keys.segmentEntry(agencyId, after.cycleId, id, after.employeeId);
  const gone = was.filter((id) => !is.includes(id));
  const found = await deps.store.getMany(gone.map(entryOf));
  return [
    ...is
      .filter((id) => !was.includes(id))
      .map(
        (id): Write => ({
          kind: 'insert',
          key: entryOf(id),
          data: { schemaVersion: 1, employeeId: after.employeeId },
        }),
      ),
    ...found.flatMap((entry): Write[] =>
      entry === null ? [] : [{ kind: 'delete', key: entry.key, version: entry.version }],
    ),
  ];
};

const bodyOf = ({ reassignment, route }: Previewed, input: Input, opened: boolean): ReassignedBody => ({
  reason: input.reason,
  preview: input.preview,
  from: opened ? null : reassignment.present,
  to: { position: route.position, segments: route.segments },
  droppedReviews: reassignment.droppedReviews.map(({ seq }) => seq),
});

/** Opens the case of a late joiner; a repeat finds it open. The act that says who opened it and why follows at once. */
const open = async (
  deps: ConfirmDeps,
  agencyId: string,
  { cycle }: PreviewContext,
  { next }: Previewed,
): Promise<void> => {
  const writes: Write[] = [{ kind: 'insert', key: caseKey(agencyId, cycle, next.employeeId), data: next }];
  writes.push(...(await entryWrites(deps, agencyId, null, next)));
  try {
    await deps.store.commit(writes);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
  }
};

/** The same that the stage table asks of a re-routing, before there is a case to ask it about. */
const requirePhase = ({ cycle }: PreviewContext, deps: ConfirmDeps): void => {
  const rule = actionRules.reassign;
  const verdict = checkPhase(cycle, rule.phases, rule.deadlineBinds, deps.clock.now());
  if (verdict.decision === 'refuse') throw new RefusedError(verdict.refusal);
};

/** Confirms the preview of one person's case: re-routes it, or opens it for somebody who joined late. */
export const confirmOne = async (
  deps: ConfirmDeps,
  command: Command,
  context: PreviewContext,
  input: Input,
): Promise<ActReceipt> => {
  const { agencyId, personId } = command.actor;
  const { cycle } = context;
  if (input.employeeId === personId)
    refuse('conflict-of-interest', { detail: 'Your own case is re-routed by another administrator.' });
  let expectedVersion = input.version;
  let opening: Previewed | null = null;
  if (expectedVersion === null) {
    const stored = await deps.store.get(caseKey(agencyId, cycle, input.employeeId));
    // A case with acts was opened earlier: by this request, which is answered again, or by somebody else.
    if (stored === null || stored.version === 1) {
      requirePhase(context, deps);
      opening = await previewNow(deps, agencyId, context, input.employeeId, null);
      if (opening === null || opening.reassignment.digest !== input.preview) return outdated();
      if (stored === null) await open(deps, agencyId, context, opening);
    }
    expectedVersion = 1;
  }
  const target = { cycleId: cycle.id, employeeId: input.employeeId, action: 'reassign' } as const;
  return actOnCase(deps, { ...command, expectedVersion }, target, async ({ case: stored }): Promise<CaseChange> => {
    if (opening !== null) return { next: stored.data, act: 'case-reassigned', body: bodyOf(opening, input, true) };
    const found = await previewNow(deps, agencyId, context, input.employeeId, stored);
    if (found === null || found.reassignment.digest !== input.preview) return outdated();
    return {
      next: found.next,
      act: 'case-reassigned',
      body: bodyOf(found, input, false),
      alsoWrite: await entryWrites(deps, agencyId, stored.data, found.next),
    };
  });
};
