import * as z from 'zod';
import { obligationPage, obligationsQuery } from '../../contracts/obligations.ts';
import { noParams } from '../../contracts/params.ts';
import { createGetObligations } from '../../usecases/obligations/get-obligations.ts';
import { obligationsAnswer } from '../answer/obligations.ts';
import { type Route, route } from '../route.ts';

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
];
