import * as z from 'zod';
import { askBody, myRequests, myRequestsQuery, remindBody, requestsView } from '../../contracts/feedback-requests.ts';
import { noParams, noQuery, personParams } from '../../contracts/params.ts';
import type { RefusalCode } from '../../domain/refusal.ts';
import { createAskFeedback } from '../../usecases/feedback/ask-feedback.ts';
import { createGetRequests } from '../../usecases/feedback/get-requests.ts';
import { createListMyRequests } from '../../usecases/feedback/list-my-requests.ts';
import { createRemindFeedback } from '../../usecases/feedback/remind-feedback.ts';
import { type Route, route } from '../route.ts';

const person = '/v1/cycles/{cycleId}/employees/{employeeId}';
const tag = 'feedback';
const inTime: RefusalCode[] = ['forbidden', 'wrong-phase', 'deadline-passed'];

export const feedbackRequestRoutes: Route[] = [
  route({
    operationId: 'askFeedback',
    method: 'POST',
    path: `${person}/feedback-requests`,
    summary:
      'Asks appraiser, peers or subordinates for feedback on the person; whom one asked before stays asked once.',
    tag,
    params: personParams,
    query: noQuery,
    body: askBody,
    response: requestsView,
    status: 201,
    errors: inTime,
    handle: (deps) => {
      const run = createAskFeedback(deps);
      return async (command, { params, body }) => ({ body: await run(command, { ...params, ...body }) });
    },
  }),
  route({
    operationId: 'getFeedbackRequests',
    method: 'GET',
    path: `${person}/feedback-requests`,
    summary: 'Who was asked and when they were reminded, for the person and the appraiser; never who answered.',
    tag,
    params: personParams,
    query: noQuery,
    body: z.undefined(),
    response: requestsView,
    status: 200,
    handle: (deps) => {
      const run = createGetRequests(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
  route({
    operationId: 'remindFeedback',
    method: 'POST',
    path: `${person}/feedback-reminders`,
    summary: 'Reminds those who were asked and have not answered, once a day at most; nobody learns who they are.',
    tag,
    params: personParams,
    query: noQuery,
    body: remindBody,
    response: requestsView,
    status: 201,
    errors: [...inTime, 'wrong-stage'],
    handle: (deps) => {
      const run = createRemindFeedback(deps);
      return async (command, { params }) => ({ body: await run(command, params) });
    },
  }),
  route({
    operationId: 'listMyFeedbackRequests',
    method: 'GET',
    path: '/v1/me/feedback-requests',
    summary: 'About whom the caller was asked for feedback, with reminders; empty once feedback is closed.',
    tag,
    params: noParams,
    query: myRequestsQuery,
    body: z.undefined(),
    response: myRequests,
    status: 200,
    handle: (deps) => {
      const run = createListMyRequests(deps);
      return async ({ actor }, { query }) => ({ body: await run(actor, query) });
    },
  }),
];
