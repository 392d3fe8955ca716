import { beforeEach, expect, it } from 'vitest';
import { checkPart } from '../../functions/http/request/check.ts';
import { planChangeRoutes } from '../../functions/http/routes/plan-changes.ts';
import { planRoutes } from '../../functions/http/routes/plans.ts';
import { examplePlan } from '../support/example-plan.ts';
import { createWorld, cycleId, type World } from '../support/world.ts';

const routes = [...planRoutes, ...planChangeRoutes];
const amended = { ...examplePlan, leaderExpectation: 'Lebih cepat' };

let world: World;
beforeEach(async () => {
  world = await createWorld();
  await world.planned('chief', examplePlan);
  await world.planned('ani');
  await world.enterPhase('execution');
});

/** Calls the route and holds its answer against its schema: nothing more, nothing less. */
const said = async (
  operationId: string,
  personId: string,
  { version, params = {}, body }: { version?: number; params?: Record<string, string>; body?: unknown } = {},
) => {
  const found = routes.find((r) => r.operationId === operationId);
  if (found === undefined) throw new Error(`no route ${operationId}`);
  const command = {
    ...world.command(personId, version === undefined ? {} : { version }),
    client: 'test',
    language: 'id' as const,
  };
  const all = { cycleId, employeeId: 'ani', ...params };
  const reply = await found.invoke(world.deps)({ ...command, params: all, query: {}, body }, checkPart);
  expect(found.response.safeParse(reply.body)).toEqual({ success: true, data: reply.body });
  return reply;
};

it('answers of amendments, versions and links keep to their schema and carry their version', async () => {
  expect((await said('getPlanLinks', 'ani')).version).toBe(3);
  const links = { links: [{ workResultId: 'layanan', superiorWorkResultId: 'data' }] };
  expect((await said('linkPlan', 'ani', { version: 3, body: links })).version).toBe(4);
  const proposal = { reason: 'Beban bertambah', plan: amended };
  expect((await said('proposeAmendment', 'ani', { version: 4, body: proposal })).version).toBe(5);
  expect((await said('getAmendment', 'chief')).version).toBe(5);
  const giveBack = { decision: 'return', reason: 'Belum perlu' };
  expect((await said('decideAmendment', 'chief', { version: 5, body: giveBack })).version).toBe(6);
  expect((await said('getAmendment', 'ani')).body).toMatchObject({ status: 'returned', returnReason: 'Belum perlu' });
  const { body } = await said('listPlanVersions', 'auditor');
  expect(body).toMatchObject({ items: [{ seq: 1 }, { seq: 2 }, { seq: 3 }, { seq: 4 }, { seq: 5 }] });
  expect((await said('getPlanVersion', 'auditor', { params: { seq: '4' } })).body).toMatchObject({
    act: 'plan-amendment-proposed',
    plan: amended,
  });
});

it('a version is named by the number of an act', async () => {
  await expect(said('getPlanVersion', 'ani', { params: { seq: 'latest' } })).rejects.toMatchObject({
    refusal: { code: 'invalid-parameter', fields: [{ pointer: 'path:seq' }] },
  });
});
