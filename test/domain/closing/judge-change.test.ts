import { describe, expect, it } from 'vitest';
import { answerHold, holdFor, openHold } from '../../../functions/domain/closing/judge-change.ts';
import type { EndOfCase } from '../../../functions/domain/closing/plan-closure.ts';
import { type DoneRehearsal, lineOf, noEnds } from '../../../functions/domain/closing/rehearsal.ts';
import { createRehearsalSum } from '../../../functions/domain/closing/sum-rehearsal.ts';

const at = '2026-01-31T17:01:00.000Z';
const look = (changed: number, moves: DoneRehearsal['totals']['moves'] = [], over = {}): DoneRehearsal => ({
  ...{ schemaVersion: 1, number: 8, phase: 'planning', basis: 'close', instant: at, by: null, at, comparedWith: 7 },
  ...{ shards: 1, requestKey: '', requestDigest: '', status: 'done', finishedAt: at },
  totals: { cases: 200, endStates: noEnds(), rules: {}, missing: {}, changed, moves },
  ...over,
});
const by = { triggeredBy: null, at };
const tolerance = (share: string, counts: 'every-change' | 'other-than-complete' = 'every-change') => ({
  ...{ share, counts, confirmHours: 6 },
});

describe('how much may change between rehearsal and close', () => {
  it.each([
    [0, '0', false],
    [1, '0', true],
    [10, '5', false],
    [11, '5', true],
    [1, '0.5', false],
    [1, '0.499999', true],
    [200, '100', false],
  ])('%i of 200 people with %s %% allowed', (changed, share, waits) => {
    expect(holdFor(look(changed), tolerance(share), by) !== null).toBe(waits);
  });

  it('may leave out those who did everything in the last hours', () => {
    const moves = [
      { from: 'escalated', to: 'complete', people: 30 },
      { from: 'escalated', to: 'carried', people: 3 },
      { from: 'none', to: 'escalated', people: 1 },
    ] as const;
    const one = look(34, [...moves]);
    expect(holdFor(one, tolerance('2', 'other-than-complete'), by)).toBeNull();
    expect(holdFor(one, tolerance('1.9', 'other-than-complete'), by)).toMatchObject({ changed: 4 });
    expect(holdFor(one, tolerance('2'), by)).toMatchObject({ changed: 34, until: '2026-01-31T23:01:00.000Z' });
  });

  it('is no question where there was nothing to compare with, or nobody', () => {
    expect(holdFor(look(200, [], { comparedWith: null }), tolerance('0'), by)).toBeNull();
    const { totals, ...rest } = look(0);
    expect(holdFor({ ...rest, totals: { ...totals, cases: 0 } }, tolerance('0'), by)).toBeNull();
  });

  it('is answered once, and the latest question is the open one', () => {
    const first = holdFor(look(9), tolerance('0'), by);
    if (first === null) throw new Error('no hold');
    const second = { ...first, rehearsal: 9 };
    expect(openHold([first, second], 'planning')).toBe(second);
    const answered = answerHold([first, second], second, { kind: 'lapsed', at });
    expect(openHold(answered, 'planning')).toBe(first);
    expect(openHold([first], 'execution')).toBeNull();
    expect(openHold(undefined, 'planning')).toBeNull();
  });
});

describe('a line of a rehearsal', () => {
  const subject = { unitCode: 'A.1', serviceCode: 'A' };
  const end: EndOfCase = {
    ...{ employeeId: 'p', endState: 'carried', rule: 'plan-carried-as-submitted' },
    ...{ marks: [], ownDutiesMet: true },
  };

  it.each([
    ['no rehearsal before', undefined, false],
    ['the same end', { endState: 'carried', rule: 'plan-carried-as-submitted' } as const, false],
    ['another rule of the same end', { endState: 'carried', rule: 'plan-carried-late-return' } as const, true],
    ['another end', { endState: 'escalated', rule: 'no-plan' } as const, true],
    ['nobody of that name', null, true],
  ])('after %s', (_, before, changed) => {
    const line = lineOf(subject, end, null, before);
    expect('was' in line).toBe(changed);
    expect(line).not.toHaveProperty('cutOff');
    const sum = createRehearsalSum();
    sum.add(line);
    expect(sum.totals()).toMatchObject({ cases: 1, changed: changed ? 1 : 0 });
    expect(sum.units()).toMatchObject([{ unitCode: 'A.1', changed: changed ? 1 : 0 }]);
  });
});
