import { describe, expect, it } from 'vitest';
import { type Action, actionRules, actions } from '../../../functions/domain/case/action-rules.ts';
import { states } from './case-states.ts';

/**
 * The stage table once more, in its own words: whose act, in which phases, and at which stages it fits or why not (with whose act
 * would help). `*` stands for every stage that is not named. `binds`: the deadline ends it; `joiner`: a late joiner has execution for
 * it as well; `reopens`: those concerned may do it when the phase is reopened.
 */
const table: [action: Action, by: string, phases: string, flags: string, stages: Record<string, string>][] = [
  [
    'save-plan-draft',
    'self',
    'planning',
    'binds of-plan joiner reopens',
    {
      fits: 'unplanned returned',
      'the plan lies with the appraiser | appraiser': 'submitted',
      'the plan is in force | nobody': '*',
    },
  ],
  [
    'submit-plan',
    'self',
    'planning',
    'binds of-plan joiner reopens',
    {
      fits: 'unplanned returned',
      'the plan lies with the appraiser | appraiser': 'submitted',
      'the plan is in force | nobody': '*',
    },
  ],
  [
    'decide-plan',
    'appraiser',
    'planning',
    'binds of-plan joiner reopens',
    { 'no submitted plan waits for a decision | employee': '*', fits: 'submitted' },
  ],
  [
    'propose-amendment',
    'self',
    'planning execution',
    'binds of-plan',
    {
      'there is no plan in force | nobody': '*',
      fits: 'planned amendment-returned',
      'an amendment of the plan lies with the appraiser | appraiser': 'amendment-submitted',
    },
  ],
  [
    'decide-amendment',
    'appraiser',
    'planning execution',
    'binds of-plan reopens',
    { 'no amendment of the plan waits for a decision | employee': '*', fits: 'amendment-submitted' },
  ],
  [
    'link-plan',
    'self appraiser',
    'planning execution',
    'binds of-plan',
    {
      'there is no plan in force | nobody': '*',
      fits: 'planned amendment-returned',
      'an amendment of the plan lies with the appraiser | appraiser': 'amendment-submitted',
    },
  ],
  [
    'report-activity',
    'self',
    'planning execution',
    'binds',
    { 'no plan was submitted | employee': 'unplanned unassessed', fits: '*' },
  ],
  [
    'review-activities',
    'appraiser segment-appraiser',
    'planning execution supervisor-review',
    'binds',
    { 'no plan was submitted | employee': 'unplanned unassessed', fits: '*' },
  ],
  ['give-feedback', 'appraiser peer subordinate', 'execution', 'binds', { fits: '*' }],
  ['ask-feedback', 'self appraiser', 'execution', 'binds', { fits: '*' }],
  [
    'report-realisation',
    'self',
    'execution',
    'binds reopens',
    { 'there is no plan in force | nobody': '*', fits: 'planned amendment-submitted amendment-returned' },
  ],
  [
    'write-self-review',
    'self',
    'execution',
    'binds reopens',
    { 'there is no plan in force | nobody': '*', fits: 'planned amendment-submitted amendment-returned' },
  ],
  [
    'review',
    'appraiser segment-appraiser',
    'supervisor-review',
    'binds reopens',
    {
      fits: '*',
      'the case was scored | nobody': 'scored unassessed decided acknowledged objected heard inadmissible dismissed',
    },
  ],
  [
    'propose-motion',
    'committee',
    'committee-forum',
    'binds',
    { 'the case is not before the forum | nobody': '*', fits: 'scored unassessed' },
  ],
  [
    'acknowledge-result',
    'self',
    'objection-window follow-up',
    '',
    {
      'there is no decided result | nobody': '*',
      fits: 'decided objected heard inadmissible dismissed',
      'the result was acknowledged | nobody': 'acknowledged',
    },
  ],
  [
    'file-objection',
    'self',
    'objection-window follow-up',
    '',
    {
      'there is no decided result | nobody': '*',
      fits: 'decided acknowledged inadmissible',
      'an objection was filed | nobody': 'objected heard dismissed',
    },
  ],
  [
    'name-objection-decider',
    'authorised-official administrator',
    'objection-window follow-up',
    '',
    { 'no objection waits for a decision | employee': '*', fits: 'objected heard' },
  ],
  [
    'recuse-from-objection',
    'decider',
    'objection-window follow-up',
    '',
    { 'no objection waits for a decision | employee': '*', fits: 'objected heard' },
  ],
  [
    'call-objection-hearing',
    'decider',
    'objection-window follow-up',
    '',
    {
      'no objection waits for a decision | employee': '*',
      fits: 'objected',
      'both sides were asked already | nobody': 'heard',
    },
  ],
  [
    'state-on-objection',
    'self appraiser segment-appraiser',
    'objection-window follow-up',
    '',
    {
      'no objection waits for a decision | employee': '*',
      'both sides must be asked first (PP 30/2019 art. 59) | decider': 'objected',
      fits: 'heard',
    },
  ],
  [
    'decide-objection',
    'decider',
    'objection-window follow-up',
    '',
    {
      'no objection waits for a decision | employee': '*',
      'both sides must be asked first (PP 30/2019 art. 59) | decider': 'objected',
      fits: 'heard',
    },
  ],
  [
    'decide-follow-up',
    'authorised-official',
    'follow-up',
    'binds',
    { 'there is no decided result | nobody': '*', fits: 'decided acknowledged objected heard inadmissible dismissed' },
  ],
  [
    'decide-consequence',
    'authorised-official',
    'follow-up',
    'after-closing',
    { 'there is no decided result | nobody': '*', fits: 'decided acknowledged objected heard inadmissible dismissed' },
  ],
  [
    'note-progress',
    'self appraiser superior authorised-official',
    'follow-up',
    'after-closing',
    { 'there is no decided result | nobody': '*', fits: 'decided acknowledged objected heard inadmissible dismissed' },
  ],
  [
    'evaluate-follow-up',
    'appraiser superior authorised-official',
    'follow-up',
    'after-closing',
    { 'there is no decided result | nobody': '*', fits: 'decided acknowledged objected heard inadmissible dismissed' },
  ],
  [
    'reassign',
    'administrator',
    'planning execution supervisor-review',
    'binds',
    {
      fits: '*',
      'the case was scored | committee': 'scored unassessed decided acknowledged objected heard inadmissible dismissed',
    },
  ],
  ['extend-deadline', 'administrator', 'planning execution supervisor-review', '', { fits: '*' }],
  [
    'allow-correction',
    'administrator committee authorised-official',
    'planning execution supervisor-review',
    '',
    { fits: '*' },
  ],
];

