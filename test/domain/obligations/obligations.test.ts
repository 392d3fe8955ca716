import { describe, expect, it } from 'vitest';
import {
  inOrder,
  kindOfMissing,
  legalBasis,
  type Obligation,
  obligationId,
  obligationKinds,
  placeOf,
  waitingAs,
} from '../../../functions/domain/obligations/obligation.ts';
import { lastReportPhase, mayBeOwed, owedAtClose } from '../../../functions/domain/obligations/owed-at-close.ts';
import { reportMonthOf } from '../../../functions/domain/obligations/report-month.ts';
import {
  daysLeft,
  earliestHour,
  isReminderDue,
  lastDayOf,
  overdueDays,
  reminderDayOf,
  reminderDays,
} from '../../../functions/domain/obligations/time-left.ts';
import { defaultRuleSet as rules } from '../../../functions/domain/rules/default-rule-set.ts';
import { exampleCycle } from '../../support/world.ts';
import { caseAt, cycleAt } from '../case/case-fixtures.ts';

const zone = 'Asia/Jakarta';
const duty = (change: Partial<Obligation> = {}): Obligation => ({
  ...{ kind: 'review', cycleId: 'c1', about: { employeeId: 'ani' }, deadline: '2026-04-12T17:00:00.000Z' },
  ...{ rule: null, possible: true, waiting: [] },
  ...change,
});

describe('a duty', () => {
  it('has a name of its own, from what it is about', () => {
    expect(obligationId(duty())).toBe('review.c1.ani');
    const about = { month: '2026-01', followUpId: 'f', motionId: 'm', serviceCode: 'S', employeeId: 'e' };
    expect(obligationId(duty({ about }))).toBe('review.c1.e.S.m.f.2026-01');
    expect(placeOf(duty())).toBe('2026-04-12T17:00:00.000Z~review.c1.ani');
  });

  it('stands by its end, then by its name', () => {
    const [a, b, c] = [duty({ deadline: '2026-04-11T17:00:00.000Z' }), duty(), duty({ kind: 'vote' })];
    expect([c, b, a].sort(inOrder)).toEqual([a, b, c]);
    expect([inOrder(a, b), inOrder(b, a), inOrder(b, duty())]).toEqual([-1, 1, 0]);
  });

  it('of every kind has a place in the law', () => {
    expect(Object.keys(legalBasis)).toEqual([...obligationKinds]);
    const laws =
      /^(PermenPANRB 6\/2022 art\. (5|14|5, 14)(; Peraturan BKN 2\/2026)?|SE MenPANRB 3\/2023|UU 27\/2022|PP 30\/2019 art\. (59|53-58))$/;
    for (const law of Object.values(legalBasis)) expect(law).toMatch(laws);
    expect(waitingAs).toEqual(['employee', 'appraiser', 'head', 'committee', 'authorised-official']);
    expect(kindOfMissing).toEqual({
      ...{ 'plan-submission': 'submit-plan', 'plan-decision': 'decide-plan', 'amendment-decision': 'decide-amendment' },
      ...{ realisation: 'report-realisation', 'self-review': 'write-self-review', 'supervisor-review': 'review' },
    });
  });
});

