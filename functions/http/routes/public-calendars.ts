import * as z from 'zod';
import { calendarParams } from '../../contracts/obligations.ts';
import { noQuery } from '../../contracts/params.ts';
import { agencyOfCalendar } from '../../usecases/obligations/calendar-token.ts';
import { createReadCalendar } from '../../usecases/obligations/read-calendar.ts';
import { calendarAnswer } from '../answer/calendar.ts';
import { publicRoute, type Route } from '../route.ts';

/** Without a token: a calendar program has none, and the link is all that it needs. */
export const publicCalendarRoutes: Route[] = [
  publicRoute({
    operationId: 'readCalendar',
    method: 'GET',
    path: '/v1/public/calendars/{calendar}',
    summary: 'The deadlines of what the holder of the link has still to do, as iCalendar; what, no name of anybody.',
    tag: 'public',
    agencyOf: ({ calendar = '' }) => agencyOfCalendar(calendar),
    params: calendarParams,
    query: noQuery,
    body: z.undefined(),
    response: z.string(),
    produces: 'text/calendar',
    status: 200,
    errors: ['too-many-requests'],
    handle: (deps) => {
      const readCalendar = createReadCalendar(deps);
      return async (visit, { params }) => ({ body: calendarAnswer(await readCalendar(visit, params)) });
    },
  }),
];
