import type { TextChange, TextTarget } from '../../functions/domain/erasure/erasure.ts';
import { keys } from '../../functions/store/keys.ts';
import { createConfirmErasure } from '../../functions/usecases/erasures/confirm-erasure.ts';
import { createDecideErasure } from '../../functions/usecases/erasures/decide-erasure.ts';
import { createRequestErasure } from '../../functions/usecases/erasures/request-erasure.ts';
import type { ErasureView } from '../../functions/usecases/erasures/see-erasure.ts';
import { createDumpableStore } from './dump.ts';
import { forumWorld, publish } from './stages.ts';
import { agencyId, cycleId, type World } from './world.ts';

export const ani = { cycleId, employeeId: 'ani' };
export const secret = 'Ibu Ani menderita tipus pada bulan Februari';

type Request = { key?: string; digest?: string };
export const ask = (
  world: World,
  target: TextTarget,
  by = 'ani',
  change: TextChange = { kind: 'erase' },
  request: Request = {},
): Promise<ErasureView> =>
  createRequestErasure(world.deps)(world.command(by, request), { ...ani, target, change, reason: 'Data kesehatan.' });
export const decide = (
  world: World,
  erasureId: string,
  by = 'admin',
  decision: 'approve' | 'decline' = 'approve',
  request: Request = {},
): Promise<ErasureView> =>
  createDecideErasure(world.deps)(world.command(by, request), { ...ani, erasureId, decision, reason: 'Beralasan.' });
export const confirm = (
  world: World,
  erasureId: string,
  by = 'auditor',
  decision: 'confirm' | 'refuse' = 'confirm',
  request: Request = {},
): Promise<ErasureView> =>
  createConfirmErasure(world.deps)(world.command(by, request), { ...ani, erasureId, decision, reason: 'Sesuai.' });

/** Asked, approved, confirmed. */
export const erase = async (world: World, target: TextTarget, change?: TextChange): Promise<ErasureView> => {
  const { erasureId } = await ask(world, target, 'ani', change);
  await decide(world, erasureId);
  return confirm(world, erasureId);
};

export const activityDay = '2026-02-02';
export const activity: TextTarget = { kind: 'activity', date: activityDay, activityId: 'report-1', field: null };
export const feedback: TextTarget = { kind: 'feedback', month: '2026-02', authorId: 'chief', field: null };
/** The number of the review in the chain of `ani`. */
export const reviewSeq = 3;

/** Results are published, the time to object is over, and somebody's health stands in a report and in feedback. */
export const followUpWorld = async (): Promise<{ world: World; bytes: () => Promise<string> }> => {
  const store = createDumpableStore();
  const world = await forumWorld(store);
  await publish(world);
  const stored = { schemaVersion: 1, w: 'r1', m: 60, a: 1_770_000_000_000, d: 'tag', q: '3' } as const;
  const put = (version: number, t: string, more = {}) =>
    world.put(keys.activity(agencyId, cycleId, 'ani', { date: activityDay, id: 'report-1', version }), {
      ...stored,
      t,
      ...more,
    });
  await put(1, secret, { e: ['https://bukti.example/surat-sakit'] });
  await put(2, `${secret}, dikoreksi`, { c: { k: 'correct', r: secret, q: 'request-9' } });
  await world.put(keys.feedback(agencyId, cycleId, 'ani', '2026-02', 'tag-1'), {
    schemaVersion: 1,
    source: 'appraiser',
    authorId: 'chief',
    month: '2026-02',
    ratings: { akuntabel: 'meets' },
    note: secret,
    on: '2026-02-20',
    requestDigest: 'digest',
  });
  await world.enterPhase('follow-up');
  const bytes = async (): Promise<string> => JSON.stringify(await store.dump());
  return { world, bytes };
};
