import { beforeEach, describe, expect, it } from 'vitest';
import { checkPart } from '../../functions/http/request/check.ts';
import type { Reply, Route } from '../../functions/http/route.ts';
import { activityRoutes } from '../../functions/http/routes/activities.ts';
import { caseRoutes } from '../../functions/http/routes/cases.ts';
import { directoryRoutes } from '../../functions/http/routes/directory.ts';
import { factRoutes } from '../../functions/http/routes/facts.ts';
import { meRoutes } from '../../functions/http/routes/me.ts';
import { planRoutes } from '../../functions/http/routes/plans.ts';
import { reviewRoutes } from '../../functions/http/routes/reviews.ts';
import { examplePlan, exampleRealisation } from '../support/example-plan.ts';
import { refusalOf } from '../support/refusals.ts';
import { createWorld, cycleId, type World } from '../support/world.ts';

const routes: Route[] = [
  ...caseRoutes,
  ...directoryRoutes,
  ...activityRoutes,
  ...factRoutes,
  ...meRoutes,
  ...planRoutes,
  ...reviewRoutes,
];
const ofAni = { cycleId, employeeId: 'ani' };

type Call = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown; version?: number };

let world: World;

const call = (operationId: string, personId: string, { params = {}, query = {}, body, version }: Call = {}) => {
  const found = routes.find((r) => r.operationId === operationId);
  if (found === undefined) throw new Error(`no route ${operationId}`);
  const command = world.command(personId, version === undefined ? {} : { version });
  return found.invoke(world.deps)({ ...command, params, query, body, client: '127.0.0.1', language: 'id' }, checkPart);
};

/** What the route answers is what its schema promises: nothing more, nothing less. */
const expectPromised = (operationId: string, { body }: Reply<unknown>): void => {
  const schema = routes.find((r) => r.operationId === operationId)?.response;
  expect(schema?.safeParse(body)).toEqual({ success: true, data: body });
};

beforeEach(async () => {
  world = await createWorld();
});

describe('answers keep to their schema', () => {
  it('from draft to review', async () => {
    const said = async (operationId: string, personId: string, request: Call) => {
      const reply = await call(operationId, personId, { params: ofAni, ...request });
      expectPromised(operationId, reply);
      return reply;
    };
    expect((await said('savePlanDraft', 'ani', { body: { plan: examplePlan } })).version).toBe(1);
    await said('getPlanDraft', 'ani', {});
    expect((await said('submitPlan', 'ani', { body: { plan: examplePlan }, version: 1 })).version).toBe(2);
    expect((await said('getPlan', 'chief', {})).version).toBe(2);
    expect((await said('decidePlan', 'chief', { body: { decision: 'approve' }, version: 2 })).version).toBe(3);
    await world.enterPhase('execution');
    const activity = { date: '2026-03-02', workResultId: 'data', text: 'Menyusun laporan', minutes: 60 };
    await said('reportActivity', 'ani', { body: activity });
    await said('listActivities', 'ani', { query: { month: '2026-03', limit: '10' } });
    await said('giveFeedback', 'budi', { body: { ratings: { loyal: 'meets' }, note: 'Baik' } });
    await said('listFeedback', 'ani', {});
    expect((await said('saveRealisation', 'ani', { body: { items: exampleRealisation } })).version).toBe(1);
    await said('getRealisation', 'chief', {});
    await said('saveSelfReview', 'ani', { body: { achievements: 'a', obstacles: 'b' } });
    await said('getSelfReview', 'chief', {});
    await world.enterPhase('supervisor-review');
    await said('getReviewSuggestion', 'chief', {});
    const ratings = { workResult: 'meets', behaviour: 'meets', strengths: 'a', improvements: 'b' };
    expect((await said('submitReview', 'chief', { body: ratings, version: 3 })).version).toBe(4);
    await said('getReview', 'chief', {});
    expect((await said('getCase', 'auditor', {})).version).toBe(4);
    await said('listActions', 'ani', {});
  });

  it('of directory and person', async () => {
    const units = [{ code: 'DISHUB', name: 'Dinas Perhubungan', kind: 'service', parentCode: 'KOTA' }, { code: '?' }];
    const imported = await call('importUnits', 'admin', { body: { rows: units } });
    expectPromised('importUnits', imported);
    expect(imported.body).toMatchObject({ received: 2, created: 1 });
    const person = { nip: "'199001012015041001", name: 'Sari', kind: 'PNS' };
    expect((await call('importEmployees', 'admin', { body: { rows: [person] } })).body).toMatchObject({ created: 1 });
    const post = {
      nip: '199001012015041001',
      unitCode: 'DISHUB',
      postTitle: 'Penguji',
      postFamily: 'JF',
      postLevel: 'terampil',
      appraiserNip: 'PEJABAT-001',
      from: '2026-01-05',
    };
    expect((await call('importAssignments', 'admin', { body: { rows: [post] } })).body).toMatchObject({ created: 1 });
    for (const [operationId, request] of [
      ['listUnits', { query: { limit: '2' } }],
      ['lookUpEmployees', { body: { nips: ['199001012015041001', 'PEJABAT-001'] } }],
      ['listEmployees', { query: {} }],
      ['getEmployee', { params: { employeeId: 'ani' } }],
      ['getMe', {}],
      ['getTeam', { query: { cycleId } }],
    ] as const)
      expectPromised(operationId, await call(operationId, 'admin', request));
  });
});

describe('what the edge refuses before any use case', () => {
  it.each([
    ['an unknown field', 'submitPlan', { body: { plan: examplePlan, force: true } }, 'invalid-body', '/force'],
    ['a wrong type', 'reportActivity', { body: { date: '2026-01-05', minutes: 'ten' } }, 'invalid-body', '/minutes'],
    ['a date that is none', 'reportActivity', { body: { date: '2026-02-30' } }, 'invalid-body', '/date'],
    ['a limit over 200', 'listActivities', { query: { limit: '201' } }, 'invalid-parameter', 'query:limit'],
    ['a forged cursor', 'listActivities', { query: { cursor: 'act#1' } }, 'invalid-parameter', 'query:cursor'],
    [
      'a link with a password',
      'saveRealisation',
      {
        body: { items: [{ indicatorId: 'a', value: '1', evidence: ['https://u:p@x.go.id'] }] },
      },
      'invalid-body',
      '/items/0/evidence/0',
    ],
    [
      'an id with a separator',
      'getCase',
      { params: { cycleId, employeeId: 'a#b' } },
      'invalid-parameter',
      'path:employeeId',
    ],
  ])('%s', async (_, operationId, request: Call, code, pointer) => {
    const refusal = await refusalOf(
      Promise.resolve().then(() => call(operationId, 'ani', { params: ofAni, ...request })),
    );
    expect(refusal.code).toBe(code);
    expect(refusal.fields?.map((field) => field.pointer)).toContain(pointer);
  });
});
