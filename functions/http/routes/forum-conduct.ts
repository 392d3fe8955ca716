import * as z from 'zod';
import { declarationReceipt, forumView, minutesView } from '../../contracts/forum-responses.ts';
import { noQuery } from '../../contracts/params.ts';
import { renderMinutes } from '../../contracts/render-minutes.ts';
import { serviceParams } from '../../contracts/service-params.ts';
import { agendaBody, declarationBody, panelBody } from '../../contracts/services.ts';
import { createDeclareInterests } from '../../usecases/forum/declare-interests.ts';
import { createGetForum } from '../../usecases/forum/get-forum.ts';
import { createGetMinutes } from '../../usecases/forum/get-minutes.ts';
import { createSetAgenda } from '../../usecases/forum/set-agenda.ts';
import { createSetPanel } from '../../usecases/forum/set-panel.ts';
import { type Route, route } from '../route.ts';

const tag = 'forum';
const whileOpen = ['forbidden', 'wrong-phase', 'deadline-passed', 'forum-locked'] as const;

export const forumConductRoutes: Route[] = [
  route({
    operationId: 'getForum',
    tells: 'service',
    method: 'GET',
    path: '/v1/cycles/{cycleId}/services/{serviceCode}/forum',
    summary: 'The forum of a service: who sits in it, interests declared, agenda, quorum, ballot and tie rule.',
    tag,
    params: serviceParams,
    query: noQuery,
    body: z.undefined(),
    response: forumView,
    status: 200,
    errors: ['forbidden'],
    handle: (deps) => {
      const getForum = createGetForum(deps);
      return async ({ actor }, { params }) => {
        const { view, version } = await getForum(actor, params);
        return { body: view, version };
      };
    },
  }),
  route({
    operationId: 'setForumPanel',
    method: 'PUT',
    path: '/v1/cycles/{cycleId}/services/{serviceCode}/forum/panel',
    summary: 'An administrator names the members of the committee who sit in the forum of a service.',
    tag,
    params: serviceParams,
    query: noQuery,
    body: panelBody,
    response: forumView,
    status: 200,
    ifMatch: true,
    errors: [...whileOpen, 'precondition-required', 'precondition-failed'],
    handle: (deps) => {
      const setPanel = createSetPanel(deps);
      return async (command, { params, body }) => {
        const { view, version } = await setPanel(command, { ...params, ...body });
        return { body: view, version };
      };
    },
  }),
  route({
    operationId: 'declareInterests',
    method: 'POST',
    path: '/v1/cycles/{cycleId}/services/{serviceCode}/forum/declarations',
    summary: 'A member declares to whom in the service they are bound, or that there is nobody; never taken back.',
    tag,
    params: serviceParams,
    query: noQuery,
    body: declarationBody,
    response: declarationReceipt,
    status: 201,
    errors: [...whileOpen],
    handle: (deps) => {
      const declareInterests = createDeclareInterests(deps);
      return async (command, { params, body }) => ({ body: await declareInterests(command, { ...params, ...body }) });
    },
  }),
  route({
    operationId: 'setForumAgenda',
    method: 'PUT',
    path: '/v1/cycles/{cycleId}/services/{serviceCode}/forum/agenda',
    summary: 'The chair says what the forum is to speak about.',
    tag,
    params: serviceParams,
    query: noQuery,
    body: agendaBody,
    response: forumView,
    status: 200,
    ifMatch: true,
    errors: [...whileOpen, 'precondition-required', 'precondition-failed'],
    handle: (deps) => {
      const setAgenda = createSetAgenda(deps);
      return async (command, { params, body }) => {
        const { view, version } = await setAgenda(command, { ...params, ...body });
        return { body: view, version };
      };
    },
  }),
  route({
    operationId: 'getMinutes',
    tells: 'service',
    method: 'GET',
    path: '/v1/cycles/{cycleId}/services/{serviceCode}/forum/minutes',
    summary: 'The sealed minutes of a forum that has ended, verified on the spot, as data and as a document.',
    tag,
    params: serviceParams,
    query: noQuery,
    body: z.undefined(),
    response: minutesView,
    status: 200,
    errors: ['forbidden', 'signature-unavailable'],
    handle: (deps) => {
      const getMinutes = createGetMinutes(deps);
      return async ({ actor }, { params }) => {
        const minutes = await getMinutes(actor, params);
        const { content, motions, digest, seal, verification } = minutes;
        return { body: { content, motions, digest, seal, verification, document: renderMinutes(minutes) } };
      };
    },
  }),
];
