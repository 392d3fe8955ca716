import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCycleBody } from '../../functions/contracts/cycles.ts';
import { checkSchedule, deadlineOf, type plannedPhases } from '../../functions/domain/cycle/check-schedule.ts';
import { zones } from '../../functions/domain/time/instant.ts';
import { exampleCycle } from '../../infra/local/first-start/example-cycle.ts';

const people = { committee: { chairId: 'a', memberIds: ['a', 'b', 'c'] }, authorisedOfficialId: 'd' };
const instants = fc
  .date({ min: new Date('2025-01-01T00:00:00Z'), max: new Date('2032-12-31T23:59:59Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('the cycle that the first start opens', () => {
  it('is one that the system accepts, whatever day it is', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (now, zone) => {
        const { deadlines, period } = openCycleBody.parse(exampleCycle(now, zone, people));
        const at = (phase: (typeof plannedPhases)[number]): string => deadlineOf(deadlines[phase], zone);
        const instantsOf = {
          planning: at('planning'),
          execution: at('execution'),
          'supervisor-review': at('supervisor-review'),
          'organisation-predicate': at('organisation-predicate'),
          'committee-forum': at('committee-forum'),
          'final-decision': at('final-decision'),
          'follow-up': at('follow-up'),
        };
        expect(checkSchedule({ period, deadlines: instantsOf }, zone, now)).toEqual([]);
      }),
    );
  });

  it.each([
    ['2026-02-10T03:00:00.000Z', 'tw1-2026', '2026-01-01', '2026-03-31'],
    ['2026-06-30T16:59:59.000Z', 'tw2-2026', '2026-04-01', '2026-06-30'],
    ['2026-06-30T17:00:00.000Z', 'tw3-2026', '2026-07-01', '2026-09-30'],
    ['2026-12-31T17:00:00.000Z', 'tw1-2027', '2027-01-01', '2027-03-31'],
    ['2026-12-31T16:00:00.000Z', 'tw4-2026', '2026-10-01', '2026-12-31'],
  ])('at %s is %s, by the calendar of Jakarta', (now, id, from, to) => {
    expect(exampleCycle(now, 'Asia/Jakarta', people)).toMatchObject({ id, period: { from, to } });
  });
});
