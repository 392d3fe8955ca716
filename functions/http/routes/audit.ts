import * as z from 'zod';
import { cycleParams, noQuery, personParams } from '../../contracts/params.ts';
import { auditPage, auditView } from '../../contracts/result-responses.ts';
import { auditQuery } from '../../contracts/service-params.ts';
import { createExportAudit } from '../../usecases/audit/export-audit.ts';
import { createGetAudit } from '../../usecases/audit/get-audit.ts';
import { type Route, route } from '../route.ts';

const tag = 'audit';

export const auditRoutes: Route[] = [
  route({
    operationId: 'getAudit',
    method: 'GET',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/audit',
    summary: 'The chain of acts on a case, verified on the spot.',
    tag,
    params: personParams,
    query: noQuery,
    body: z.undefined(),
    response: auditView,
    status: 200,
    handle: (deps) => {
      const getAudit = createGetAudit(deps);
      return async ({ actor }, { params }) => {
        const { view, version } = await getAudit(actor, params);
        return { body: view, version };
      };
    },
  }),
  route({
    operationId: 'exportAudit',
    method: 'GET',
    path: '/v1/cycles/{cycleId}/audit-export',
    summary: 'All acts of a shard with their documents, by the page of people, to be verified offline.',
    tag,
    params: cycleParams,
    query: auditQuery,
    body: z.undefined(),
    response: auditPage,
    status: 200,
    errors: ['forbidden'],
    handle: (deps) => {
      const exportAudit = createExportAudit(deps);
      return async ({ actor }, { params, query }) => ({
        body: await exportAudit(actor, {
          ...params,
          shard: query.shard,
          limit: query.limit,
          cursor: query.cursor ?? null,
        }),
      });
    },
  }),
];