describe('what is owed at the close', () => {
  const on = (phase: 'planning' | 'execution' | 'supervisor-review') => ({
    ...exampleCycle,
    id: 'c1',
    ...cycleAt(phase),
  });
  const nothing = { hasRealisation: false, hasSelfReview: false };
  const owed = (
    personId: string,
    phase: 'planning' | 'execution' | 'supervisor-review',
    subject = caseAt.planned(),
    now = '2026-01-15T03:00:00.000Z',
  ) => owedAtClose(personId, { phase, cycle: on(phase), rules, now }, { case: subject, ...nothing });
  const [appraiser, employee] = [
    [{ as: 'appraiser', personId: 'e-appraiser' }],
    [{ as: 'employee', personId: 'e-self' }],
  ];

  it.each([
    ['e-self', 'planning', caseAt.unplanned(), [['submit-plan', 'no-plan', true, appraiser]]],
    ['e-appraiser', 'planning', caseAt.unplanned(), []],
    ['e-appraiser', 'planning', caseAt.submitted(), [['decide-plan', 'plan-carried-as-submitted', true, employee]]],
    ['e-self', 'planning', caseAt.submitted(), []],
    [
      'e-self',
      'execution',
      caseAt.planned(),
      [
        ['report-realisation', 'realisation-missing', true, appraiser],
        ['write-self-review', 'self-review-missing', true, appraiser],
      ],
    ],
    [
      'e-appraiser',
      'execution',
      caseAt.amending('submitted'),
      [['decide-amendment', 'amendment-undecided', true, employee]],
    ],
    ['e-appraiser', 'supervisor-review', caseAt.planned(), [['review', 'not-assessable', true, employee]]],
    ['e-appraiser', 'supervisor-review', caseAt.reviewed(), []],
  ] as const)('by %s in %s', (personId, phase, subject, expected) => {
    const found = owed(personId, phase, subject);
    expect(found.map(({ kind, rule, possible, waiting }) => [kind, rule, possible, waiting])).toEqual(expected);
    for (const { cycleId, about, deadline } of found)
      expect({ cycleId, about, deadline }).toEqual({
        ...{ cycleId: 'c1', about: { employeeId: 'e-self' }, deadline: on(phase).deadlines[phase] },
      });
  });

  it('is not possible any more once the time is over', () => {
    expect(owed('e-self', 'planning', caseAt.unplanned(), '2026-01-28T17:00:00.000Z')[0]?.possible).toBe(false);
  });

  const board = { version: 1 } as const;
  it.each([
    ['planning', { ...board, stage: 'unplanned', plan: 'submitted' }, true],
    ['planning', { ...board, stage: 'unplanned' }, false],
    ['planning', { ...board, stage: 'planned', plan: 'submitted' }, false],
    ['execution', { ...board, stage: 'planned', amendment: 'submitted' }, true],
    ['execution', { ...board, stage: 'planned' }, false],
    ['execution', { ...board, stage: 'unplanned', plan: 'returned' }, true],
    ['execution', { ...board, stage: 'unplanned' }, false],
    ['execution', { ...board, stage: 'planned', plan: 'submitted' }, false],
    ['supervisor-review', { ...board, stage: 'planned' }, true],
    ['supervisor-review', { ...board, stage: 'unplanned' }, true],
    ['supervisor-review', { ...board, stage: 'planned', reviewed: true }, false],
    ['supervisor-review', { ...board, stage: 'scored' }, false],
  ] as const)('may be seen from a board in %s: %j %s', (phase, line, expected) => {
    expect(mayBeOwed(line, phase)).toBe(expected);
    expect(lastReportPhase).toBe('supervisor-review');
  });
});

describe('the month whose reports are looked at', () => {
  it.each([
    ['2026-03-15T03:00:00.000Z', '2026-02', '2026-03-31T17:00:00.000Z'],
    ['2026-01-01T00:00:00.000Z', '2025-12', '2026-01-31T17:00:00.000Z'],
    ['2026-01-31T17:00:00.000Z', '2026-01', '2026-02-28T17:00:00.000Z'],
    ['2026-01-31T16:59:59.999Z', '2025-12', '2026-01-31T17:00:00.000Z'],
    ['2026-12-15T03:00:00.000Z', '2026-11', '2026-12-31T17:00:00.000Z'],
  ])('at %s is %s, until %s', (now, month, until) => {
    expect(reportMonthOf(now, zone)).toEqual({ month, until });
  });
});

describe('the time left', () => {
  const deadline = '2026-01-31T17:00:00.000Z';
  it.each([
    ['2026-01-31T16:59:59.999Z', 0],
    ['2026-01-31T17:00:00.000Z', -1],
    ['2026-01-30T16:59:59.999Z', 1],
    ['2026-01-01T00:00:00.000Z', 30],
  ])('at %s: %i days', (now, days) => {
    expect(daysLeft(deadline, now, zone)).toBe(days);
    expect(lastDayOf(deadline, zone)).toBe('2026-01-31');
  });

  it.each([
    ['2026-01-16', null],
    ['2026-01-17', '2026-01-17'],
    ['2026-01-23', '2026-01-17'],
    ['2026-01-24', '2026-01-24'],
    ['2026-01-28', '2026-01-28'],
    ['2026-01-29', '2026-01-28'],
    ['2026-01-30', '2026-01-30'],
    ['2026-01-31', '2026-01-31'],
    ['2026-02-01', '2026-01-31'],
    ['2026-02-06', '2026-01-31'],
    ['2026-02-07', '2026-02-07'],
    ['2026-02-14', '2026-02-14'],
  ])('on %s the last reminder was due on %s', (today, day) => {
    expect(reminderDayOf(deadline, today, zone)).toBe(day);
    expect(isReminderDue([deadline], null, today, zone)).toBe(day !== null);
    if (day === null) return;
    expect(isReminderDue([deadline], day, today, zone)).toBe(false);
    expect(isReminderDue(['2027-01-31T17:00:00.000Z', deadline], '2026-01-16', today, zone)).toBe(true);
  });

  it('is named by days that all know', () => {
    expect([reminderDays, overdueDays, earliestHour]).toEqual([[14, 7, 3, 1, 0], 7, 6]);
    expect(isReminderDue([], null, '2026-01-31', zone)).toBe(false);
  });
});
