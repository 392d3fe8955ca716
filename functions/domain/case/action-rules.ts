import type { HumanPhase } from '../cycle/phase.ts';
import { isPending } from '../objection/objection-ref.ts';
import type { Case } from './case.ts';
import {
  amendmentWaits,
  decided,
  fits,
  type Misfit,
  whileDrafting,
  withHearing,
  withPendingObjection,
  withPlanInForce,
  withPlanText,
  withPlanToChange,
} from './misfits.ts';
import type { Relation } from './relations.ts';

export const actions = [
  'save-plan-draft',
  'submit-plan',
  'decide-plan',
  'propose-amendment',
  'decide-amendment',
  'link-plan',
  'report-activity',
  'review-activities',
  'give-feedback',
  'ask-feedback',
  'report-realisation',
  'write-self-review',
  'review',
  'propose-motion',
  'acknowledge-result',
  'file-objection',
  'name-objection-decider',
  'recuse-from-objection',
  'call-objection-hearing',
  'state-on-objection',
  'decide-objection',
  'decide-follow-up',
  'decide-consequence',
  'note-progress',
  'evaluate-follow-up',
  'reassign',
  'extend-deadline',
  'allow-correction',
] as const;
export type Action = (typeof actions)[number];

export type ActionRule = {
  by: readonly Relation[];
  /** In the order of the procedure. */
  phases: readonly HumanPhase[];
  /** In their place for somebody whose case was opened after planning had closed. */
  phasesOfLateJoiner?: readonly HumanPhase[];
  /** False where a named human must decide however late it is (objections, signatures). */
  deadlineBinds: boolean;
  /** An act on the plan: of a period under an annual plan it belongs to the annual cycle, whatever phase this one is in. */
  ofPlan?: true;
  /** Measures run for months: what is done about them may come after the cycle has closed. */
  afterClosing?: true;
  /** What a close marks where it is missing: it may be done when the phase is reopened. */
  reopens?: true;
  /** Null where the case's stage allows the act, else why not. */
  misfit(subject: Case): Misfit;
};

/** From publication to the end of the cycle: what is owed on an objection outlives the window. */
const untilTheEnd: readonly HumanPhase[] = ['objection-window', 'follow-up'];

