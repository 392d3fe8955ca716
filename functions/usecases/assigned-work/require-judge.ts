import type { AssignedWork } from '../../domain/assigned-work/assigned-work.ts';
import type { Case } from '../../domain/case/case.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { placeOfWork } from './load-assigned-work.ts';
import { seeSource } from './see-source.ts';

/**
 * Whoever leads the unit or team now speaks for it; whoever assigned the work still may, because the office changes hands
 * and the work does not. Never the person who did it.
 */
export const isJudge = async (
  deps: Pick<Deps, 'store'>,
  actor: Actor,
  work: AssignedWork,
  subject: Case,
): Promise<boolean> => {
  if (actor.personId === subject.employeeId) return false;
  if (actor.personId === work.leaderId) return true;
  return (await seeSource(deps, actor.agencyId, placeOfWork(subject).cycleId, work.source)).leaderId === actor.personId;
};

/** @throws RefusedError `not-found` for everybody else: that the work exists is for those concerned */
export const requireJudge = async (
  deps: Pick<Deps, 'store'>,
  actor: Actor,
  work: AssignedWork,
  subject: Case,
): Promise<void> => {
  if (!(await isJudge(deps, actor, work, subject))) refuse('not-found', { detail: 'No such assigned work.' });
};
