import * as z from 'zod';
import { cycleParams, noQuery, personParams } from '../../contracts/params.ts';
import {
  development,
  teamScore,
  unitParams,
  unitScore,
  unitScorePage,
  unitScoresQuery,
} from '../../contracts/units.ts';
import { createGetDevelopment } from '../../usecases/development/get-development.ts';
import { createGetAgencyScore } from '../../usecases/units/get-agency-score.ts';
import { createGetTeamScore } from '../../usecases/units/get-team-score.ts';
import { createGetUnitScore } from '../../usecases/units/get-unit-score.ts';
import { createListUnitScores } from '../../usecases/units/list-unit-scores.ts';
import { type Route, route } from '../route.ts';

const reading = { method: 'GET', tag: 'units', body: z.undefined(), status: 200, query: noQuery } as const;

export const unitRoutes: Route[] = [
  route({
    ...reading,
    operationId: 'getUnitScore',
    path: '/v1/cycles/{cycleId}/units/{unitCode}/score',
    summary:
      'Where a unit and all below it stand after the last step: score, people, strengths, weaknesses, recommended trainings.',
    params: unitParams,
    response: unitScore,
    errors: ['wrong-phase'],
    handle: (deps) => {
      const run = createGetUnitScore(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
  route({
    ...reading,
    operationId: 'listUnitScores',
    path: '/v1/cycles/{cycleId}/unit-scores',
    summary: 'The scores of all units in order of their codes, for those who oversee the cycle.',
    params: cycleParams,
    query: unitScoresQuery,
    response: unitScorePage,
    errors: ['forbidden', 'wrong-phase'],
    handle: (deps) => {
      const run = createListUnitScores(deps);
      return async ({ actor }, { params, query }) => ({ body: await run(actor, { ...params, ...query }) });
    },
  }),
  route({
    ...reading,
    operationId: 'getAgencyScore',
    path: '/v1/cycles/{cycleId}/score',
    summary: 'Where the whole agency stands after the last step.',
    params: cycleParams,
    response: unitScore,
    errors: ['forbidden', 'wrong-phase'],
    handle: (deps) => {
      const run = createGetAgencyScore(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
  route({
    ...reading,
    operationId: 'getTeamScore',
    path: '/v1/cycles/{cycleId}/team-score',
    summary: "Where the caller's own team stands after the last step.",
    params: cycleParams,
    response: teamScore,
    errors: ['wrong-phase'],
    handle: (deps) => {
      const run = createGetTeamScore(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
  route({
    ...reading,
    operationId: 'getDevelopment',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/development',
    summary: "A person's strengths and weaknesses, and the trainings that the rules recommend for them.",
    params: personParams,
    response: development,
    errors: ['wrong-phase'],
    handle: (deps) => {
      const run = createGetDevelopment(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
];
