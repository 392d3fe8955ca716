import * as z from 'zod';
import { cycleParams, noQuery, personParams } from '../../contracts/params.ts';
import {
  rehearsalBody,
  rehearsalListResponse,
  rehearsalParams,
  rehearsalResponse,
  rehearsedLineResponse,
  rehearsedLinesQuery,
  rehearsedLinesResponse,
  rehearsedUnitParams,
  rehearsedUnitsQuery,
  rehearsedUnitsResponse,
} from '../../contracts/rehearsals.ts';
import {
  createGetRehearsal,
  createListRehearsals,
  createListRehearsedUnits,
} from '../../usecases/rehearsals/get-rehearsal.ts';
import { createGetRehearsedLine, createListRehearsedLines } from '../../usecases/rehearsals/list-rehearsed-lines.ts';
import { rehearsalView } from '../../usecases/rehearsals/rehearsal-view.ts';
import { createRequestRehearsal } from '../../usecases/rehearsals/request-rehearsal.ts';
import { type Route, route } from '../route.ts';

const reading = { method: 'GET', tag: 'cycles', body: z.undefined(), status: 200 } as const;

type LinesQuery = z.output<typeof rehearsedLinesQuery>;
const filterOf = ({ endState, changed, cursor }: LinesQuery) => ({
  endState: endState ?? null,
  changed: changed !== undefined,
  cursor: cursor ?? null,
});

export const rehearsalRoutes: Route[] = [
  route({
    operationId: 'requestRehearsal',
    method: 'POST',
    path: '/v1/cycles/{cycleId}/rehearsals',
    summary: "Rehearses the close of the open phase: everybody's end state by the close's own rules. Changes nothing.",
    tag: 'cycles',
    params: cycleParams,
    query: noQuery,
    body: rehearsalBody,
    response: rehearsalResponse,
    status: 202,
    errors: ['forbidden', 'wrong-phase', 'idempotency-key-reused'],
    handle: (deps) => {
      const run = createRequestRehearsal(deps);
      return async (command, { params: { cycleId }, body }) => {
        const rehearsal = await run(command, { cycleId, instant: body.instant ?? null });
        const location = `/v1/cycles/${cycleId}/rehearsals/${rehearsal.number}`;
        return { body: rehearsalView(cycleId, rehearsal), location };
      };
    },
  }),
  route({
    ...reading,
    operationId: 'listRehearsals',
    path: '/v1/cycles/{cycleId}/rehearsals',
    summary: 'All rehearsals of a cycle with their sums.',
    params: cycleParams,
    query: noQuery,
    response: rehearsalListResponse,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createListRehearsals(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
  route({
    ...reading,
    operationId: 'getRehearsal',
    path: '/v1/cycles/{cycleId}/rehearsals/{rehearsal}',
    summary: 'One rehearsal, or the last finished one: sums, and what changed since the one before.',
    params: rehearsalParams,
    query: noQuery,
    response: rehearsalResponse,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createGetRehearsal(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
  route({
    ...reading,
    operationId: 'listRehearsedUnits',
    path: '/v1/cycles/{cycleId}/rehearsals/{rehearsal}/units',
    summary: "What each unit's people would come to.",
    params: rehearsalParams,
    query: rehearsedUnitsQuery,
    response: rehearsedUnitsResponse,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createListRehearsedUnits(deps);
      return async ({ actor }, { params, query }) => ({
        body: await run(actor, { ...params, cursor: query.cursor ?? null }),
      });
    },
  }),
  route({
    ...reading,
    operationId: 'listRehearsedPeople',
    tells: 'cycle',
    path: '/v1/cycles/{cycleId}/rehearsals/{rehearsal}/people',
    summary: 'Where everybody would stand, by which rule, and whose act is missing; for those who oversee the cycle.',
    params: rehearsalParams,
    query: rehearsedLinesQuery,
    response: rehearsedLinesResponse,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createListRehearsedLines(deps);
      return async ({ actor }, { params, query }) => ({
        body: await run(actor, { ...params, unitCode: null, ...filterOf(query) }),
      });
    },
  }),
  route({
    ...reading,
    operationId: 'listRehearsedPeopleOfUnit',
    tells: 'unit',
    path: '/v1/cycles/{cycleId}/rehearsals/{rehearsal}/units/{unitCode}/people',
    summary: 'The same of one unit, for its head too.',
    params: rehearsedUnitParams,
    query: rehearsedLinesQuery,
    response: rehearsedLinesResponse,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createListRehearsedLines(deps);
      return async ({ actor }, { params, query }) => ({ body: await run(actor, { ...params, ...filterOf(query) }) });
    },
  }),
  route({
    ...reading,
    operationId: 'getRehearsedPerson',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/rehearsal',
    summary: 'Where one person would stand by the last rehearsal, for the person and those who read the case.',
    params: personParams,
    query: noQuery,
    response: rehearsedLineResponse,
    handle: (deps) => {
      const run = createGetRehearsedLine(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
];
