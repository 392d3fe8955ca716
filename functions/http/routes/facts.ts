import * as z from 'zod';
import { realisationProposal } from '../../contracts/explained.ts';
import {
  feedbackBody,
  feedbackList,
  feedbackReceipt,
  realisationBody,
  realisationView,
  selfReviewBody,
  selfReviewView,
} from '../../contracts/facts.ts';
import { noQuery, personParams } from '../../contracts/params.ts';
import { saved } from '../../contracts/plans.ts';
import type { RefusalCode } from '../../domain/refusal.ts';
import { createGiveFeedback } from '../../usecases/feedback/give-feedback.ts';
import { createListFeedback } from '../../usecases/feedback/list-feedback.ts';
import { createGetRealisation } from '../../usecases/realisations/get-realisation.ts';
import { createProposeRealisation } from '../../usecases/realisations/propose-realisation.ts';
import { createSaveRealisation } from '../../usecases/realisations/save-realisation.ts';
import { createGetSelfReview } from '../../usecases/self-reviews/get-self-review.ts';
import { createSaveSelfReview } from '../../usecases/self-reviews/save-self-review.ts';
import { type Route, route } from '../route.ts';

const person = '/v1/cycles/{cycleId}/employees/{employeeId}';
const ofPerson = { tag: 'facts', params: personParams } as const;
const reading = { ...ofPerson, method: 'GET', query: noQuery, body: z.undefined(), status: 200 } as const;
const inTime: RefusalCode[] = ['forbidden', 'wrong-phase', 'deadline-passed', 'wrong-stage'];
const replacing: RefusalCode[] = [...inTime, 'precondition-required', 'precondition-failed'];

export const factRoutes: Route[] = [
  route({
    ...ofPerson,
    method: 'POST',
    operationId: 'giveFeedback',
    path: `${person}/feedback`,
    summary: "Gives this month's feedback on behaviour; only the appraiser's carries its author.",
    query: noQuery,
    body: feedbackBody,
    response: feedbackReceipt,
    status: 201,
    errors: [...inTime, 'already-exists'],
    handle: (deps) => {
      const run = createGiveFeedback(deps);
      return async (command, { params, body }) => ({ body: await run(command, { ...params, ...body }) });
    },
  }),
  route({
    ...reading,
    operationId: 'listFeedback',
    path: `${person}/feedback`,
    summary: "The appraiser's feedback, and after the close what colleagues said together.",
    response: feedbackList,
    handle: (deps) => {
      const run = createListFeedback(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
  route({
    ...reading,
    operationId: 'getRealisation',
    path: `${person}/realisation`,
    summary: 'The measured values reported so far.',
    response: realisationView,
    handle: (deps) => {
      const run = createGetRealisation(deps);
      return async ({ actor }, { params }) => {
        const { view, version } = await run(actor, params);
        return { body: view, version };
      };
    },
  }),
  route({
    ...reading,
    operationId: 'proposeRealisation',
    path: `${person}/realisation-proposal`,
    summary:
      'In a year: what the reports of its quarters give for each indicator, to be taken over and not typed again.',
    response: realisationProposal,
    handle: (deps) => {
      const run = createProposeRealisation(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
  route({
    ...ofPerson,
    method: 'PUT',
    operationId: 'saveRealisation',
    path: `${person}/realisation`,
    summary: 'Reports the measured value of indicators; one left out is missing, never zero.',
    query: noQuery,
    body: realisationBody,
    response: saved,
    status: 200,
    errors: [...replacing, 'unknown-indicator'],
    handle: (deps) => {
      const run = createSaveRealisation(deps);
      return async (command, { params, body }) => {
        const { at, version } = await run(command, { ...params, ...body });
        return { body: { at }, version };
      };
    },
  }),
  route({
    ...reading,
    operationId: 'getSelfReview',
    path: `${person}/self-review`,
    summary: "The employee's own view of the period.",
    response: selfReviewView,
    handle: (deps) => {
      const run = createGetSelfReview(deps);
      return async ({ actor }, { params }) => {
        const { view, version } = await run(actor, params);
        return { body: view, version };
      };
    },
  }),
  route({
    ...ofPerson,
    method: 'PUT',
    operationId: 'saveSelfReview',
    path: `${person}/self-review`,
    summary: "Keeps the employee's own view; replacing it needs If-Match.",
    query: noQuery,
    body: selfReviewBody,
    response: saved,
    status: 200,
    errors: replacing,
    handle: (deps) => {
      const run = createSaveSelfReview(deps);
      return async (command, { params, body }) => {
        const { at, version } = await run(command, { ...params, ...body });
        return { body: { at }, version };
      };
    },
  }),
];
