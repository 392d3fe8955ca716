import * as z from 'zod';
import {
  activityBody,
  activityChangeBody,
  activityHistory,
  activityImportBody,
  activityPage,
  activityParams,
  activityQuery,
  activityView,
  journalReviewBody,
  journalReviewReceipt,
  teamActivities,
  teamActivityQuery,
} from '../../contracts/activities.ts';
import { importReport } from '../../contracts/directory.ts';
import { noParams, noQuery, personParams } from '../../contracts/params.ts';
import type { RefusalCode } from '../../domain/refusal.ts';
import { createChangeActivity } from '../../usecases/activities/change-activity.ts';
import { createGetActivity } from '../../usecases/activities/get-activity.ts';
import { createImportActivities } from '../../usecases/activities/import-activities.ts';
import { createListActivities } from '../../usecases/activities/list-activities.ts';
import { createListTeamActivities } from '../../usecases/activities/list-team-activities.ts';
import { createReportActivity } from '../../usecases/activities/report-activity.ts';
import { createReviewActivities } from '../../usecases/activities/review-activities.ts';
import { tellReport } from '../answer/tell-reasons.ts';
import { readActivityRows } from '../request/journal-sheet/read-activity-rows.ts';
import { readActivityCsv } from '../request/journal-sheet/read-csv.ts';
import { readActivityXlsx } from '../request/journal-sheet/read-xlsx.ts';
import { type Route, route } from '../route.ts';

const person = '/v1/cycles/{cycleId}/employees/{employeeId}';
const ofPerson = { tag: 'activities', params: personParams } as const;
const reading = { ...ofPerson, method: 'GET', query: noQuery, body: z.undefined(), status: 200 } as const;
const inTime: RefusalCode[] = ['forbidden', 'wrong-phase', 'deadline-passed', 'wrong-stage'];
const content: RefusalCode[] = ['date-outside-period', 'invalid-activity', 'unknown-work-result', 'unknown-evidence'];

/** Ten thousand rows as CSV or JSON; a function takes in 6 MiB, of which base64 takes a quarter. */
const importBytes = 4 * 1024 * 1024;

export const activityRoutes: Route[] = [
  route({
    ...ofPerson,
    method: 'POST',
    operationId: 'reportActivity',
    path: `${person}/activities`,
    summary:
      'Reports what was done on a day, tied to a work result of the plan; an Idempotency-Key names one report of that day.',
    query: noQuery,
    body: activityBody,
    response: activityView,
    status: 201,
    errors: [...inTime, ...content],
    handle: (deps) => {
      const run = createReportActivity(deps);
      return async (command, { params, body }) => ({ body: await run(command, { ...params, ...body }) });
    },
  }),
  route({
    ...ofPerson,
    method: 'POST',
    operationId: 'importActivities',
    path: `${person}/activities/import`,
    summary:
      "Takes in a month's sheet row by row (JSON, CSV or XLSX): good rows go in, bad ones are listed, a second send creates nothing.",
    query: noQuery,
    body: activityImportBody,
    readers: {
      'text/csv': readActivityCsv,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': readActivityXlsx,
    },
    maximumBytes: importBytes,
    response: importReport,
    status: 200,
    errors: [...inTime, 'unsupported-media-type'],
    handle: (deps) => {
      const run = createImportActivities(deps);
      return async (command, { params, body, language }) => ({
        body: tellReport(await run(command, params, readActivityRows(body.rows)), language),
      });
    },
  }),
  route({
    ...reading,
    operationId: 'listActivities',
    ownByToken: true,
    path: `${person}/activities`,
    summary: 'The daily reports in order of the day, with what the appraiser said.',
    query: activityQuery,
    response: activityPage,
    handle: (deps) => {
      const run = createListActivities(deps);
      return async ({ actor }, { params, query }) => ({ body: await run(actor, { ...params, ...query }) });
    },
  }),
  route({
    ...reading,
    params: noParams,
    operationId: 'listTeamActivities',
    tells: 'team-work',
    path: '/v1/me/team/activities',
    summary: 'A month of daily reports of everybody whom the caller appraises, person by person.',
    query: teamActivityQuery,
    response: teamActivities,
    handle: (deps) => {
      const run = createListTeamActivities(deps);
      return async ({ actor }, { query }) => {
        const body = await run(actor, query);
        return { body, people: body.items.map(({ employeeId }) => employeeId) };
      };
    },
  }),
  route({
    ...reading,
    params: activityParams,
    operationId: 'getActivity',
    path: `${person}/activities/{date}/{activityId}`,
    summary: 'One report with all its versions.',
    response: activityHistory,
    handle: (deps) => {
      const run = createGetActivity(deps);
      return async ({ actor }, { params }) => {
        const { view, version } = await run(actor, params);
        return { body: view, version };
      };
    },
  }),
  route({
    ...ofPerson,
    params: activityParams,
    method: 'POST',
    operationId: 'changeActivity',
    path: `${person}/activities/{date}/{activityId}/versions`,
    summary: 'Corrects or withdraws a report by a new version with the reason; the versions before stay.',
    query: noQuery,
    body: activityChangeBody,
    response: activityView,
    status: 201,
    ifMatch: true,
    errors: [...inTime, ...content],
    handle: (deps) => {
      const run = createChangeActivity(deps);
      return async (command, { params, body }) => {
        const { view, version } = await run(command, params, body);
        return { body: view, version };
      };
    },
  }),
  route({
    ...ofPerson,
    method: 'POST',
    operationId: 'reviewActivities',
    path: `${person}/activity-reviews`,
    summary:
      'The appraiser approves, returns and comments reports of one month in one act; the employee hears of it at once.',
    query: noQuery,
    body: journalReviewBody,
    response: journalReviewReceipt,
    status: 201,
    errors: [...inTime, 'unknown-activity', 'precondition-failed'],
    handle: (deps) => {
      const run = createReviewActivities(deps);
      return async (command, { params, body }) => ({ body: await run(command, { ...params, ...body }) });
    },
  }),
];
