import { z } from 'zod';
import { plan } from '../../../../functions/contracts/plans.ts';
import { anything } from '../answers.ts';
import { wib } from '../calendar.ts';
import { casePath } from '../client.ts';
import type { World } from '../world.ts';
import { waitForPhase } from './wait-for.ts';

const proposal = z.looseObject({ plan, from: z.looseObject({ cycleId: z.string() }), problems: z.array(z.unknown()) });

export const nextCycleId = 'triwulan-3-2026';
const cycleId = nextCycleId;
const period = { from: '2026-07-01', to: '2026-09-30' };
const deadlines = {
  planning: '2026-07-15',
  execution: '2026-10-07',
  'supervisor-review': '2026-10-14',
  'organisation-predicate': '2026-10-19',
  'committee-forum': '2026-10-23',
  'final-decision': '2026-10-28',
  'follow-up': '2026-12-18',
};

/** The next period is opened, and people start from the plan that they had instead of typing it again. */
export const runNextPeriod = async (world: World): Promise<void> => {
  const { client, clock, offices, ledger, people } = world;
  clock.moveTo(wib('2026-07-01', '08:00:00'));
  const committee = { chairId: offices.chair, memberIds: [offices.chair, ...offices.members] };
  const about = { id: cycleId, title: 'Penilaian kinerja triwulan III 2026', kind: 'quarterly', period, deadlines };
  const body = { ...about, committee, authorisedOfficialId: offices.mayor };
  const bar = world.progress.start('next period opened, plans taken along', people.length);
  await client.post(offices.administrator, '/v1/cycles', `open-${cycleId}`, body, 202, anything);
  await waitForPhase({ ...world, cycleId }, 'planning');
  for (const member of people.filter((m) => world.ledger.reviews.has(m.id)).slice(0, 3)) {
    const path = `${casePath(cycleId, member.id, 'plan-proposals')}?source=previous`;
    const { data } = await client.get(member.id, path, proposal);
    const had = ledger.plans.get(member.id);
    const texts = (of: typeof had): string => JSON.stringify(of?.workResults.map(({ text, weight }) => [text, weight]));
    ledger.nextPeriod.proposed++;
    if (data.from.cycleId !== world.cycleId || data.problems.length > 0 || texts(data.plan) !== texts(had))
      ledger.nextPeriod.unlike.push(member.id);
    await client.put(member.id, casePath(cycleId, member.id, 'plan-draft'), { plan: data.plan });
  }
  bar.tick(people.length);
  bar.done();
};