/** The stage table: who may do what, in which phase, at which stage of the case. Enforced and listed from this one place. */
export const actionRules: Record<Action, ActionRule> = {
  'save-plan-draft': {
    by: ['self'],
    phases: ['planning'],
    phasesOfLateJoiner: ['planning', 'execution'],
    deadlineBinds: true,
    reopens: true,
    ofPlan: true,
    misfit: whileDrafting,
  },
  'submit-plan': {
    by: ['self'],
    phases: ['planning'],
    phasesOfLateJoiner: ['planning', 'execution'],
    deadlineBinds: true,
    reopens: true,
    ofPlan: true,
    misfit: whileDrafting,
  },
  'decide-plan': {
    by: ['appraiser'],
    phases: ['planning'],
    phasesOfLateJoiner: ['planning', 'execution'],
    deadlineBinds: true,
    reopens: true,
    ofPlan: true,
    misfit: (subject) =>
      subject.stage === 'unplanned' && subject.plan?.status === 'submitted'
        ? null
        : { reason: 'no submitted plan waits for a decision', unblockedBy: 'employee' },
  },
  'propose-amendment': {
    by: ['self'],
    phases: ['planning', 'execution'],
    deadlineBinds: true,
    ofPlan: true,
    misfit: withPlanToChange,
  },
  'decide-amendment': {
    by: ['appraiser'],
    phases: ['planning', 'execution'],
    deadlineBinds: true,
    reopens: true,
    ofPlan: true,
    misfit: (subject) =>
      amendmentWaits(subject)
        ? null
        : { reason: 'no amendment of the plan waits for a decision', unblockedBy: 'employee' },
  },
  'link-plan': {
    by: ['self', 'appraiser'],
    phases: ['planning', 'execution'],
    deadlineBinds: true,
    ofPlan: true,
    misfit: withPlanToChange,
  },
  'report-activity': {
    by: ['self'],
    phases: ['planning', 'execution'],
    deadlineBinds: true,
    misfit: withPlanText,
  },
  'review-activities': {
    by: ['appraiser', 'segment-appraiser'],
    phases: ['planning', 'execution', 'supervisor-review'],
    deadlineBinds: true,
    misfit: withPlanText,
  },
  'give-feedback': {
    by: ['appraiser', 'peer', 'subordinate'],
    phases: ['execution'],
    deadlineBinds: true,
    misfit: fits,
  },
  'ask-feedback': { by: ['self', 'appraiser'], phases: ['execution'], deadlineBinds: true, misfit: fits },
  'report-realisation': {
    by: ['self'],
    phases: ['execution'],
    deadlineBinds: true,
    reopens: true,
    misfit: withPlanInForce,
  },
  'write-self-review': {
    by: ['self'],
    phases: ['execution'],
    deadlineBinds: true,
    reopens: true,
    misfit: withPlanInForce,
  },
  review: {
    by: ['appraiser', 'segment-appraiser'],
    phases: ['supervisor-review'],
    deadlineBinds: true,
    reopens: true,
    misfit: (subject) =>
      subject.stage === 'planned' || subject.stage === 'unplanned' || subject.stage === 'reviewed'
        ? null
        : { reason: 'the case was scored', unblockedBy: 'nobody' },
  },
  'propose-motion': {
    by: ['committee'],
    phases: ['committee-forum'],
    deadlineBinds: true,
    misfit: (subject) =>
      subject.stage === 'scored' || subject.stage === 'unassessed'
        ? null
        : { reason: 'the case is not before the forum', unblockedBy: 'nobody' },
  },
  'acknowledge-result': {
    by: ['self'],
    phases: ['objection-window', 'follow-up'],
    deadlineBinds: false,
    misfit: (subject) =>
      subject.stage === 'decided' && subject.acknowledgedAt !== null
        ? { reason: 'the result was acknowledged', unblockedBy: 'nobody' }
        : decided(subject),
  },
  'file-objection': {
    by: ['self'],
    phases: untilTheEnd,
    // Each person's own time is counted from the receipt; what comes after it is recorded and answered so.
    deadlineBinds: false,
    misfit: (subject) =>
      subject.stage === 'decided' && subject.objection !== null && subject.objection.status !== 'inadmissible'
        ? { reason: 'an objection was filed', unblockedBy: 'nobody' }
        : decided(subject),
  },
  'name-objection-decider': {
    by: ['authorised-official', 'administrator'],
    phases: untilTheEnd,
    deadlineBinds: false,
    misfit: withPendingObjection,
  },
  'recuse-from-objection': {
    by: ['decider'],
    phases: untilTheEnd,
    deadlineBinds: false,
    misfit: withPendingObjection,
  },
  'call-objection-hearing': {
    by: ['decider'],
    phases: untilTheEnd,
    deadlineBinds: false,
    misfit: (subject) =>
      subject.stage === 'decided' && isPending(subject.objection) && subject.objection.hearing !== undefined
        ? { reason: 'both sides were asked already', unblockedBy: 'nobody' }
        : withPendingObjection(subject),
  },
  'state-on-objection': {
    by: ['self', 'appraiser', 'segment-appraiser'],
    phases: untilTheEnd,
    deadlineBinds: false,
    misfit: withHearing,
  },
  'decide-objection': {
    by: ['decider'],
    phases: untilTheEnd,
    deadlineBinds: false,
    misfit: withHearing,
  },
  'decide-follow-up': {
    by: ['authorised-official'],
    phases: ['follow-up'],
    deadlineBinds: true,
    misfit: decided,
  },
  /** What a failed improvement leads to: that is known months after the cycle has closed. */
  'decide-consequence': {
    by: ['authorised-official'],
    phases: ['follow-up'],
    deadlineBinds: false,
    afterClosing: true,
    misfit: decided,
  },
  'note-progress': {
    by: ['self', 'appraiser', 'superior', 'authorised-official'],
    phases: ['follow-up'],
    deadlineBinds: false,
    afterClosing: true,
    misfit: decided,
  },
  'evaluate-follow-up': {
    by: ['appraiser', 'superior', 'authorised-official'],
    phases: ['follow-up'],
    deadlineBinds: false,
    afterClosing: true,
    misfit: decided,
  },
  /** Re-routing after a change in the directory; scored results are changed by forum and objection alone. */
  reassign: {
    by: ['administrator'],
    phases: ['planning', 'execution', 'supervisor-review'],
    deadlineBinds: true,
    misfit: (subject) =>
      subject.stage === 'planned' || subject.stage === 'unplanned' || subject.stage === 'reviewed'
        ? null
        : { reason: 'the case was scored', unblockedBy: 'committee' },
  },
  'extend-deadline': {
    by: ['administrator'],
    phases: ['planning', 'execution', 'supervisor-review'],
    deadlineBinds: false,
    misfit: fits,
  },
  /** In the soft close after a deadline; the rule set names who may. */
  'allow-correction': {
    by: ['administrator', 'committee', 'authorised-official'],
    phases: ['planning', 'execution', 'supervisor-review'],
    deadlineBinds: false,
    misfit: fits,
  },
};
