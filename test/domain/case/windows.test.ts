import { describe, expect, it } from 'vitest';
import type { Action } from '../../../functions/domain/case/action-rules.ts';
import { checkAction } from '../../../functions/domain/case/actions.ts';
import type { Case } from '../../../functions/domain/case/case.ts';
import { readingRelations, relations, relationsOf } from '../../../functions/domain/case/relations.ts';
import type { Phase } from '../../../functions/domain/cycle/phase.ts';
import type { Reopening } from '../../../functions/domain/cycle/reopening.ts';
import { exampleCycle } from '../../support/world.ts';
import { caseAt, cycleAt } from './case-fixtures.ts';
import { now, until, openWindow as window } from './open-window.ts';

type Asked = { phase?: Phase; subject?: Case; at?: string };
const ask = (
  action: Action,
  reopenings: Reopening[],
  { phase = 'organisation-predicate', subject, at = now }: Asked = {},
) =>
  checkAction(action, {
    cycle: { ...cycleAt(phase), reopenings },
    case: subject ?? caseAt.reviewed(),
    relations: ['self', 'appraiser'],
    now: at,
  });
const codeOf = (verdict: ReturnType<typeof ask>): string =>
  verdict.decision === 'allow' ? `until ${verdict.until}` : verdict.refusal.code;

describe('an act in a phase that was opened again', () => {
  it.each<[string, Action, Reopening[], Asked | undefined, string]>([
    ['is allowed until its window closes', 'report-realisation', [window()], undefined, `until ${until}`],
    ['is allowed once scored', 'report-realisation', [window()], { subject: caseAt.scored() }, `until ${until}`],
    ['is refused when it has closed', 'report-realisation', [window()], { at: until }, 'deadline-passed'],
    [
      'is refused in the window of another phase',
      'report-realisation',
      [window({ phase: 'planning' })],
      undefined,
      'deadline-passed',
    ],
    [
      'is refused before it was approved',
      'report-realisation',
      [window({ status: 'asked' })],
      undefined,
      'deadline-passed',
    ],
    [
      'is refused to whom it does not concern',
      'report-realisation',
      [window({ scope: { kind: 'persons', employeeIds: ['e-other'] } })],
      undefined,
      'deadline-passed',
    ],
    ['is refused where no close asks for it', 'report-activity', [window()], undefined, 'deadline-passed'],
    [
      'has the end of the phase while that lasts',
      'report-realisation',
      [window()],
      { phase: 'execution', subject: caseAt.planned(), at: '2026-02-01T00:00:00.000Z' },
      'until 2026-02-28T17:00:00.000Z',
    ],
    [
      'is refused where the case has no plan',
      'report-realisation',
      [window()],
      { subject: caseAt.unplanned() },
      'wrong-stage',
    ],
    [
      'is refused where the result was decided',
      'report-realisation',
      [window()],
      { subject: caseAt.decided() },
      'wrong-stage',
    ],
    [
      'takes the window that is open of several',
      'review',
      [window(), window({ phase: 'supervisor-review', number: 2 })],
      undefined,
      `until ${until}`,
    ],
  ])('%s', (_, action, reopenings, asked, said) => {
    expect(codeOf(ask(action, reopenings, asked))).toBe(said);
  });
});

describe('relations to a case', () => {
  it('that let a person read it are all but a colleague’s', () => {
    expect(readingRelations).toEqual(relations.filter((one) => !['peer', 'subordinate'].includes(one)));
    expect(readingRelations).toHaveLength(relations.length - 2);
  });

  it('end a decider’s with the objection', () => {
    const filed = { status: 'filed', deciderId: 'e-judge', filedAt: now, decideBy: until, seq: 6 } as const;
    const judge = { personId: 'e-judge', roles: [] };
    expect(relationsOf(judge, caseAt.decided(filed), exampleCycle)).toEqual(['decider']);
    expect(relationsOf(judge, caseAt.decided(), exampleCycle)).toEqual([]);
    expect(relationsOf(judge, caseAt.scored(), exampleCycle)).toEqual([]);
  });
});
