import { describe, expect, it } from 'vitest';
import type { Cycle, DeadlineExtension } from '../../../functions/domain/cycle/cycle.ts';
import { decideClosure, endRules } from '../../../functions/domain/cycle/decide-closure.ts';
import {
  checkExtension,
  creditedDeadline,
  extended,
  heldUntil,
  unitDeadlineOf,
} from '../../../functions/domain/cycle/extend.ts';
import { hardCloseOf, settledPhaseOf } from '../../../functions/domain/cycle/hard-close.ts';
import { lastDeadline, ownDeadline, withOwnDeadlines } from '../../../functions/domain/cycle/own-deadline.ts';
import { checkStaggered, staggeredEnds } from '../../../functions/domain/cycle/staggered.ts';
import { exampleCycle } from '../../support/world.ts';

const day = (date: string): string => `2026-${date}T17:00:00.000Z`;
/** planning 31 January, execution 5 April, review 12 April, decision 24 April, follow-up 12 June. */
const cycle: Cycle = exampleCycle;
const unitDeadlines = [
  { phase: 'planning', unitCode: 'A.1', deadline: day('02-02') },
  { phase: 'planning', unitCode: 'A', deadline: day('02-03') },
  { phase: 'planning', unitCode: 'A.2', deadline: day('01-30') },
  { phase: 'execution', unitCode: 'A.1', deadline: day('04-06') },
] as const;
const staggered: Cycle = { ...cycle, unitDeadlines: [...unitDeadlines] };
const place = (unitCode: string, serviceCode = 'B', own: Partial<Cycle['deadlines']> = {}) => ({
  unitCode,
  serviceCode,
  extended: own,
});

describe('the end of a phase for one case', () => {
  it.each([
    ['nobody’s own', place('C'), 'planning', day('01-31')],
    ['the unit’s', place('A.1'), 'planning', day('02-02')],
    ['the binding unit’s, which is later', place('A.1', 'A'), 'planning', day('02-03')],
    ['an earlier one of the unit', place('A.2'), 'planning', day('01-31')],
    ['of another phase', place('A.1'), 'execution', day('04-06')],
    ['the person’s, which is later still', place('A.1', 'A', { planning: day('02-05') }), 'planning', day('02-05')],
    ['the person’s, which is earlier', place('A.1', 'A', { planning: day('01-05') }), 'planning', day('02-03')],
  ] as const)('%s', (_, subject, phase, end) => {
    expect(ownDeadline(staggered, subject, phase)).toBe(end);
    expect(withOwnDeadlines(staggered, subject).deadlines[phase]).toBe(end);
  });

  it('leaves the cycle the very same where nothing was extended', () => {
    const plain = { unitCode: 'A', serviceCode: 'A' };
    expect(withOwnDeadlines(cycle, plain)).toBe(cycle);
    expect(ownDeadline(cycle, plain, 'planning')).toBe(day('01-31'));
    const own = withOwnDeadlines(cycle, { ...plain, extended: { execution: day('04-09') } });
    expect(own).toEqual({ ...cycle, deadlines: { ...cycle.deadlines, execution: day('04-09') } });
  });

  it('comes for nobody later than the last end', () => {
    expect(lastDeadline(cycle, 'planning')).toBe(day('01-31'));
    expect(lastDeadline({ ...cycle, heldUntil: { planning: day('02-09') } }, 'planning')).toBe(day('02-09'));
    expect(lastDeadline({ ...cycle, heldUntil: { planning: day('01-09') } }, 'planning')).toBe(day('01-31'));
    expect(lastDeadline({ ...cycle, heldUntil: { execution: day('12-09') } }, 'planning')).toBe(day('01-31'));
  });
});

