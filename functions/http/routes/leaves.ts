import * as z from 'zod';
import { employeeParams } from '../../contracts/directory.ts';
import { leaveList } from '../../contracts/leaves.ts';
import { noParams, noQuery, personParams } from '../../contracts/params.ts';
import { createListCaseLeaves, createListLeavesOf, createListMyLeaves } from '../../usecases/leaves/list-leaves.ts';
import { type Route, route } from '../route.ts';

const reading = {
  method: 'GET',
  tag: 'leaves',
  query: noQuery,
  body: z.undefined(),
  response: leaveList,
  status: 200,
} as const;

export const leaveRoutes: Route[] = [
  route({
    ...reading,
    operationId: 'listMyLeaves',
    path: '/v1/me/leaves',
    summary: "The caller's own leave, as the personnel office has it.",
    params: noParams,
    handle: (deps) => {
      const run = createListMyLeaves(deps);
      return async ({ actor }) => ({ body: await run(actor) });
    },
  }),
  route({
    ...reading,
    operationId: 'listLeaves',
    path: '/v1/directory/employees/{employeeId}/leaves',
    summary: "A person's leave: for administrators and auditors.",
    params: employeeParams,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createListLeavesOf(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
  route({
    ...reading,
    operationId: 'listCaseLeaves',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/leaves',
    summary: 'Leave within the period of a cycle: appraisers see the days, the person also the kind.',
    params: personParams,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createListCaseLeaves(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
];
