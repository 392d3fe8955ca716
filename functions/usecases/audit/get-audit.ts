import { type ChainVerdict, verifyChain } from '../../domain/audit/verify-chain.ts';
import type { ActEnvelope, ActKind } from '../../domain/case/act.ts';
import type { Case } from '../../domain/case/case.ts';
import { seesRatings } from '../../domain/case/sees-ratings.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { readChain } from './read-chain.ts';

export type AuditView = CaseTarget & {
  head: Case['chain'];
  /** The links: who did what, when, and digests. The documents are shown where they belong. */
  acts: ActEnvelope[];
  /** Links not shown yet, because they tell the person of a result that is not published. They are verified all the same. */
  withheld: number;
  verification: ChainVerdict;
};

/** Acts that tell of a result which may still change. */
export const resultActs: readonly ActKind[] = [
  'scored',
  'left-unassessed',
  'scored-again',
  'result-kept',
  'motion-applied',
  'decided',
];

/** The chain of a case, verified on the spot from its genesis to the head that the case names. */
export const createGetAudit =
  (deps: Pick<Deps, 'store' | 'digest'>) =>
  async (actor: Actor, target: CaseTarget): Promise<{ view: AuditView; version: number }> => {
    const { cycle, case: stored, relations } = await seeCase(deps, actor, target);
    const { cycleId, employeeId } = target;
    const { subject, records } = await readChain(deps, actor.agencyId, stored);
    const head = subject.chain;
    const verification = verifyChain({ cycleId, employeeId, records, head, subject }, deps.digest);
    const all = records.map(({ envelope }) => envelope);
    const acts = seesRatings(relations, cycle) ? all : all.filter(({ act }) => !resultActs.includes(act));
    return {
      view: { cycleId, employeeId, head, acts, withheld: all.length - acts.length, verification },
      version: stored.version,
    };
  };
