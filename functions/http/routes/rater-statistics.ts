import * as z from 'zod';
import { cycleParams, noParams, noQuery } from '../../contracts/params.ts';
import {
  openingBody,
  openingReceipt,
  ownStatistics,
  ownStatisticsQuery,
  raterListQuery,
  raterPage,
} from '../../contracts/rater-statistics.ts';
import { advice } from '../../contracts/rater-texts.ts';
import { renderNorm, renderRater } from '../../contracts/render-raters.ts';
import { createGetOwnStatistics } from '../../usecases/rater-statistics/get-own-statistics.ts';
import { createListRaterStatistics } from '../../usecases/rater-statistics/list-rater-statistics.ts';
import { createOpenOwnStatistics } from '../../usecases/rater-statistics/open-own-statistics.ts';
import { type Route, route } from '../route.ts';

const tag = 'rater statistics';

export const raterStatisticsRoutes: Route[] = [
  route({
    method: 'GET',
    tag,
    operationId: 'getOwnRaterStatistics',
    path: '/v1/me/rater-statistics',
    summary:
      "What can be said of the caller's own ratings of a cycle, before the committee sees it; it changes no score.",
    params: noParams,
    query: ownStatisticsQuery,
    body: z.undefined(),
    response: ownStatistics,
    status: 200,
    errors: ['wrong-phase'],
    handle: (deps) => {
      const run = createGetOwnStatistics(deps);
      return async ({ actor }, { query }) => {
        const { cycleId, norm, own } = await run(actor, query);
        return { body: { cycleId, advice, norm: renderNorm(norm), own: renderRater(own, norm.minimumRatings) } };
      };
    },
  }),
  route({
    method: 'POST',
    tag,
    operationId: 'openOwnRaterStatistics',
    path: '/v1/me/rater-statistics/openings',
    summary:
      'The appraiser has seen the own statistics and may say something to them; from here on the committee sees both.',
    params: noParams,
    query: noQuery,
    body: openingBody,
    response: openingReceipt,
    status: 201,
    errors: ['wrong-phase', 'already-exists', 'idempotency-key-reused'],
    handle: (deps) => {
      const run = createOpenOwnStatistics(deps);
      return async (command, { body }) => ({ body: await run(command, body) });
    },
  }),
  route({
    method: 'GET',
    tag,
    operationId: 'listRaterStatistics',
    path: '/v1/cycles/{cycleId}/rater-statistics',
    summary:
      'The statistics of the appraisers of a cycle for its committee and auditors, each once the appraiser has had the first look.',
    params: cycleParams,
    query: raterListQuery,
    body: z.undefined(),
    response: raterPage,
    status: 200,
    errors: ['forbidden', 'wrong-phase'],
    handle: (deps) => {
      const run = createListRaterStatistics(deps);
      return async ({ actor }, { params, query }) => {
        const { norm, items, next } = await run(actor, { ...params, ...query });
        const rendered = items.map((item) =>
          item.shown ? { ...item, statistics: renderRater(item.statistics, norm.minimumRatings) } : item,
        );
        return { body: { advice, norm: renderNorm(norm), items: rendered, next } };
      };
    },
  }),
];
