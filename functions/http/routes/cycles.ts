import * as z from 'zod';
import {
  caseListQuery,
  caseListResponse,
  closureResponse,
  cycleListResponse,
  cycleResponse,
  manifestListResponse,
  manifestQuery,
  oneCycleResponse,
} from '../../contracts/cycle-responses.ts';
import { closureBody, extensionBody, openCycleBody, resumptionBody } from '../../contracts/cycles.ts';
import { id } from '../../contracts/primitives.ts';
import { createCloseByHand } from '../../usecases/cycles/close-by-hand.ts';
import type { CycleView } from '../../usecases/cycles/cycle-view.ts';
import { createExtendDeadline } from '../../usecases/cycles/extend-deadline.ts';
import { createGetCycle } from '../../usecases/cycles/get-cycle.ts';
import { createListCases } from '../../usecases/cycles/list-cases.ts';
import { createListCycles } from '../../usecases/cycles/list-cycles.ts';
import { createListManifests } from '../../usecases/cycles/list-manifests.ts';
import { createOpenCycle } from '../../usecases/cycles/open-cycle.ts';
import { createResumeCycle } from '../../usecases/cycles/resume-cycle.ts';
import { type Reply, type Route, route } from '../route.ts';

const none = z.strictObject({});
const noBody = z.undefined();
const ofCycle = z.strictObject({ cycleId: id });
const tag = 'cycles';

const replyOf = <T extends CycleView>(view: T): Reply<T> => ({
  body: view,
  version: view.version,
  location: `/v1/cycles/${view.id}`,
});

export const cyclesRoutes: Route[] = [
  route({
    operationId: 'openCycle',
    method: 'POST',
    path: '/v1/cycles',
    summary: 'Opens an evaluation cycle; the cases are prepared in the background.',
    tag,
    params: none,
    query: none,
    body: openCycleBody,
    response: cycleResponse,
    status: 202,
    errors: ['forbidden', 'already-exists', 'rule-set-unknown', 'idempotency-key-reused', 'conflict'],
    handle: (deps) => {
      const openCycle = createOpenCycle(deps);
      return async (command, { body }) => replyOf(await openCycle(command, body));
    },
  }),
  route({
    operationId: 'listCycles',
    method: 'GET',
    path: '/v1/cycles',
    summary: 'All cycles of the agency with phase, deadlines and closures.',
    tag,
    params: none,
    query: none,
    body: noBody,
    response: cycleListResponse,
    status: 200,
    handle: (deps) => {
      const listCycles = createListCycles(deps);
      return async ({ actor }) => ({ body: await listCycles(actor) });
    },
  }),
  route({
    operationId: 'getCycle',
    method: 'GET',
    path: '/v1/cycles/{cycleId}',
    summary: 'One cycle: where it stands, its deadlines, who ended which phase by what right.',
    tag,
    params: ofCycle,
    query: none,
    body: noBody,
    response: oneCycleResponse,
    status: 200,
    handle: (deps) => {
      const getCycle = createGetCycle(deps);
      return async ({ actor }, { params }) => replyOf(await getCycle(actor, params));
    },
  }),
  route({
    operationId: 'extendDeadline',
    method: 'POST',
    path: '/v1/cycles/{cycleId}/extensions',
    summary: 'Moves the deadline of a phase to a later time, with a reason that everybody can read.',
    tag,
    params: ofCycle,
    query: none,
    body: extensionBody,
    response: cycleResponse,
    status: 201,
    ifMatch: true,
    errors: ['forbidden', 'wrong-phase', 'idempotency-key-reused'],
    handle: (deps) => {
      const extendDeadline = createExtendDeadline(deps);
      return async (command, { params, body }) => replyOf(await extendDeadline(command, { ...params, ...body }));
    },
  }),
  route({
    operationId: 'closePhase',
    method: 'POST',
    path: '/v1/cycles/{cycleId}/closures',
    summary: 'Ends a phase by hand: after its deadline, or before it where nobody owes anything.',
    tag,
    params: ofCycle,
    query: none,
    body: closureBody,
    response: closureResponse,
    status: 202,
    errors: ['forbidden', 'wrong-phase', 'not-due', 'open-duties'],
    handle: (deps) => {
      const closeByHand = createCloseByHand(deps);
      return async (command, { params, body }) => ({ body: await closeByHand(command, { ...params, ...body }) });
    },
  }),
  route({
    operationId: 'resumeCycle',
    method: 'POST',
    path: '/v1/cycles/{cycleId}/resumption',
    summary: 'Lets a fresh execution go on where the cycle stands, after a failure.',
    tag,
    params: ofCycle,
    query: none,
    body: resumptionBody,
    response: cycleResponse,
    status: 202,
    errors: ['forbidden', 'wrong-phase', 'idempotency-key-reused'],
    handle: (deps) => {
      const resumeCycle = createResumeCycle(deps);
      return async (command, { params, body }) => replyOf(await resumeCycle(command, { ...params, ...body }));
    },
  }),
  route({
    operationId: 'listManifests',
    method: 'GET',
    path: '/v1/cycles/{cycleId}/manifests',
    summary: 'What each shard did at a step: end states, rules applied, Merkle root.',
    tag,
    params: ofCycle,
    query: manifestQuery,
    body: noBody,
    response: manifestListResponse,
    status: 200,
    errors: ['forbidden'],
    handle: (deps) => {
      const listManifests = createListManifests(deps);
      return async ({ actor }, { params, query }) => ({
        body: await listManifests(actor, {
          ...params,
          step: query.step,
          cursor: query.cursor ?? null,
          limit: query.limit,
        }),
      });
    },
  }),
  route({
    operationId: 'listCases',
    tells: 'cycle',
    method: 'GET',
    path: '/v1/cycles/{cycleId}/cases',
    summary: 'The cases of a cycle by the page, for those who oversee it.',
    tag,
    params: ofCycle,
    query: caseListQuery,
    body: noBody,
    response: caseListResponse,
    status: 200,
    errors: ['forbidden'],
    handle: (deps) => {
      const listCases = createListCases(deps);
      return async ({ actor }, { params, query }) => ({
        body: await listCases(actor, {
          ...params,
          shard: query.shard ?? null,
          cursor: query.cursor ?? null,
          limit: query.limit,
        }),
      });
    },
  }),
];
