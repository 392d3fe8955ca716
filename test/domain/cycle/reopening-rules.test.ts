import { describe, expect, it } from 'vitest';
import type { Cycle } from '../../../functions/domain/cycle/cycle.ts';
import type { Phase } from '../../../functions/domain/cycle/phase.ts';
import type { ReopenablePhase, Reopening, ReopeningScope } from '../../../functions/domain/cycle/reopening.ts';
import {
  changeReopening,
  checkPosition,
  checkWindow,
  isConcerned,
  isReopening,
  nextClosing,
  unsettled,
  windowOf,
} from '../../../functions/domain/cycle/reopening-rules.ts';
import { exampleCycle } from '../../support/world.ts';

const noon = '2026-02-10T05:00:00.000Z';
const later = '2026-02-12T05:00:00.000Z';
const of = (number: number, over: Partial<Reopening> = {}): Reopening => ({
  ...{ number, phase: 'planning', scope: { kind: 'all' }, until: later, reason: 'A flood.', askedBy: 'admin' },
  ...{ askedAt: noon, decision: null, status: 'open', version: 2, closedAt: null, requestKey: 'k', requestDigest: 'd' },
  ...over,
});
const ani = { employeeId: 'ani', unitCode: 'DINKES.1', serviceCode: 'DINKES' };

describe('whom a reopening concerns', () => {
  it.each<[string, ReopeningScope, boolean]>([
    ['everybody', { kind: 'all' }, true],
    ['her unit', { kind: 'unit', unitCode: 'DINKES.1' }, true],
    ['the service of her unit', { kind: 'unit', unitCode: 'DINKES' }, true],
    ['another unit of the service', { kind: 'unit', unitCode: 'DINKES.2' }, false],
    ['her by name', { kind: 'persons', employeeIds: ['budi', 'ani'] }, true],
    ['others by name', { kind: 'persons', employeeIds: ['budi'] }, false],
  ])('%s', (_, scope, concerned) => {
    expect(isConcerned(scope, ani)).toBe(concerned);
  });
});

describe('a window', () => {
  const forBudi: ReopeningScope = { kind: 'persons', employeeIds: ['budi'] };
  it('is the one that stands open, of that phase, for that person', () => {
    const reopenings = [
      of(1, { status: 'closed' }),
      of(2, { phase: 'execution' }),
      of(3, { scope: forBudi }),
      of(4),
      of(5),
    ];
    expect(windowOf({ reopenings }, ani, 'planning')?.number).toBe(4);
    expect(windowOf({ reopenings }, { ...ani, employeeId: 'budi' }, 'planning')?.number).toBe(3);
    expect(windowOf({ reopenings }, ani, 'execution')?.number).toBe(2);
    expect(windowOf({ reopenings }, ani, 'supervisor-review')).toBeNull();
    expect(windowOf({}, ani, 'planning')).toBeNull();
  });

  it('keeps the cycle in its phase until it is settled', () => {
    const states = (['asked', 'refused', 'open', 'closing', 'closed'] as const).map((status, i) =>
      of(i + 1, { status }),
    );
    expect(unsettled({ reopenings: states }).map(({ status }) => status)).toEqual(['open', 'closing']);
    expect(unsettled({})).toEqual([]);
  });

  it.each<[string, Partial<Reopening>, string, boolean]>([
    ['one that is open', {}, later, true],
    ['one that is being settled', { status: 'closing' }, later, true],
    ['one that is asked for', { status: 'asked' }, noon, true],
    ['one that was asked for, and whose end has come', { status: 'asked' }, later, false],
    ['one that was refused', { status: 'refused' }, noon, false],
    ['one that is closed', { status: 'closed' }, noon, false],
    ['one of another phase', { phase: 'execution' }, noon, false],
  ])('bars another of its phase: %s', (_, over, now, bars) => {
    expect(isReopening({ reopenings: [of(1, over)] }, 'planning', now)).toBe(bars);
    expect(isReopening({ reopenings: [of(1, { status: 'refused' }), of(2, over)] }, 'planning', now)).toBe(bars);
  });

  it('is no bar where there is none', () => {
    expect(isReopening({}, 'planning', noon)).toBe(false);
  });
});

