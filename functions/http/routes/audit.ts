import * as z from 'zod';
import { actParams, actProof, exportPage, exportQuery, sealKey } from '../../contracts/audit.ts';
import { cycleParams, noParams, noQuery, personParams } from '../../contracts/params.ts';
import { auditView } from '../../contracts/result-responses.ts';
import { createExportAudit } from '../../usecases/audit/export-audit.ts';
import { createGetAudit } from '../../usecases/audit/get-audit.ts';
import { createGetSealKey } from '../../usecases/audit/get-seal-key.ts';
import { createProveAct } from '../../usecases/audit/prove-act.ts';
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
    tells: 'cycle',
    method: 'GET',
    path: '/v1/cycles/{cycleId}/audit-export',
    summary: 'The audit trail of a cycle as the lines of one file, by the page of people, to be verified offline.',
    tag,
    params: cycleParams,
    query: exportQuery,
    body: z.undefined(),
    response: exportPage,
    status: 200,
    errors: ['forbidden', 'not-due'],
    handle: (deps) => {
      const exportAudit = createExportAudit(deps);
      return async ({ actor }, { params, query }) => ({
        body: await exportAudit(actor, { ...params, ...query, cursor: query.cursor ?? null }),
      });
    },
  }),
  route({
    operationId: 'proveAct',
    method: 'GET',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/acts/{seq}/proof',
    summary: 'Proves that an act is under a signed root: a file for the person, verified offline.',
    tag,
    params: actParams,
    query: noQuery,
    body: z.undefined(),
    response: actProof,
    status: 200,
    handle: (deps) => {
      const prove = createProveAct(deps);
      return async ({ actor }, { params }) => ({ body: await prove(actor, params) });
    },
  }),
  route({
    operationId: 'getSealKey',
    method: 'GET',
    path: '/v1/seal-key',
    summary: 'The public key that seals are verified with; compare its fingerprint with what the agency published.',
    tag,
    params: noParams,
    query: noQuery,
    body: z.undefined(),
    response: sealKey,
    status: 200,
    handle: (deps) => {
      const getKey = createGetSealKey(deps);
      return async () => ({ body: await getKey() });
    },
  }),
];