const stagesOf = (stages: Record<string, string>): Record<string, string> => {
  const said = Object.entries(stages).flatMap(([verdict, names]) => names.split(' ').map((name) => [name, verdict]));
  const known: Record<string, string> = Object.fromEntries(said);
  return Object.fromEntries(Object.keys(states).map((name) => [name, known[name] ?? known['*'] ?? '']));
};

describe('the stage table', () => {
  it('holds every act, in the order in which they are listed', () => {
    expect(table.map(([action]) => action)).toEqual([...actions]);
    expect(Object.keys(actionRules)).toEqual([...actions]);
  });

  it.each(table)('%s', (action, by, phases, flags, stages) => {
    const { misfit, ...rule } = actionRules[action];
    const has = (flag: string): boolean => flags.split(' ').includes(flag);
    expect(rule).toEqual({
      ...{ by: by.split(' '), phases: phases.split(' '), deadlineBinds: has('binds') },
      ...(has('of-plan') ? { ofPlan: true } : {}),
      ...(has('reopens') ? { reopens: true } : {}),
      ...(has('after-closing') ? { afterClosing: true } : {}),
      ...(has('joiner') ? { phasesOfLateJoiner: ['planning', 'execution'] } : {}),
    });
    const found = Object.entries(states).map(([name, subject]) => {
      const verdict = misfit(subject);
      return [name, verdict === null ? 'fits' : `${verdict.reason} | ${verdict.unblockedBy}`];
    });
    expect(Object.fromEntries(found)).toEqual(stagesOf(stages));
  });
});
