import { contentOfReport } from '../../../functions/domain/execution/activity.ts';
import type { ActivityView } from '../../../functions/usecases/activities/activity-view.ts';
import type { ActivityRow } from '../../../functions/usecases/activities/import-activities.ts';
import { createListActivities } from '../../../functions/usecases/activities/list-activities.ts';
import { createReportActivity } from '../../../functions/usecases/activities/report-activity.ts';
import { createWorld, cycleId, type World } from '../../support/world.ts';

export const ani = { cycleId, employeeId: 'ani' };

export const report = {
  date: '2026-01-19',
  workResultId: 'layanan',
  text: 'Kunjungan rumah di Kelurahan Contoh',
  quantity: '4',
  minutes: 240,
  evidence: ['https://bukti.example.go.id/1'],
};

/** Ani has a plan in force, and the quarter is being worked: 20 February 2026, ten in the morning in Jakarta. */
export const journalWorld = async (): Promise<World> => {
  const world = await createWorld();
  await world.planned('ani');
  await world.enterPhase('execution');
  world.clock.set('2026-02-20T03:00:00.000Z');
  return world;
};

export const say = (world: World, key: string, over: Partial<typeof report> = {}): Promise<ActivityView> =>
  createReportActivity(world.deps)(world.command('ani', { key }), { ...ani, ...report, ...over });

export const journalOf = async (world: World, month: string, reader = 'ani'): Promise<ActivityView[]> =>
  (await createListActivities(world.deps)(world.actor(reader), { ...ani, month, limit: 200, cursor: null })).items;

export const row = (over: Partial<ActivityRow> = {}): ActivityRow => {
  const { workResultId: _, ...content } = contentOfReport(report);
  return { ...content, startTime: '08:00', endTime: '12:00', workResult: 'layanan', ...over };
};
