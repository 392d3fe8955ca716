import * as z from 'zod';
import {
  assignmentRow,
  employeeLookup,
  employeeLookupBody,
  employeePage,
  employeeParams,
  employeeQuery,
  employeeRow,
  importBody,
  importReport,
  leaveRow,
  personView,
  unitPage,
  unitQuery,
  unitRow,
} from '../../contracts/directory.ts';
import { noParams, noQuery } from '../../contracts/params.ts';
import { createGetEmployee } from '../../usecases/directory/get-employee.ts';
import { createImportAssignments } from '../../usecases/directory/import-assignments.ts';
import { createImportEmployees } from '../../usecases/directory/import-employees.ts';
import { createImportUnits } from '../../usecases/directory/import-units.ts';
import { createListEmployees } from '../../usecases/directory/list-employees.ts';
import { createListUnits } from '../../usecases/directory/list-units.ts';
import { createLookUpEmployees } from '../../usecases/directory/look-up-employees.ts';
import { createImportLeaves } from '../../usecases/leaves/import-leaves.ts';
import { tellReport } from '../answer/tell-reasons.ts';
import { readRows } from '../request/import-rows.ts';
import { type Route, route } from '../route.ts';

const importing = {
  method: 'POST',
  tag: 'directory',
  scope: 'imports',
  params: noParams,
  query: noQuery,
  body: importBody,
  response: importReport,
  status: 200,
  errors: ['forbidden', 'conflict', 'unsupported-media-type'],
} as const;
const reading = { method: 'GET', tag: 'directory', body: z.undefined(), status: 200 } as const;

export const directoryRoutes: Route[] = [
  route({
    ...importing,
    errors: [...importing.errors],
    operationId: 'importUnits',
    path: '/v1/directory/units/import',
    summary: 'Takes in the organisation tree row by row: good rows go in, bad ones are listed.',
    handle: (deps) => {
      const run = createImportUnits(deps);
      return async (command, { body, language }) => ({
        body: tellReport(await run(command, readRows(unitRow, body.rows)), language),
      });
    },
  }),
  route({
    ...importing,
    errors: [...importing.errors],
    operationId: 'importEmployees',
    path: '/v1/directory/employees/import',
    summary: 'Takes in persons row by row; the NIP finds who is known already.',
    handle: (deps) => {
      const run = createImportEmployees(deps);
      return async (command, { body, language }) => ({
        body: tellReport(await run(command, readRows(employeeRow, body.rows)), language),
      });
    },
  }),
  route({
    ...importing,
    errors: [...importing.errors],
    operationId: 'importAssignments',
    path: '/v1/directory/assignments/import',
    summary: 'Takes in who holds which post and by whom he is appraised, with history.',
    handle: (deps) => {
      const run = createImportAssignments(deps);
      return async (command, { body, language }) => ({
        body: tellReport(await run(command, readRows(assignmentRow, body.rows)), language),
      });
    },
  }),
  route({
    ...importing,
    errors: [...importing.errors],
    operationId: 'importLeaves',
    path: '/v1/directory/leaves/import',
    summary: 'Takes in who was on leave and when, named by the person and the first day.',
    handle: (deps) => {
      const run = createImportLeaves(deps);
      return async (command, { body, language }) => ({
        body: tellReport(await run(command, readRows(leaveRow, body.rows)), language),
      });
    },
  }),
  route({
    ...reading,
    operationId: 'listUnits',
    path: '/v1/directory/units',
    summary: 'The organisation tree in order of the codes.',
    params: noParams,
    query: unitQuery,
    response: unitPage,
    handle: (deps) => {
      const run = createListUnits(deps);
      return async ({ actor }, { query }) => ({ body: await run(actor, query) });
    },
  }),
  route({
    ...reading,
    operationId: 'listEmployees',
    tells: 'agency',
    path: '/v1/directory/employees',
    summary: 'Everybody of the directory, by the page.',
    params: noParams,
    query: employeeQuery,
    response: employeePage,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createListEmployees(deps);
      return async ({ actor }, { query }) => ({ body: await run(actor, query) });
    },
  }),
  route({
    operationId: 'lookUpEmployees',
    tells: 'agency',
    method: 'POST',
    tag: 'directory',
    path: '/v1/directory/employees/lookups',
    summary: 'Persons by number; by POST, because a number is personal data and belongs in no URL.',
    params: noParams,
    query: noQuery,
    body: employeeLookupBody,
    response: employeeLookup,
    status: 200,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createLookUpEmployees(deps);
      return async ({ actor }, { body }) => ({ body: await run(actor, body.nips) });
    },
  }),
  route({
    ...reading,
    operationId: 'getEmployee',
    path: '/v1/directory/employees/{employeeId}',
    summary: 'A person of the directory, with the history of posts.',
    params: employeeParams,
    query: noQuery,
    response: personView,
    handle: (deps) => {
      const run = createGetEmployee(deps);
      return async ({ actor }, { params }) => {
        const { view, version } = await run(actor, params);
        return { body: view, version };
      };
    },
  }),
];
