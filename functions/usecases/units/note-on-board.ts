import type { ActKind } from '../../domain/case/act.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { type BoardEntry, boardCaseOf, boardEpochOf, boardOwnersOf } from '../../domain/units/board.ts';
import { ConflictError, StoreBusyError } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';

/** Acts of a step after which all boards are listed anew. */
const listedAnew: readonly ActKind[] = ['scored', 'left-unassessed', 'decided'];
const attempts = 3;

/**
 * Notes the new state of a case on the boards of its appraisers, beside the list of members. Written after the act and not in
 * its transaction, which would cost every act twice as much again: the board is a view, the case stays the truth. A note
 * that is lost is written by a repeat of the request, or by the next act, and the next list has it anyway.
 */
export const noteOnBoard = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycle: Pick<Cycle, 'phase'>,
  change: { before: Case; next: Case; act: ActKind },
): Promise<void> => {
  const { before, next, act } = change;
  if (listedAnew.includes(act)) return;
  const version = next.chain.seq + 1;
  const entry = { schemaVersion: 1, employeeId: next.employeeId, version } as const;
  const owners = boardOwnersOf(next);
  for (const ownerId of boardOwnersOf(before).filter((id) => !owners.includes(id)))
    await put(deps, agencyId, cycle, next.cycleId, ownerId, { ...entry, case: null });
  for (const ownerId of owners) {
    const subject = boardCaseOf(next, version, ownerId);
    await put(deps, agencyId, cycle, next.cycleId, ownerId, { ...entry, case: subject });
  }
};

const put = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { phase }: Pick<Cycle, 'phase'>,
  cycleId: string,
  ownerId: string,
  data: BoardEntry,
): Promise<void> => {
  const key = keys.boardEntry(agencyId, cycleId, ownerId, boardEpochOf(phase), data.employeeId);
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      const found = await deps.store.get(key);
      if (found !== null && 'version' in found.data && found.data.version >= data.version) return;
      await deps.store.commit([
        found === null ? { kind: 'insert', key, data } : { kind: 'replace', key, version: found.version, data },
      ]);
      return;
    } catch (error) {
      // The act is done, whatever becomes of the note: a busy engine must not turn it into a failure.
      if (error instanceof StoreBusyError) return;
      if (!(error instanceof ConflictError)) throw error;
    }
  }
};