describe('a later end', () => {
  const now = day('01-10');
  const check = (phase: Parameters<typeof checkExtension>[1], to: string, at = now, of = cycle) =>
    checkExtension(of, phase, { from: of.deadlines[phase], to, now: at }).map(
      ({ code, pointer }) => `${code} ${pointer}`,
    );

  it.each([
    ['planning', day('02-01'), now, []],
    ['planning', day('01-31'), now, ['not-later /deadline']],
    ['planning', day('02-01'), day('02-01'), ['in-the-past /deadline']],
    ['planning', day('01-30'), day('02-01'), ['not-later /deadline', 'in-the-past /deadline']],
    ['planning', day('04-04'), now, []],
    ['planning', day('04-05'), now, ['deadline-order /deadline']],
    ['follow-up', day('12-31'), now, []],
    ['final-decision', day('06-11'), now, []],
    ['final-decision', day('06-12'), now, ['deadline-order /deadline']],
  ] as const)('of %s to %s at %s: %j', (phase, to, at, problems) => {
    expect(check(phase, to, at)).toEqual(problems);
  });

  it('stays before the objection window once that is counted', () => {
    expect(check('final-decision', day('05-19'), now, { ...cycle, publishedAt: now })).toEqual([
      'deadline-order /deadline',
    ]);
    const [problem] = checkExtension(cycle, 'planning', { from: day('01-31'), to: day('04-05'), now });
    expect(problem?.detail).toBe('Extend the deadline of execution first.');
  });

  const extension = (change: Partial<DeadlineExtension> = {}): DeadlineExtension => ({
    ...{ phase: 'planning', from: day('01-31'), to: day('02-04'), reason: 'r', by: 'admin', at: now },
    ...{ requestKey: 'k', requestDigest: 'd' },
    ...change,
  });

  it('is everybody’s, or one unit’s, which holds the phase open', () => {
    const all = extension();
    expect(extended(cycle, all)).toEqual({
      ...{ ...cycle, extensions: [all], deadlines: { ...cycle.deadlines, planning: day('02-04') } },
    });
    const unit = extension({ unitCode: 'A.1' });
    expect(extended(staggered, unit)).toEqual({
      ...{ ...staggered, extensions: [unit], heldUntil: { planning: day('02-04') } },
      unitDeadlines: [...unitDeadlines.slice(1), { phase: 'planning', unitCode: 'A.1', deadline: day('02-04') }],
    });
    expect(extended(cycle, unit).unitDeadlines).toEqual([
      { phase: 'planning', unitCode: 'A.1', deadline: day('02-04') },
    ]);
    expect(extended(extended(cycle, all), unit).extensions).toEqual([all, unit]);
  });

  it('holds open until the latest of all', () => {
    const held: Cycle = { ...cycle, heldUntil: { planning: day('02-09'), execution: day('04-09') } };
    expect(heldUntil(held, 'planning', day('02-04'))).toEqual(held.heldUntil);
    expect(heldUntil(held, 'planning', day('02-10'))).toEqual({ ...held.heldUntil, planning: day('02-10') });
    expect(heldUntil(cycle, 'planning', day('02-10'))).toEqual({ planning: day('02-10') });
    expect(unitDeadlineOf(staggered, 'planning', 'A.1')).toBe(day('02-02'));
    expect(unitDeadlineOf(staggered, 'planning', 'A.2')).toBe(day('01-31'));
    expect(unitDeadlineOf(staggered, 'execution', 'A')).toBe(day('04-05'));
    expect(unitDeadlineOf(cycle, 'planning', 'A.1')).toBe(day('01-31'));
  });

  const rules = { closing: { graceSeconds: 60, outages: { capHours: 5, lastDays: 2 } } };
  const at = (time: string): string => `2026-01-${time}:00.000Z`;
  const credit = (from: string, to: string, of: Cycle = cycle, unitCode: string | null = null) =>
    creditedDeadline(of, 'planning', { from: at(from), to: at(to) }, { unitCode, deadline: day('01-31') }, rules);

  it.each([
    ['30T10:00', '30T12:00', '2026-01-31T19:00:00.000Z'],
    ['30T10:00', '30T20:00', '2026-01-31T22:00:00.000Z'],
    ['29T15:00', '29T17:00', null],
    ['29T15:00', '29T17:01', '2026-01-31T19:01:00.000Z'],
    ['31T16:59', '31T18:00', '2026-01-31T18:01:00.000Z'],
    ['31T17:00', '31T18:00', null],
  ])('credits the outage from %s to %s: %s', (from, to, expected) => {
    expect(credit(from, to)).toBe(expected);
  });

  it('credits no more than the cap of a phase, for the agency and for each unit', () => {
    const outage = { from: at('30T01:00'), to: at('30T05:00') };
    const given = extension({ from: day('01-31'), to: '2026-01-31T21:00:00.000Z', outage });
    const of = (...extensions: DeadlineExtension[]): Cycle => ({ ...cycle, extensions });
    const [from, to] = ['30T10:00', '30T13:00'];
    expect(credit(from, to, of(given))).toBe('2026-01-31T18:00:00.000Z');
    expect(credit(from, to, of(given, given))).toBeNull();
    expect(credit(from, to, of(extension({ to: given.to })))).toBe('2026-01-31T20:00:00.000Z');
    expect(credit(from, to, of({ ...given, phase: 'execution' }))).toBe('2026-01-31T20:00:00.000Z');
    expect(credit(from, to, of({ ...given, unitCode: 'A' }))).toBe('2026-01-31T20:00:00.000Z');
    expect(credit(from, to, of({ ...given, unitCode: 'A' }), 'A')).toBe('2026-01-31T18:00:00.000Z');
    expect(credit(from, to, of(given), 'A')).toBe('2026-01-31T20:00:00.000Z');
  });
});

