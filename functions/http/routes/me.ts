import * as z from 'zod';
import { eventChannel, me, team, teamQuery } from '../../contracts/me.ts';
import { noParams, noQuery } from '../../contracts/params.ts';
import { createGetMe } from '../../usecases/me/get-me.ts';
import { createGetTeam } from '../../usecases/me/get-team.ts';
import { type Route, route } from '../route.ts';

const reading = { method: 'GET', tag: 'me', params: noParams, body: z.undefined(), status: 200 } as const;

export const meRoutes: Route[] = [
  route({
    ...reading,
    operationId: 'getMe',
    path: '/v1/me',
    summary: 'Who the caller is, and the cycles that run.',
    query: noQuery,
    response: me,
    handle: (deps) => {
      const run = createGetMe(deps);
      return async ({ actor }) => ({ body: await run(actor) });
    },
  }),
  route({
    ...reading,
    operationId: 'getEventChannel',
    path: '/v1/me/event-channel',
    summary: 'Where a browser hears at once of what concerns the caller.',
    query: noQuery,
    response: eventChannel,
    handle:
      ({ events }) =>
      async ({ actor: { agencyId, personId } }) => ({ body: events.channelOf({ agencyId, personId }) }),
  }),
  route({
    ...reading,
    operationId: 'getTeam',
    tells: 'team',
    kinds: ['record', 'rating'],
    path: '/v1/me/team',
    summary: "A superior's board: the people of the team, where each case stands, and what waits for the caller.",
    query: teamQuery,
    response: team,
    handle: (deps) => {
      const run = createGetTeam(deps);
      return async ({ actor }, { query }) => {
        const body = await run(actor, query);
        return { body, people: body.items.map(({ employeeId }) => employeeId) };
      };
    },
  }),
];
