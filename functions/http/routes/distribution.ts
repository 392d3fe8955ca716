import * as z from 'zod';
import {
  distributionQuery,
  distributionView,
  impactView,
  whatIfBody,
  whatIfView,
} from '../../contracts/distribution.ts';
import { noQuery } from '../../contracts/params.ts';
import { motionParams, serviceParams } from '../../contracts/service-params.ts';
import { createGetDistribution } from '../../usecases/distribution/get-distribution.ts';
import { createGetImpact } from '../../usecases/distribution/get-impact.ts';
import { createGetMotionImpact, createSupposeMoves } from '../../usecases/distribution/what-if.ts';
import { impactAnswer, warningAnswers } from '../answer/impact-answer.ts';
import { type Route, route } from '../route.ts';

const reading = { method: 'GET', tag: 'forum', body: z.undefined(), status: 200 } as const;

export const distributionRoutes: Route[] = [
  route({
    ...reading,
    operationId: 'getDistribution',
    tells: 'service',
    path: '/v1/cycles/{cycleId}/services/{serviceCode}/distribution',
    summary:
      'Whether the predicates of a service keep the pattern, how far they are from it, and which fewest persons would have to move: a proposal that nothing applies.',
    params: serviceParams,
    query: distributionQuery,
    response: distributionView,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createGetDistribution(deps);
      return async ({ actor }, { params, query }) => {
        const { proposal, ...view } = await run(actor, { ...params, ...query });
        const shown = proposal === null ? null : { ...proposal, warnings: warningAnswers(proposal.warnings) };
        return { body: { ...view, proposal: shown } };
      };
    },
  }),
  route({
    operationId: 'supposeMoves',
    method: 'POST',
    tag: 'forum',
    path: '/v1/cycles/{cycleId}/services/{serviceCode}/what-ifs',
    summary:
      'What the spread and its distance to lawful would be if the named persons had another predicate; changes nothing.',
    params: serviceParams,
    query: noQuery,
    body: whatIfBody,
    response: whatIfView,
    status: 200,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createSupposeMoves(deps);
      return async ({ actor }, { params, body }) => {
        const view = await run(actor, { ...params, ...body });
        return { body: { ...view, warnings: warningAnswers(view.warnings) } };
      };
    },
  }),
  route({
    ...reading,
    operationId: 'getMotionImpact',
    path: '/v1/cycles/{cycleId}/services/{serviceCode}/motions/{motionId}/impact',
    summary: 'What a motion would do to the spread, and of which groups it would put more among the lowest.',
    params: motionParams,
    query: noQuery,
    response: whatIfView,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createGetMotionImpact(deps);
      return async ({ actor }, { params }) => {
        const view = await run(actor, params);
        return { body: { ...view, warnings: warningAnswers(view.warnings) } };
      };
    },
  }),
  route({
    ...reading,
    operationId: 'getImpact',
    path: '/v1/cycles/{cycleId}/services/{serviceCode}/impact',
    summary:
      'How the predicates of a service fall on groups of its people, by an exact test; small groups are not shown.',
    params: serviceParams,
    query: noQuery,
    response: impactView,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createGetImpact(deps);
      return async ({ actor }, { params }) => ({ body: impactAnswer(await run(actor, params)) });
    },
  }),
];
