import { isPending } from '../objection/objection-ref.ts';
import type { WhoCanFix } from '../refusal.ts';
import type { Case } from './case.ts';

/** Whose act would make the refused one possible. */
export type Unblocker = Extract<
  WhoCanFix,
  'employee' | 'appraiser' | 'administrator' | 'committee' | 'decider' | 'nobody'
>;

/** Why a case's stage does not allow an act; null where it does. */
export type Misfit = null | { reason: string; unblockedBy: Unblocker };

export const fits = (): null => null;

export const whileDrafting = (subject: Case): Misfit => {
  if (subject.stage !== 'unplanned') return { reason: 'the plan is in force', unblockedBy: 'nobody' };
  if (subject.plan?.status === 'submitted')
    return { reason: 'the plan lies with the appraiser', unblockedBy: 'appraiser' };
  return null;
};

export const withPlanInForce = (subject: Case): Misfit =>
  subject.stage === 'planned' ? null : { reason: 'there is no plan in force', unblockedBy: 'nobody' };

export const amendmentWaits = (subject: Case): boolean =>
  subject.stage === 'planned' && subject.amendment?.status === 'submitted';

const liesWithAppraiser = {
  reason: 'an amendment of the plan lies with the appraiser',
  unblockedBy: 'appraiser',
} as const;

/** The text that an undecided amendment would replace is not changed under the appraiser's hands. */
export const withPlanToChange = (subject: Case): Misfit =>
  amendmentWaits(subject) ? liesWithAppraiser : withPlanInForce(subject);

/** Daily work goes on while the plan lies with the appraiser: it is tied to the plan last submitted. */
export const withPlanText = (subject: Case): Misfit =>
  subject.plan === null ? { reason: 'no plan was submitted', unblockedBy: 'employee' } : null;

export const decided = (subject: Case): Misfit =>
  subject.stage === 'decided' ? null : { reason: 'there is no decided result', unblockedBy: 'nobody' };

export const withPendingObjection = (subject: Case): Misfit =>
  subject.stage === 'decided' && isPending(subject.objection)
    ? null
    : { reason: 'no objection waits for a decision', unblockedBy: 'employee' };

export const withHearing = (subject: Case): Misfit =>
  subject.stage === 'decided' && isPending(subject.objection) && subject.objection.hearing === undefined
    ? { reason: 'both sides must be asked first (PP 30/2019 art. 59)', unblockedBy: 'decider' }
    : withPendingObjection(subject);
