import * as z from 'zod';
import { accessParams, accessQuery, accessView } from '../../contracts/accesses.ts';
import { noParams } from '../../contracts/params.ts';
import { createListAccesses } from '../../usecases/accesses/list-accesses.ts';
import { type Route, route } from '../route.ts';

const reading = {
  method: 'GET',
  tag: 'accesses',
  query: accessQuery,
  body: z.undefined(),
  response: accessView,
  status: 200,
} as const;

export const accessRoutes: Route[] = [
  route({
    ...reading,
    operationId: 'listMyAccesses',
    path: '/v1/me/accesses',
    summary: "Who read the caller's data, when and what kind of it (UU 27/2022).",
    params: noParams,
    handle: (deps) => {
      const list = createListAccesses(deps);
      return async ({ actor }, { query }) => ({
        body: await list(actor, actor.personId, { from: query.from ?? null, to: query.to ?? null }),
      });
    },
  }),
  route({
    ...reading,
    operationId: 'listAccesses',
    path: '/v1/directory/employees/{employeeId}/accesses',
    summary: "Who read a person's data, for administrators and auditors; this reading is recorded as well.",
    params: accessParams,
    errors: ['forbidden'],
    handle: (deps) => {
      const list = createListAccesses(deps);
      return async ({ actor }, { params, query }) => ({
        body: await list(actor, params.employeeId, { from: query.from ?? null, to: query.to ?? null }),
      });
    },
  }),
];
