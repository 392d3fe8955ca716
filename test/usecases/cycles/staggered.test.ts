import { describe, expect, it } from 'vitest';
import { ownDeadline } from '../../../functions/domain/cycle/own-deadline.ts';
import { zones } from '../../../functions/domain/time/instant.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createOpenCycle, type OpenCycleInput } from '../../../functions/usecases/cycles/open-cycle.ts';
import { refusalOf } from '../../support/refusals.ts';
import { agencyId, createWorld, type World } from '../../support/world.ts';

const body: OpenCycleInput = {
  id: 'tw2-2026',
  title: 'Triwulan II 2026',
  kind: 'quarterly',
  period: { from: '2026-04-01', to: '2026-06-30' },
  deadlines: {
    planning: '2026-04-30',
    execution: '2026-07-05',
    'supervisor-review': '2026-07-12',
    'organisation-predicate': '2026-07-15',
    'committee-forum': '2026-07-20',
    'final-decision': '2026-07-24',
    'follow-up': '2026-09-30',
  },
  committee: { chairId: 'member-1', memberIds: ['member-1', 'member-2', 'member-3'] },
  authorisedOfficialId: 'secretary',
};
type Ends = NonNullable<OpenCycleInput['unitDeadlines']>;
const open = (world: World, unitDeadlines: Ends) =>
  createOpenCycle(world.deps)(world.command('admin'), { ...body, unitDeadlines });
const problems = async (unitDeadlines: Ends) =>
  (await refusalOf(open(await createWorld(), unitDeadlines))).fields?.map(({ pointer, code }) => `${pointer} ${code}`);

describe('staggered deadlines', () => {
  it.each(zones.map((zone, hours) => [zone, hours] as const))(
    'are days that end at midnight in the agency’s zone (%s)',
    async (zone, hours) => {
      const world = await createWorld();
      const key = keys.agency(agencyId);
      const agency = await world.read(key);
      if (agency !== null) await world.put(key, { ...agency, zone });
      const view = await open(world, [
        { phase: 'planning', unitCode: 'DINKES', deadline: '2026-05-02' },
        { phase: 'planning', unitCode: 'DISDIK', deadline: '2026-05-04' },
        { phase: 'execution', unitCode: 'DISDIK', deadline: '2026-07-07' },
      ]);
      const midnight = (day: string) => `${day}T${17 - hours}:00:00.000Z`;
      const endOf = (unitCode: string, serviceCode: string) => ownDeadline(view, { unitCode, serviceCode }, 'planning');
      expect(endOf('DINKES.1', 'DINKES')).toBe(midnight('2026-05-02'));
      expect(endOf('DISDIK', 'DISDIK')).toBe(midnight('2026-05-04'));
      expect(endOf('KOTA', 'KOTA')).toBe(midnight('2026-04-30'));
      expect(view.heldUntil).toEqual({ planning: midnight('2026-05-04'), execution: midnight('2026-07-07') });
    },
  );

  it('are later than everybody’s, before the next phase’s, of units that are there, and named once', async () => {
    const planning = (deadline: string, unitCode = 'DINKES') => ({ phase: 'planning' as const, unitCode, deadline });
    expect(await problems([planning('2026-04-30')])).toEqual(['/unitDeadlines/0/deadline not-later']);
    expect(await problems([planning('2026-07-05')])).toEqual(['/unitDeadlines/0/deadline deadline-order']);
    expect(await problems([planning('2026-05-02', 'NOWHERE')])).toEqual(['/unitDeadlines/0/unitCode unknown-unit']);
    expect(await problems([planning('2026-05-02'), planning('2026-05-03')])).toEqual([
      '/unitDeadlines/1/unitCode duplicate',
    ]);
  });

  it('leave no trace in a cycle that has none', async () => {
    const view = await open(await createWorld(), []);
    expect(view).not.toHaveProperty('unitDeadlines');
    expect(view).not.toHaveProperty('heldUntil');
  });
});
