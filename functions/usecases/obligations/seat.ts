import type { Case } from '../../domain/case/case.ts';
import { type Listed, listBoard } from '../me/read-team.ts';
import { caseKey } from '../support/load.ts';
import { type CycleBook, onceEach } from './cycle-book.ts';

/** One person in one cycle: what is read for several kinds of duties is read once. */
export type Seat = {
  book: CycleBook;
  personId: string;
  /** Null for somebody who is not evaluated in the cycle. */
  own(): Promise<Case | null>;
  /** The people whom this person rates, the person excluded. */
  board(): Promise<Listed[]>;
  /** The board if anything asked for it; no reason to read it. */
  known(): Promise<Listed[]>;
};

export const takeSeat = (book: CycleBook, personId: string): Seat => {
  const { deps, agencyId, cycle } = book;
  const own = onceEach(async (id) => (await deps.store.get(caseKey(agencyId, cycle, id)))?.data ?? null);
  let asked = false;
  const board = onceEach(async (id) => {
    asked = true;
    const listed = await listBoard(deps, { agencyId, personId: id, roles: [] }, cycle);
    return listed.filter(({ employeeId }) => employeeId !== id);
  });
  return {
    ...{ book, personId },
    own: () => own(personId),
    board: () => board(personId),
    known: async () => (asked ? board(personId) : []),
  };
};

export const readCases = async ({ deps, agencyId, cycle }: CycleBook, ids: readonly string[]): Promise<Case[]> => {
  if (ids.length === 0) return [];
  const found = await deps.store.getMany(ids.map((id) => caseKey(agencyId, cycle, id)));
  return found.flatMap((stored) => (stored === null ? [] : [stored.data]));
};
