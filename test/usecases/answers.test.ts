import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { exportPage } from '../../functions/contracts/audit.ts';
import { allowanceView, entitlementsView } from '../../functions/contracts/entitlements.ts';
import { followUpPage, personFollowUps } from '../../functions/contracts/follow-ups.ts';
import { objectionsOnClock, objectionView, windowView } from '../../functions/contracts/objections.ts';
import { auditView, resultView } from '../../functions/contracts/result-responses.ts';
import { motionPage, serviceList } from '../../functions/contracts/service-responses.ts';
import { createExportAudit } from '../../functions/usecases/audit/export-audit.ts';
import { createGetAudit } from '../../functions/usecases/audit/get-audit.ts';
import { createGetAllowance } from '../../functions/usecases/entitlements/get-allowance.ts';
import { createGetEntitlements } from '../../functions/usecases/entitlements/get-entitlements.ts';
import { createGetFollowUps } from '../../functions/usecases/follow-ups/get-follow-ups.ts';
import { createListFollowUps } from '../../functions/usecases/follow-ups/list-follow-ups.ts';
import { createProposeFollowUps } from '../../functions/usecases/follow-ups/propose-follow-ups.ts';
import { createCastVote } from '../../functions/usecases/forum/cast-vote.ts';
import { createListMotions } from '../../functions/usecases/forum/list-motions.ts';
import { createProposeMotion } from '../../functions/usecases/forum/propose-motion.ts';
import { createResolveMotion } from '../../functions/usecases/forum/resolve-motion.ts';
import { createGetObjection } from '../../functions/usecases/objections/get-objection.ts';
import { createGetWindow } from '../../functions/usecases/objections/get-window.ts';
import { createListObjections } from '../../functions/usecases/objections/list-objections.ts';
import { createGetResult } from '../../functions/usecases/results/get-result.ts';
import { createListServices } from '../../functions/usecases/services/list-services.ts';
import { hearBoth, object } from '../support/objections.ts';
import { forumWorld, publish, shards } from '../support/stages.ts';
import { cycleId, type World } from '../support/world.ts';

const health = { cycleId, serviceCode: 'DINKES' };
const ani = { cycleId, employeeId: 'ani' };
const firstPage = { limit: 50, cursor: null };

/** Late in a cycle: a carried motion, an open one, a heard objection, proposals. */
const lateWorld = async (): Promise<World> => {
  const world = await forumWorld();
  const motion = { ...health, behaviour: 'above', workResult: 'above', reasonCode: 'data-error', text: 'x' } as const;
  const { motionId } = await createProposeMotion(world.deps)(world.command('member-2'), {
    ...motion,
    employeeId: 'ani',
  });
  await createProposeMotion(world.deps)(world.command('member-2'), { ...motion, employeeId: 'citra' });
  for (const member of ['member-1', 'member-2'])
    await createCastVote(world.deps)(world.command(member), { ...health, motionId, vote: 'for' });
  await createResolveMotion(world.deps)(world.command('member-1'), { ...health, motionId });
  await publish(world);
  await createProposeFollowUps(world.deps)(shards);
  await hearBoth(world, 'ani', await object(world, 'ani'));
  return world;
};

describe('what the API description promises', () => {
  it.each<[string, z.ZodType, (world: World) => Promise<unknown>]>([
    ['services', serviceList, (w) => createListServices(w.deps)(w.actor('auditor'), { cycleId })],
    ['motions', motionPage, (w) => createListMotions(w.deps)(w.actor('auditor'), { ...health, ...firstPage })],
    ['a result', resultView, async (w) => (await createGetResult(w.deps)(w.actor('ani'), ani)).view],
    [
      'a result that there is none of',
      resultView,
      async (w) => (await createGetResult(w.deps)(w.actor('citra'), { ...ani, employeeId: 'citra' })).view,
    ],
    ['an objection', objectionView, async (w) => (await createGetObjection(w.deps)(w.actor('ani'), ani)).view],
    ['open objections', objectionsOnClock, (w) => createListObjections(w.deps)(w.actor('admin'), { cycleId })],
    ['the time to object', windowView, (w) => createGetWindow(w.deps)(w.actor('ani'), ani)],
    ['entitlements', entitlementsView, (w) => createGetEntitlements(w.deps)(w.actor('ani'), ani)],
    ['an allowance', allowanceView, (w) => createGetAllowance(w.deps)(w.actor('ani'), { ...ani, month: '2026-02' })],
    ['measures of a person', personFollowUps, (w) => createGetFollowUps(w.deps)(w.actor('ani'), ani)],
    ['the audit of a case', auditView, async (w) => (await createGetAudit(w.deps)(w.actor('ani'), ani)).view],
    [
      'an audit export',
      exportPage,
      (w) => createExportAudit(w.deps)(w.actor('auditor'), { cycleId, documents: 'whole', ...firstPage }),
    ],
    ['follow-ups', followUpPage, (w) => createListFollowUps(w.deps)(w.actor('secretary'), { ...health, ...firstPage })],
  ])('is what %s answer: no member more, none less', async (_, schema, ask) => {
    const answer = await ask(await lateWorld());
    expect(schema.parse(answer)).toEqual(answer);
  });
});
