import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Action, actionRules, actions } from '../../../functions/domain/case/action-rules.ts';
import { checkAction, listActions } from '../../../functions/domain/case/actions.ts';
import type { Case } from '../../../functions/domain/case/case.ts';
import { type Relation, relations } from '../../../functions/domain/case/relations.ts';
import { humanPhases, type Phase, phases } from '../../../functions/domain/cycle/phase.ts';
import { caseAt, cycleAt } from './case-fixtures.ts';

const before = '2026-01-01T00:00:00.000Z';
const objection = (status: 'filed' | 'escalated' | 'dismissed' | 'inadmissible' | 'heard') => {
  const filed = { deciderId: 'e-superior', filedAt: before, decideBy: before, seq: 6 };
  if (status !== 'heard') return caseAt.decided({ status, ...filed });
  const hearing = { calledAt: before, employeeBy: before, appraiserBy: before, spoken: [] };
  return caseAt.decided({ status: 'filed', ...filed, hearing });
};

/** Action, relation, phase, case: allowed. */
const allowed: [Action, Relation, Phase, Case][] = [
  ['save-plan-draft', 'self', 'planning', caseAt.unplanned()],
  ['submit-plan', 'self', 'planning', caseAt.unplanned()],
  [
    'submit-plan',
    'self',
    'planning',
    caseAt.unplanned({ seq: 1, version: 1, status: 'returned', at: before, reason: 'x' }),
  ],
  ['decide-plan', 'appraiser', 'planning', caseAt.submitted()],
  ['propose-amendment', 'self', 'planning', caseAt.planned()],
  ['propose-amendment', 'self', 'execution', caseAt.amending('returned')],
  ['decide-amendment', 'appraiser', 'execution', caseAt.amending('submitted')],
  ['link-plan', 'self', 'execution', caseAt.planned()],
  ['link-plan', 'appraiser', 'planning', caseAt.planned()],
  ['report-activity', 'self', 'execution', caseAt.amending('submitted')],
  ['report-realisation', 'self', 'execution', caseAt.amending('submitted')],
  ['report-activity', 'self', 'planning', caseAt.submitted()],
  ['report-activity', 'self', 'execution', caseAt.planned()],
  ['give-feedback', 'peer', 'execution', caseAt.planned()],
  ['give-feedback', 'subordinate', 'execution', caseAt.unplanned()],
  ['give-feedback', 'appraiser', 'execution', caseAt.planned()],
  ['report-realisation', 'self', 'execution', caseAt.planned()],
  ['write-self-review', 'self', 'execution', caseAt.planned()],
  ['review', 'appraiser', 'supervisor-review', caseAt.planned()],
  ['review', 'appraiser', 'supervisor-review', caseAt.unplanned()],
  ['review', 'appraiser', 'supervisor-review', caseAt.reviewed()],
  ['propose-motion', 'committee', 'committee-forum', caseAt.scored()],
  ['propose-motion', 'committee', 'committee-forum', caseAt.unassessed()],
  ['acknowledge-result', 'self', 'objection-window', caseAt.decided()],
  ['acknowledge-result', 'self', 'follow-up', caseAt.decided()],
  ['file-objection', 'self', 'objection-window', caseAt.decided()],
  ['file-objection', 'self', 'follow-up', caseAt.decided()],
  ['file-objection', 'self', 'objection-window', objection('inadmissible')],
  ['name-objection-decider', 'administrator', 'follow-up', objection('filed')],
  ['name-objection-decider', 'authorised-official', 'objection-window', objection('escalated')],
  ['recuse-from-objection', 'decider', 'objection-window', objection('filed')],
  ['call-objection-hearing', 'decider', 'objection-window', objection('filed')],
  ['call-objection-hearing', 'decider', 'follow-up', objection('escalated')],
  ['state-on-objection', 'self', 'follow-up', objection('heard')],
  ['state-on-objection', 'appraiser', 'objection-window', objection('heard')],
  ['state-on-objection', 'segment-appraiser', 'objection-window', objection('heard')],
  ['decide-consequence', 'authorised-official', 'closed', caseAt.decided()],
  ['note-progress', 'appraiser', 'closed', caseAt.decided()],
  ['evaluate-follow-up', 'authorised-official', 'closed', caseAt.decided()],
  ['decide-objection', 'decider', 'follow-up', objection('heard')],
  ['decide-follow-up', 'authorised-official', 'follow-up', caseAt.decided()],
];

