import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hearingState, sideOf } from '../../../functions/domain/objection/hearing.ts';
import type { Hearing } from '../../../functions/domain/objection/objection-ref.ts';
import { segmented } from '../../support/rated.ts';

const parties = { employeeId: 'staff', appraiserId: 'head' };
const hearing = (spoken: string[]): Hearing => ({
  calledAt: '2026-07-01T02:00:00.000Z',
  employeeBy: '2026-07-06T17:00:00.000Z',
  appraiserBy: '2026-07-08T17:00:00.000Z',
  spoken,
});

describe('both sides are heard', () => {
  it.each([
    ['nobody spoke, time runs', [], '2026-07-02T00:00:00.000Z', ['employee', 'appraiser']],
    ['the employee’s own time has passed', [], '2026-07-06T17:00:00.000Z', ['appraiser']],
    ['the employee spoke', ['staff'], '2026-07-02T00:00:00.000Z', ['appraiser']],
    ['the appraiser spoke, the employee has time', ['head'], '2026-07-06T16:59:59.999Z', ['employee']],
  ])('open: %s', (_, spoken, now, missing) => {
    expect(hearingState(parties, hearing(spoken), now)).toMatchObject({ decision: 'open', missing });
  });

  it.each([
    ['both spoke', ['staff', 'head'], '2026-07-01T03:00:00.000Z'],
    ['a missing statement after a due notice does not block', ['staff'], '2026-07-08T17:00:00.000Z'],
    ['nobody came', [], '2026-07-08T17:00:00.000Z'],
  ])('heard: %s', (_, spoken, now) => {
    expect(hearingState(parties, hearing(spoken), now)).toEqual({ decision: 'heard' });
  });

  it('waits for everybody who rated a part of the period, and for nobody where there is no appraiser', () => {
    const now = '2026-07-02T00:00:00.000Z';
    const two = segmented(parties, ['former', 'head']);
    expect(hearingState(two, hearing(['staff', 'head']), now)).toMatchObject({ missing: ['appraiser'] });
    expect(hearingState(two, hearing(['staff', 'head', 'former']), now)).toEqual({ decision: 'heard' });
    expect(hearingState({ employeeId: 'staff', appraiserId: null }, hearing(['staff']), now)).toEqual({
      decision: 'heard',
    });
  });

  it('nobody decides before a side has spoken or had its whole time, and silence never blocks for ever', () => {
    const spoken = fc.subarray(['staff', 'head']);
    fc.assert(
      fc.property(spoken, fc.integer({ min: 0, max: 20 * 86_400 }), (said, seconds) => {
        const one = hearing(said);
        const now = new Date(Date.parse(one.calledAt) + seconds * 1000).toISOString();
        const isOver = hearingState(parties, one, now).decision === 'heard';
        const had = (id: string, by: string) => said.includes(id) || now >= by;
        expect(isOver).toBe(had('staff', one.employeeBy) && had('head', one.appraiserBy));
      }),
    );
  });

  it('a person speaks for one side, and strangers for none', () => {
    expect([sideOf('staff', parties), sideOf('head', parties), sideOf('director', parties)]).toEqual([
      'employee',
      'appraiser',
      null,
    ]);
  });
});
