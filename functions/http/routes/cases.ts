import * as z from 'zod';
import { actionList, caseDetail } from '../../contracts/cases.ts';
import { noQuery, personParams } from '../../contracts/params.ts';
import { particularIn } from '../../contracts/particulars/particular-in.ts';
import { createGetCase } from '../../usecases/cases/get-case.ts';
import { createListActions } from '../../usecases/cases/list-actions.ts';
import { type Route, route } from '../route.ts';

const reading = {
  method: 'GET',
  tag: 'cases',
  params: personParams,
  query: noQuery,
  body: z.undefined(),
  status: 200,
} as const;

export const caseRoutes: Route[] = [
  route({
    ...reading,
    operationId: 'getCase',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/case',
    summary:
      "One person's case: stage, ratings as far as the caller may see them, late marks; the ETag that acts must name.",
    response: caseDetail,
    handle: (deps) => {
      const run = createGetCase(deps);
      return async ({ actor }, { params }) => {
        const body = await run(actor, params);
        return { body, version: body.version };
      };
    },
  }),
  route({
    ...reading,
    operationId: 'listActions',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/actions',
    summary: 'What the caller may do on the case now; for the rest why not, and who can change that.',
    response: actionList,
    handle: (deps) => {
      const run = createListActions(deps);
      return async ({ actor }, { params, language }) => {
        const { view, version } = await run(actor, params);
        const items = view.items.map((one) => ({
          ...one,
          reason: one.reason === null ? null : (particularIn(one.reason, language) ?? one.reason),
        }));
        return { body: { ...view, items }, version };
      };
    },
  }),
];
