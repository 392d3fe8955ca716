import * as z from 'zod';
import { calendarLinkBody, calendarLinkView, obligationPage, obligationsQuery } from '../../contracts/obligations.ts';
import { noParams, noQuery } from '../../contracts/params.ts';
import {
  createGetCalendarLink,
  createRenewCalendarLink,
  createRevokeCalendarLink,
} from '../../usecases/obligations/calendar-links.ts';
import { createGetObligations } from '../../usecases/obligations/get-obligations.ts';
import { obligationsAnswer } from '../answer/obligations.ts';
import { type Route, route } from '../route.ts';

const link = { tag: 'me', params: noParams, query: noQuery, response: calendarLinkView } as const;
const changed = { ...link, method: 'POST', body: calendarLinkBody, status: 201 } as const;

export const obligationRoutes: Route[] = [
  route({
    operationId: 'getObligations',
    method: 'GET',
    path: '/v1/me/obligations',
    summary: 'What the caller owes to whom by when, with the rule, who waits, and the route that fulfils it.',
    tag: 'me',
    tells: 'team',
    params: noParams,
    query: obligationsQuery,
    body: z.undefined(),
    response: obligationPage,
    status: 200,
    handle: (deps) => {
      const run = createGetObligations(deps);
      return async ({ actor }, { query, language }) => ({ body: obligationsAnswer(await run(actor, query), language) });
    },
  }),
  route({
    ...link,
    operationId: 'getCalendarLink',
    method: 'GET',
    path: '/v1/me/calendar-link',
    summary: 'The secret link of the calendar of the own deadlines, null where there is none.',
    body: z.undefined(),
    status: 200,
    handle: (deps) => {
      const run = createGetCalendarLink(deps);
      return async ({ actor }) => ({ body: await run(actor) });
    },
  }),
  route({
    ...changed,
    operationId: 'renewCalendarLink',
    path: '/v1/me/calendar-link/renewals',
    summary: 'Makes a link; one that was in force leads nowhere from then on.',
    errors: ['conflict'],
    handle: (deps) => {
      const run = createRenewCalendarLink(deps);
      return async (command) => ({ body: await run(command) });
    },
  }),
  route({
    ...changed,
    operationId: 'revokeCalendarLink',
    path: '/v1/me/calendar-link/revocations',
    summary: 'Ends the link in force.',
    errors: ['conflict'],
    handle: (deps) => {
      const run = createRevokeCalendarLink(deps);
      return async (command) => ({ body: await run(command) });
    },
  }),
];