/** Action, relation, phase, case: refused, with which code and whose act would help. */
const refused: [Action, Relation, Phase, Case, string, string][] = [
  ['submit-plan', 'appraiser', 'planning', caseAt.unplanned(), 'forbidden', 'nobody'],
  ['submit-plan', 'self', 'planning', caseAt.submitted(), 'wrong-stage', 'appraiser'],
  ['submit-plan', 'self', 'planning', caseAt.planned(), 'wrong-stage', 'nobody'],
  ['submit-plan', 'self', 'execution', caseAt.unplanned(), 'deadline-passed', 'administrator'],
  ['decide-plan', 'self', 'planning', caseAt.submitted(), 'forbidden', 'nobody'],
  ['decide-plan', 'superior', 'planning', caseAt.submitted(), 'forbidden', 'nobody'],
  ['decide-plan', 'appraiser', 'planning', caseAt.unplanned(), 'wrong-stage', 'employee'],
  ['propose-amendment', 'self', 'execution', caseAt.unplanned(), 'wrong-stage', 'nobody'],
  ['propose-amendment', 'self', 'execution', caseAt.amending('submitted'), 'wrong-stage', 'appraiser'],
  ['propose-amendment', 'appraiser', 'execution', caseAt.planned(), 'forbidden', 'nobody'],
  ['propose-amendment', 'self', 'supervisor-review', caseAt.planned(), 'deadline-passed', 'administrator'],
  ['decide-amendment', 'appraiser', 'execution', caseAt.amending('returned'), 'wrong-stage', 'employee'],
  ['decide-amendment', 'self', 'execution', caseAt.amending('submitted'), 'forbidden', 'nobody'],
  ['link-plan', 'self', 'execution', caseAt.amending('submitted'), 'wrong-stage', 'appraiser'],
  ['link-plan', 'superior', 'execution', caseAt.planned(), 'forbidden', 'nobody'],
  ['report-activity', 'self', 'execution', caseAt.unplanned(), 'wrong-stage', 'employee'],
  ['report-realisation', 'self', 'planning', caseAt.planned(), 'wrong-phase', 'administrator'],
  ['review', 'appraiser', 'supervisor-review', caseAt.scored(), 'wrong-stage', 'nobody'],
  ['review', 'self', 'supervisor-review', caseAt.planned(), 'forbidden', 'nobody'],
  ['propose-motion', 'committee', 'final-decision', caseAt.scored(), 'deadline-passed', 'administrator'],
  ['propose-motion', 'committee', 'committee-forum', caseAt.planned(), 'wrong-stage', 'nobody'],
  ['file-objection', 'self', 'objection-window', objection('filed'), 'wrong-stage', 'nobody'],
  ['file-objection', 'self', 'closed', caseAt.decided(), 'deadline-passed', 'administrator'],
  ['file-objection', 'self', 'follow-up', objection('dismissed'), 'wrong-stage', 'nobody'],
  ['file-objection', 'self', 'objection-window', caseAt.unassessed(), 'wrong-stage', 'nobody'],
  ['decide-objection', 'decider', 'objection-window', objection('filed'), 'wrong-stage', 'decider'],
  ['decide-objection', 'appraiser', 'objection-window', objection('heard'), 'forbidden', 'nobody'],
  ['call-objection-hearing', 'decider', 'follow-up', objection('dismissed'), 'wrong-stage', 'employee'],
  ['call-objection-hearing', 'decider', 'follow-up', objection('heard'), 'wrong-stage', 'nobody'],
  ['state-on-objection', 'appraiser', 'objection-window', objection('filed'), 'wrong-stage', 'decider'],
  ['state-on-objection', 'superior', 'objection-window', objection('heard'), 'forbidden', 'nobody'],
  ['name-objection-decider', 'decider', 'objection-window', objection('filed'), 'forbidden', 'nobody'],
  ['recuse-from-objection', 'decider', 'follow-up', objection('dismissed'), 'wrong-stage', 'employee'],
  ['note-progress', 'peer', 'closed', caseAt.decided(), 'forbidden', 'nobody'],
  ['evaluate-follow-up', 'self', 'closed', caseAt.decided(), 'forbidden', 'nobody'],
  ['evaluate-follow-up', 'appraiser', 'objection-window', caseAt.decided(), 'wrong-phase', 'administrator'],
  ['decide-follow-up', 'administrator', 'follow-up', caseAt.decided(), 'forbidden', 'nobody'],
];

