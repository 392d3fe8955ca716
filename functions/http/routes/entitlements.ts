import * as z from 'zod';
import { importBody, importReport } from '../../contracts/directory.ts';
import {
  absenceRow,
  allowanceQuery,
  allowanceView,
  assessmentRow,
  attendanceBody,
  entitlementsView,
} from '../../contracts/entitlements.ts';
import { noParams, noQuery, personParams } from '../../contracts/params.ts';
import { createGetAllowance } from '../../usecases/entitlements/get-allowance.ts';
import { createGetEntitlements } from '../../usecases/entitlements/get-entitlements.ts';
import { createImportAssessments } from '../../usecases/entitlements/import-assessments.ts';
import { createImportAttendance } from '../../usecases/entitlements/import-attendance.ts';
import { readRows } from '../request/import-rows.ts';
import { type Route, route } from '../route.ts';

const importing = {
  method: 'POST',
  tag: 'entitlements',
  params: noParams,
  query: noQuery,
  response: importReport,
  status: 200,
} as const;
const reading = {
  method: 'GET',
  tag: 'entitlements',
  params: personParams,
  body: z.undefined(),
  status: 200,
} as const;

export const entitlementRoutes: Route[] = [
  route({
    ...reading,
    operationId: 'getEntitlements',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/entitlements',
    summary: 'What a published result gives: credit points, box of talent management, part of the allowance.',
    query: noQuery,
    response: entitlementsView,
    errors: ['wrong-phase', 'wrong-stage'],
    handle: (deps) => {
      const run = createGetEntitlements(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
  route({
    ...reading,
    operationId: 'getAllowance',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/allowance',
    summary: 'The factor of a month’s performance allowance by the agency’s table, with each part of it.',
    query: allowanceQuery,
    response: allowanceView,
    errors: ['wrong-phase', 'wrong-stage', 'date-outside-period'],
    handle: (deps) => {
      const run = createGetAllowance(deps);
      return async ({ actor }, { params, query }) => ({ body: await run(actor, { ...params, ...query }) });
    },
  }),
  route({
    ...importing,
    operationId: 'importAssessments',
    path: '/v1/directory/assessments/import',
    summary: 'Takes in assessments of potential, named by the person and the day.',
    body: importBody,
    errors: ['forbidden', 'conflict', 'unsupported-media-type'],
    handle: (deps) => {
      const run = createImportAssessments(deps);
      return async (command, { body }) => ({ body: await run(command, readRows(assessmentRow, body.rows)) });
    },
  }),
  route({
    ...importing,
    operationId: 'importAttendance',
    path: '/v1/directory/attendance/import',
    summary: 'Takes in who was absent without leave in a month; nobody else has a row.',
    body: attendanceBody,
    errors: ['forbidden', 'conflict'],
    handle: (deps) => {
      const run = createImportAttendance(deps);
      return async (command, { body }) => ({ body: await run(command, body.month, readRows(absenceRow, body.rows)) });
    },
  }),
];