describe('when a phase may be settled', () => {
  const rules = { closing: { graceSeconds: 60, corrections: { hours: 4, by: [] } } };
  it('is after the corrections and after the last end, where its close settles people', () => {
    expect(hardCloseOf(cycle, 'planning', rules)).toBe('2026-01-31T21:00:00.000Z');
    expect(hardCloseOf({ ...cycle, heldUntil: { planning: day('02-02') } }, 'planning', rules)).toBe(day('02-02'));
    expect(hardCloseOf({ ...cycle, heldUntil: { planning: '2026-01-31T18:00:00.000Z' } }, 'planning', rules)).toBe(
      '2026-01-31T21:00:00.000Z',
    );
    expect(hardCloseOf({ ...cycle, heldUntil: { 'committee-forum': day('05-02') } }, 'committee-forum', rules)).toBe(
      day('04-20'),
    );
    expect(hardCloseOf(cycle, 'planning', { closing: { graceSeconds: 60 } })).toBe(day('01-31'));
    const phases = ['planning', 'execution', 'supervisor-review', 'committee-forum', 'closed'];
    expect(phases.map(settledPhaseOf)).toEqual(['planning', 'execution', 'supervisor-review', null, null]);
  });
});

describe('deadlines of units', () => {
  const of = (
    phase: (typeof unitDeadlines)[number]['phase'] | 'supervisor-review',
    deadline: string,
    unitCode = 'A',
  ) => ({ phase, unitCode, deadline });
  const codes = (...given: ReturnType<typeof of>[]) =>
    checkStaggered(given, cycle.deadlines).map(({ pointer, code }) => `${pointer} ${code}`);

  it('lie after everybody’s and before the next phase ends, each given once', () => {
    expect(
      codes(of('planning', day('02-01')), of('execution', day('04-06')), of('planning', day('02-02'), 'B')),
    ).toEqual([]);
    expect(checkStaggered([of('planning', day('01-31'))], cycle.deadlines)).toEqual([
      { pointer: '/unitDeadlines/0/deadline', code: 'not-later', detail: `Must be later than ${day('01-31')}.` },
    ]);
    expect(checkStaggered([of('planning', day('02-01')), of('execution', day('04-12'))], cycle.deadlines)).toEqual([
      {
        ...{ pointer: '/unitDeadlines/1/deadline', code: 'deadline-order' },
        detail: 'Extend the deadline of supervisor-review first.',
      },
    ]);
    expect(codes(of('planning', day('02-01')), of('planning', day('02-02')), of('execution', day('04-06')))).toEqual([
      '/unitDeadlines/1/unitCode duplicate',
    ]);
    const last = { phase: 'follow-up', unitCode: 'A', deadline: day('12-31') } as const;
    expect(checkStaggered([last], cycle.deadlines)).toEqual([]);
  });

  it('hold their phases open until the latest', () => {
    expect(staggeredEnds([])).toEqual({});
    const given = [
      of('planning', day('02-02')),
      of('planning', day('02-04'), 'B'),
      of('planning', day('02-03'), 'C'),
      of('execution', day('04-06')),
    ];
    expect(staggeredEnds(given)).toEqual({
      ...{ unitDeadlines: given, heldUntil: { planning: day('02-04'), execution: day('04-06') } },
    });
  });
});

describe('how phases end', () => {
  it('before their deadline, but for work and the window to object; late only where a human must decide', () => {
    const free = { early: true, heldBy: null };
    const untilTheLastDay = { early: false, heldBy: null };
    expect(endRules).toEqual({
      planning: free,
      execution: untilTheLastDay,
      'supervisor-review': free,
      'organisation-predicate': free,
      'committee-forum': free,
      'final-decision': { early: true, heldBy: 'final-decision' },
      'objection-window': untilTheLastDay,
      'follow-up': { early: true, heldBy: 'objection-decision' },
    });
    const [deadline, now] = [day('01-31'), day('02-01')];
    const common = { trigger: 'administrator', deadline, now } as const;
    const decide = (input: Pick<Parameters<typeof decideClosure>[0], 'phase' | 'due' | 'duty'>) =>
      decideClosure({ ...common, ...input });
    expect(decide({ phase: 'planning', due: 'early', duty: 'plan' })).toEqual({
      decision: 'open-duties',
      duty: 'plan',
    });
    expect(decide({ phase: 'planning', due: 'early', duty: null })).toEqual({
      decision: 'close',
      basis: 'duties-done',
      cutOff: now,
    });
    expect(decide({ phase: 'planning', due: 'due', duty: 'plan' })).toEqual({
      decision: 'close',
      basis: 'deadline',
      cutOff: deadline,
    });
    expect(decide({ phase: 'final-decision', due: 'due', duty: 'final-decision' })).toEqual({
      decision: 'open-duties',
      duty: 'final-decision',
    });
    expect(decide({ phase: 'final-decision', due: 'due', duty: null })).toEqual({
      decision: 'close',
      basis: 'deadline',
      cutOff: now,
    });
  });
});