describe('the stage table', () => {
  it.each(allowed)('lets %s be done by %s in %s', (action, relation, phase, subject) => {
    const verdict = checkAction(action, { cycle: cycleAt(phase), case: subject, relations: [relation], now: before });
    expect(verdict.decision).toBe('allow');
  });

  it.each(refused)('refuses %s by %s in %s', (action, relation, phase, subject, code, unblockedBy) => {
    const verdict = checkAction(action, { cycle: cycleAt(phase), case: subject, relations: [relation], now: before });
    expect(verdict).toMatchObject({ decision: 'refuse', refusal: { code }, unblockedBy });
    const told = verdict.decision === 'refuse' ? verdict.refusal.whoCanFix : null;
    if (code === 'wrong-stage') expect(told).toBe(unblockedBy);
  });

  it('takes the deadline as exclusive and names it in the refusal', () => {
    const input = { cycle: cycleAt('planning'), case: caseAt.unplanned(), relations: ['self'] } as const;
    const deadline = input.cycle.deadlines.planning;
    const last = '2026-01-28T16:59:59.999Z';
    expect(checkAction('submit-plan', { ...input, now: last })).toEqual({ decision: 'allow', until: deadline });
    expect(checkAction('submit-plan', { ...input, now: deadline })).toMatchObject({
      decision: 'refuse',
      refusal: { code: 'deadline-passed', deadline },
    });
  });

  it('refuses while a phase is closing, even before the clock of a slow machine says so', () => {
    const verdict = checkAction('submit-plan', {
      cycle: cycleAt('planning', 'closing'),
      case: caseAt.unplanned(),
      relations: ['self'],
      now: before,
    });
    expect(verdict).toMatchObject({ decision: 'refuse', refusal: { code: 'deadline-passed' } });
  });

  it('lets a named human decide an objection however late it is', () => {
    const verdict = checkAction('decide-objection', {
      cycle: cycleAt('objection-window'),
      case: objection('heard'),
      relations: ['decider'],
      now: '2027-01-01T00:00:00.000Z',
    });
    expect(verdict).toEqual({ decision: 'allow', until: null });
  });

  it('never allows an act outside its phases, to anybody, at any stage', () => {
    const stages = [
      caseAt.unplanned(),
      caseAt.submitted(),
      caseAt.planned(),
      caseAt.reviewed(),
      caseAt.scored(),
      caseAt.unassessed(),
      caseAt.decided(),
      objection('heard'),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...actions),
        fc.constantFrom(...phases),
        fc.constantFrom('open' as const, 'closing' as const, 'running' as const),
        fc.constantFrom(...stages),
        fc.subarray([...relations]),
        (action, phase, status, subject, related) => {
          const verdict = checkAction(action, {
            cycle: cycleAt(phase, status),
            case: subject,
            relations: related,
            now: before,
          });
          const rule = actionRules[action];
          const isOpen = status === 'open' && rule.phases.some((p) => p === phase);
          const isAfter = rule.afterClosing === true && phase === 'closed';
          const possible = (isOpen || isAfter) && rule.by.some((r) => related.includes(r));
          if (!possible) expect(verdict.decision).toBe('refuse');
          else expect(verdict.decision).toBe(rule.misfit(subject) === null ? 'allow' : 'refuse');
        },
      ),
    );
  });

  it('gives every action a phase and somebody who may do it', () => {
    for (const action of actions) {
      expect(actionRules[action].by.length).toBeGreaterThan(0);
      expect(humanPhases).toEqual(expect.arrayContaining([...actionRules[action].phases]));
    }
  });
});

describe('listActions', () => {
  it('lists every action once, the refused ones with a code and who can unblock them', () => {
    const listed = listActions({
      cycle: cycleAt('planning'),
      case: caseAt.submitted(),
      relations: ['self'],
      now: before,
    });
    expect(listed.map((entry) => entry.action)).toEqual([...actions]);
    expect(listed.filter((entry) => entry.allowed).map((entry) => entry.action)).toEqual(['report-activity']);
    expect(listed.find((entry) => entry.action === 'submit-plan')).toMatchObject({
      allowed: false,
      code: 'wrong-stage',
      unblockedBy: 'appraiser',
    });
  });
});