describe('the manifest of the next close', () => {
  it('has the number after those of its phase that were approved', () => {
    expect(nextClosing({}, 'planning')).toBe(2);
    const reopenings = [of(1), of(2, { version: null }), of(3, { phase: 'execution' }), of(4, { version: 3 })];
    expect(nextClosing({ reopenings }, 'planning')).toBe(4);
    expect(nextClosing({ reopenings }, 'execution')).toBe(3);
    expect(nextClosing({ reopenings }, 'supervisor-review')).toBe(2);
  });
});

describe('a change of a reopening', () => {
  it('leaves the others', () => {
    const cycle: Cycle = { ...exampleCycle, reopenings: [of(1), of(2)] };
    const changed = changeReopening(cycle, 2, { status: 'closing' });
    expect(changed).toEqual({ ...exampleCycle, reopenings: [of(1), of(2, { status: 'closing' })] });
    expect(changeReopening(exampleCycle, 2, { status: 'closing' }).reopenings).toEqual([]);
  });
});

describe('where the cycle may stand', () => {
  const at = (phase: Phase, status: Cycle['status'] = 'open'): Cycle => ({ ...exampleCycle, phase, status });
  it.each<[ReopenablePhase, Phase[]]>([
    ['planning', ['execution']],
    ['execution', ['supervisor-review', 'organisation-predicate']],
    ['supervisor-review', ['organisation-predicate']],
  ])('for %s to be opened again', (phase, allowed) => {
    const all: Phase[] = ['preparation', 'planning', 'execution', 'supervisor-review', 'scoring'];
    const rest: Phase[] = ['organisation-predicate', 'committee-forum', 'final-decision', 'publication'];
    const found = [...all, ...rest, 'objection-window' as const, 'follow-up' as const, 'closed' as const].filter(
      (one) => checkPosition(at(one), phase) === null,
    );
    expect(found).toEqual(allowed);
  });

  it.each<[ReopenablePhase, Cycle, string]>([
    ['planning', at('planning'), 'Phase planning has not ended.'],
    ['execution', at('planning'), 'Phase execution has not ended.'],
    ['planning', at('execution', 'closing'), 'The cycle is in phase execution.'],
    ['supervisor-review', at('scoring', 'running'), 'The cycle is in phase scoring.'],
    ['execution', at('committee-forum'), 'The forum looks at the ratings as they stand: propose a motion there.'],
    ['execution', at('final-decision'), 'The results are decided: what is wrong with one goes by objection.'],
    ['planning', at('closed'), 'The results are decided: what is wrong with one goes by objection.'],
    ['planning', at('supervisor-review'), 'A plan is made for work that is still to be done: execution has ended.'],
  ])('%s: says why not', (phase, cycle, detail) => {
    expect(checkPosition(cycle, phase)).toEqual({ code: 'wrong-phase', detail, extra: { phase: cycle.phase } });
  });
});

describe('the end of a window', () => {
  const cycle: Cycle = { ...exampleCycle, phase: 'execution' };
  const end = cycle.deadlines.execution;
  const [past, order] = [
    { pointer: '/deadline', code: 'in-the-past', detail: 'The deadline must lie in the future.' },
    { pointer: '/deadline', code: 'deadline-order', detail: 'Extend the deadline of execution first.' },
  ];
  it.each<[string, Cycle, string, object[]]>([
    ['lies before that of the phase', cycle, later, []],
    ['lies a moment before it', cycle, '2026-04-05T16:59:59.999Z', []],
    ['lies upon it', cycle, end, [order]],
    ['lies after it', cycle, '2026-05-01T00:00:00.000Z', [order]],
    ['is now', cycle, noon, [past]],
    ['was', cycle, '2026-02-09T00:00:00.000Z', [past]],
    ['may lie anywhere in a phase that has none', { ...cycle, phase: 'scoring' }, '2026-12-01T00:00:00.000Z', []],
  ])('%s', (_, given, until, problems) => {
    expect(checkWindow(given, until, noon)).toEqual(problems);
  });
});
