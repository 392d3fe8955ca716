import * as z from 'zod';
import { actReceipt } from '../../contracts/cases.ts';
import { noQuery, personParams } from '../../contracts/params.ts';
import { reviewBody, reviewView, suggestion } from '../../contracts/reviews.ts';
import { createGetReview } from '../../usecases/reviews/get-review.ts';
import { createGetSuggestion } from '../../usecases/reviews/get-suggestion.ts';
import { createSubmitReview } from '../../usecases/reviews/submit-review.ts';
import { type Route, route } from '../route.ts';

const ofPerson = { tag: 'reviews', params: personParams, query: noQuery } as const;

export const reviewRoutes: Route[] = [
  route({
    ...ofPerson,
    method: 'GET',
    operationId: 'getReviewSuggestion',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/review-suggestion',
    summary:
      'What realisations and feedback would give, with the reckoning; a review may depart from it with a reason.',
    body: z.undefined(),
    response: suggestion,
    status: 200,
    handle: (deps) => {
      const run = createGetSuggestion(deps);
      return async ({ actor }, { params }) => {
        const { view, version } = await run(actor, params);
        return { body: view, version };
      };
    },
  }),
  route({
    ...ofPerson,
    method: 'GET',
    operationId: 'getReview',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/review',
    summary: 'The review in force; the person rated reads it once the results are published.',
    body: z.undefined(),
    response: reviewView,
    status: 200,
    handle: (deps) => {
      const run = createGetReview(deps);
      return async ({ actor }, { params }) => {
        const { view, version } = await run(actor, params);
        return { body: view, version };
      };
    },
  }),
  route({
    ...ofPerson,
    method: 'POST',
    operationId: 'submitReview',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/reviews',
    summary: 'The appraiser rates work results and behaviour; until the deadline a new review replaces the one before.',
    body: reviewBody,
    response: actReceipt,
    status: 201,
    ifMatch: true,
    errors: ['forbidden', 'wrong-phase', 'deadline-passed', 'wrong-stage', 'reason-required'],
    handle: (deps) => {
      const run = createSubmitReview(deps);
      return async (command, { params, body }) => {
        const receipt = await run(command, { ...params, ...body });
        return { body: receipt, version: receipt.version };
      };
    },
  }),
];
