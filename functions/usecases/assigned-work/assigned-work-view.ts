import type { AssignedWork } from '../../domain/assigned-work/assigned-work.ts';
import type { Realisation } from '../../domain/execution/realisation.ts';
import type { Plan } from '../../domain/planning/plan.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import type { JudgementView } from './judge-work.ts';

/** Where assigned work stands: offered, in the plan in force with its weight there, or taken back. */
export type AssignedWorkView = CaseTarget &
  Omit<AssignedWork, 'schemaVersion' | 'id' | 'requestDigest' | 'withdrawn'> & {
    workId: string;
    status: 'offered' | 'planned' | 'withdrawn';
    weight: string | null;
    withdrawn: { at: string; reason: string } | null;
    /** What was reported of its indicators, numbers and words. */
    reported: { indicatorId: string; value: string | null; text: string | null; evidence: string[] }[];
    judgement: JudgementView | null;
    /** What `If-Match` of the next judgement must say; null before the first, and for who may not judge. */
    judgementVersion: number | null;
  };

export type Shown = {
  plans: readonly Plan[];
  /** Of the post held now and of earlier ones in the period. */
  realisations: readonly Realisation[];
  judgement: { view: JudgementView; version: number } | null;
};

const reportedOn = (work: AssignedWork, realisations: readonly Realisation[]): AssignedWorkView['reported'] =>
  work.indicators.flatMap(({ id }) => {
    const measured = realisations.flatMap(({ items }) => items).find(({ indicatorId }) => indicatorId === id);
    const words = realisations.flatMap(({ descriptions }) => descriptions ?? []);
    const told = words.find(({ indicatorId }) => indicatorId === id);
    if (measured === undefined && told === undefined) return [];
    const evidence = [...(measured?.evidence ?? []), ...(told?.evidence ?? [])];
    return [{ indicatorId: id, value: measured?.value ?? null, text: told?.text ?? null, evidence }];
  });

export const assignedWorkView = (
  target: CaseTarget,
  work: AssignedWork,
  { plans, realisations, judgement }: Shown,
): AssignedWorkView => {
  const { schemaVersion: _, id, requestDigest: __, withdrawn, ...rest } = work;
  const planned = plans.flatMap(({ workResults }) => workResults).find(({ assignment }) => assignment === id);
  return {
    ...rest,
    cycleId: target.cycleId,
    employeeId: target.employeeId,
    workId: id,
    status: withdrawn !== null ? 'withdrawn' : planned === undefined ? 'offered' : 'planned',
    weight: planned?.weight ?? null,
    withdrawn: withdrawn === null ? null : { at: withdrawn.at, reason: withdrawn.reason },
    reported: reportedOn(work, realisations),
    judgement: judgement?.view ?? null,
    judgementVersion: judgement?.version ?? null,
  };
};
