import type { Relation } from '../../domain/case/relations.ts';
import type { Phase, PhaseStatus } from '../../domain/cycle/phase.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { type CaseView, caseView } from './case-view.ts';
import { type CaseTarget, seeCase } from './see-case.ts';

export type CaseDetail = CaseView & { phase: Phase; phaseStatus: PhaseStatus; relations: Relation[] };

/** A case with where its cycle stands and what the caller is to it. */
export const createGetCase =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: CaseTarget): Promise<CaseDetail> => {
    const { cycle, case: stored, relations } = await seeCase(deps, actor, target);
    return {
      ...caseView(stored, relations, cycle),
      phase: cycle.phase,
      phaseStatus: cycle.status,
      relations,
    };
  };
