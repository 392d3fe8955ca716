import type { JudgedAct } from './judge-chain.ts';

/** A case of an export whose chain and documents hold. */
export type CheckedCase = { cycleId: string; employeeId: string; acts: readonly JudgedAct[] };
/** What a check found, at which act. */
export type CrossFinding = { seq: number; note: string };

/**
 * A rule of the procedure that the acts of a case must obey among themselves, e.g. that no rating changes without a carried
 * motion. It sees the documents only in an export that has them (`document.kind` is `whole`), and says nothing where it cannot tell.
 */
export type CrossCheck = (subject: CheckedCase) => CrossFinding[];
