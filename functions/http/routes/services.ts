import * as z from 'zod';
import { cycleParams, noQuery } from '../../contracts/params.ts';
import { serviceParams } from '../../contracts/service-params.ts';
import { serviceList, serviceView } from '../../contracts/service-responses.ts';
import { organisationPredicateBody } from '../../contracts/services.ts';
import { createGetService } from '../../usecases/services/get-service.ts';
import { createListServices } from '../../usecases/services/list-services.ts';
import { createSetOrganisationPredicate } from '../../usecases/services/set-organisation-predicate.ts';
import { type Route, route } from '../route.ts';

const tag = 'services';

export const serviceRoutes: Route[] = [
  route({
    operationId: 'listServices',
    tells: 'cycle',
    method: 'GET',
    path: '/v1/cycles/{cycleId}/services',
    summary: 'The services that you have to do with: spread, pattern, forum and signature of each.',
    tag,
    params: cycleParams,
    query: noQuery,
    body: z.undefined(),
    response: serviceList,
    status: 200,
    handle: (deps) => {
      const listServices = createListServices(deps);
      return async ({ actor }, { params }) => ({ body: await listServices(actor, params) });
    },
  }),
  route({
    operationId: 'getService',
    tells: 'service',
    method: 'GET',
    path: '/v1/cycles/{cycleId}/services/{serviceCode}',
    summary: 'One service with the check of its spread against the pattern of its organisation predicate.',
    tag,
    params: serviceParams,
    query: noQuery,
    body: z.undefined(),
    response: serviceView,
    status: 200,
    handle: (deps) => {
      const getService = createGetService(deps);
      return async ({ actor }, { params }) => {
        const { view, version } = await getService(actor, params);
        return { body: view, version };
      };
    },
  }),
  route({
    operationId: 'setOrganisationPredicate',
    method: 'PUT',
    path: '/v1/cycles/{cycleId}/services/{serviceCode}/organisation-predicate',
    summary: 'The leader of the organisation above sets the predicate of a service, with the reason.',
    tag,
    params: serviceParams,
    query: noQuery,
    body: organisationPredicateBody,
    response: serviceView,
    status: 200,
    ifMatch: true,
    errors: ['forbidden', 'precondition-required', 'precondition-failed', 'wrong-phase', 'deadline-passed'],
    handle: (deps) => {
      const setPredicate = createSetOrganisationPredicate(deps);
      return async (command, { params, body }) => {
        const { view, version } = await setPredicate(command, { ...params, ...body });
        return { body: view, version };
      };
    },
  }),
];
