import * as z from 'zod';
import { noQuery } from '../../contracts/params.ts';
import { motionParams, motionsQuery, serviceParams } from '../../contracts/service-params.ts';
import {
  lockReceipt,
  motionPage,
  motionReceipt,
  motionView,
  resolutionReceipt,
  voteReceipt,
} from '../../contracts/service-responses.ts';
import { forumLockBody, motionBody, motionResolutionBody, voteBody } from '../../contracts/services.ts';
import { createCastVote } from '../../usecases/forum/cast-vote.ts';
import { createGetMotion } from '../../usecases/forum/get-motion.ts';
import { createListMotions } from '../../usecases/forum/list-motions.ts';
import { createLockForum } from '../../usecases/forum/lock-forum.ts';
import { createProposeMotion } from '../../usecases/forum/propose-motion.ts';
import { createResolveMotion } from '../../usecases/forum/resolve-motion.ts';
import { type Route, route } from '../route.ts';

const tag = 'forum';
const ofForum = ['forbidden', 'wrong-phase', 'deadline-passed', 'forum-locked', 'idempotency-key-reused'] as const;

export const forumRoutes: Route[] = [
  route({
    operationId: 'listMotions',
    tells: 'service',
    method: 'GET',
    path: '/v1/cycles/{cycleId}/services/{serviceCode}/motions',
    summary: 'The motions on people of a service, with votes and outcome.',
    tag,
    params: serviceParams,
    query: motionsQuery,
    body: z.undefined(),
    response: motionPage,
    status: 200,
    errors: ['forbidden'],
    handle: (deps) => {
      const listMotions = createListMotions(deps);
      return async ({ actor }, { params, query }) => ({
        body: await listMotions(actor, { ...params, limit: query.limit, cursor: query.cursor ?? null }),
      });
    },
  }),
  route({
    operationId: 'proposeMotion',
    method: 'POST',
    path: '/v1/cycles/{cycleId}/services/{serviceCode}/motions',
    summary: 'A committee member proposes other ratings for one person, with the reason.',
    tag,
    params: serviceParams,
    query: noQuery,
    body: motionBody,
    response: motionReceipt,
    status: 201,
    errors: [...ofForum, 'wrong-stage', 'recused', 'declaration-required'],
    handle: (deps) => {
      const proposeMotion = createProposeMotion(deps);
      return async (command, { params, body }) => {
        const receipt = await proposeMotion(command, { ...params, ...body });
        const { cycleId, serviceCode, motionId } = receipt;
        return { body: receipt, location: `/v1/cycles/${cycleId}/services/${serviceCode}/motions/${motionId}` };
      };
    },
  }),
  route({
    operationId: 'getMotion',
    tells: 'service',
    method: 'GET',
    path: '/v1/cycles/{cycleId}/services/{serviceCode}/motions/{motionId}',
    summary: 'One motion, with votes and outcome.',
    tag,
    params: motionParams,
    query: noQuery,
    body: z.undefined(),
    response: motionView,
    status: 200,
    handle: (deps) => {
      const getMotion = createGetMotion(deps);
      return async ({ actor }, { params }) => ({ body: await getMotion(actor, params) });
    },
  }),
  route({
    operationId: 'castVote',
    method: 'POST',
    path: '/v1/cycles/{cycleId}/services/{serviceCode}/motions/{motionId}/votes',
    summary: 'A committee member votes on a motion, once; in a secret ballot only that they voted is kept.',
    tag,
    params: motionParams,
    query: noQuery,
    body: voteBody,
    response: voteReceipt,
    status: 201,
    errors: [...ofForum, 'recused', 'declaration-required', 'already-decided'],
    handle: (deps) => {
      const castVote = createCastVote(deps);
      return async (command, { params, body }) => ({ body: await castVote(command, { ...params, ...body }) });
    },
  }),
  route({
    operationId: 'resolveMotion',
    method: 'POST',
    path: '/v1/cycles/{cycleId}/services/{serviceCode}/motions/{motionId}/resolutions',
    summary:
      'The chair closes the vote, or another member where the chair is recused; a carried motion changes the result at once.',
    tag,
    params: motionParams,
    query: noQuery,
    body: motionResolutionBody,
    response: resolutionReceipt,
    status: 201,
    errors: [...ofForum, 'recused', 'quorum-missing', 'already-decided', 'conflict'],
    handle: (deps) => {
      const resolveMotion = createResolveMotion(deps);
      return async (command, { params, body }) => ({ body: await resolveMotion(command, { ...params, ...body }) });
    },
  }),
  route({
    operationId: 'lockForum',
    method: 'POST',
    path: '/v1/cycles/{cycleId}/services/{serviceCode}/forum-locks',
    summary: 'The chair ends the forum of a service; a spread off the pattern may need a justification.',
    tag,
    params: serviceParams,
    query: noQuery,
    body: forumLockBody,
    response: lockReceipt,
    status: 201,
    ifMatch: true,
    errors: [
      ...ofForum,
      'precondition-required',
      'precondition-failed',
      'justification-required',
      'distribution-blocked',
      'signature-unavailable',
    ],
    handle: (deps) => {
      const lockForum = createLockForum(deps);
      return async (command, { params, body }) => {
        const receipt = await lockForum(command, { ...params, ...body });
        return { body: receipt, version: receipt.version };
      };
    },
  }),
];
