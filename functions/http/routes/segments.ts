import * as z from 'zod';
import { assignmentRow, importBody } from '../../contracts/directory.ts';
import { realisationBody } from '../../contracts/facts.ts';
import { cycleParams, noParams, noQuery, personParams } from '../../contracts/params.ts';
import { particularIn } from '../../contracts/particulars/particular-in.ts';
import { saved } from '../../contracts/plans.ts';
import {
  assignmentPreview,
  confirmationBody,
  confirmationReport,
  mySegments,
  mySegmentsQuery,
  reassignmentPage,
  reassignmentsQuery,
  segmentEvidence,
  segmentParams,
  segmentsView,
} from '../../contracts/segments.ts';
import { createConfirmReassignments } from '../../usecases/segments/confirm-reassignments.ts';
import { createGetSegmentEvidence } from '../../usecases/segments/get-segment-evidence.ts';
import { createGetSegments } from '../../usecases/segments/get-segments.ts';
import { createListMySegments } from '../../usecases/segments/list-my-segments.ts';
import { createListReassignments } from '../../usecases/segments/list-reassignments.ts';
import { createPreviewAssignments } from '../../usecases/segments/preview-assignments.ts';
import { createSaveSegmentRealisation } from '../../usecases/segments/save-segment-realisation.ts';
import { tellReport } from '../answer/tell-reasons.ts';
import { readRows } from '../request/import-rows.ts';
import { type Route, route } from '../route.ts';

const reading = { method: 'GET', tag: 'segments', body: z.undefined(), status: 200 } as const;

export const segmentRoutes: Route[] = [
  route({
    ...reading,
    operationId: 'getSegments',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/segments',
    summary: 'The parts of the period by post and appraiser, with exact shares, and what is doubtful about them.',
    params: personParams,
    query: noQuery,
    response: segmentsView,
    handle: (deps) => {
      const run = createGetSegments(deps);
      return async ({ actor }, { params }) => {
        const { view, version } = await run(actor, params);
        return { body: view, version };
      };
    },
  }),
  route({
    ...reading,
    operationId: 'getSegmentEvidence',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/segments/{number}/evidence',
    summary: 'Plan and realisation that count in one part of the period, and the ratings that they suggest.',
    params: segmentParams,
    query: noQuery,
    response: segmentEvidence,
    handle: (deps) => {
      const run = createGetSegmentEvidence(deps);
      return async ({ actor }, { params }) => {
        const { view, version } = await run(actor, params);
        return { body: view, version };
      };
    },
  }),
  route({
    method: 'PUT',
    tag: 'segments',
    operationId: 'saveSegmentRealisation',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/segments/{number}/realisation',
    summary: 'Reports what was measured in an earlier post, against the plan of that post.',
    params: segmentParams,
    query: noQuery,
    body: realisationBody,
    response: saved,
    status: 200,
    errors: [
      'forbidden',
      'wrong-phase',
      'deadline-passed',
      'wrong-stage',
      'precondition-required',
      'precondition-failed',
      'unknown-indicator',
    ],
    handle: (deps) => {
      const run = createSaveSegmentRealisation(deps);
      return async (command, { params, body }) => {
        const { at, version } = await run(command, { ...params, ...body });
        return { body: { at }, version };
      };
    },
  }),
  route({
    ...reading,
    operationId: 'listMySegments',
    path: '/v1/me/segments',
    summary: 'Parts of the period that the caller rates of people whom somebody else appraises now.',
    params: noParams,
    query: mySegmentsQuery,
    response: mySegments,
    handle: (deps) => {
      const run = createListMySegments(deps);
      return async ({ actor }, { query }) => ({ body: await run(actor, query) });
    },
  }),
  route({
    ...reading,
    operationId: 'listReassignments',
    tells: 'cycle',
    path: '/v1/cycles/{cycleId}/reassignments',
    summary:
      'Whose case does not lie where the directory puts it, and whose posts overlap or have gaps; a page may be empty before the last.',
    params: cycleParams,
    query: reassignmentsQuery,
    response: reassignmentPage,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createListReassignments(deps);
      return async ({ actor }, { params, query }) => ({ body: await run(actor, { ...params, ...query }) });
    },
  }),
  route({
    method: 'POST',
    tag: 'segments',
    operationId: 'confirmReassignments',
    path: '/v1/cycles/{cycleId}/reassignments',
    summary: 'Re-routes the cases whose previews are confirmed, each with an act on its chain, or says why not.',
    params: cycleParams,
    query: noQuery,
    body: confirmationBody,
    response: confirmationReport,
    status: 200,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createConfirmReassignments(deps);
      return async (command, { params, body, language }) => {
        const { items } = await run(command, { ...params, ...body });
        const told = items.map((item) =>
          item.outcome === 'confirmed' || item.reason === null
            ? item
            : { ...item, reason: particularIn(item.reason, language) ?? item.reason },
        );
        return { body: { items: told } };
      };
    },
  }),
  route({
    method: 'POST',
    tag: 'segments',
    operationId: 'previewAssignments',
    tells: 'agency',
    path: '/v1/directory/assignments/previews',
    summary: 'What a list of posts would do to the directory and to the cases of open cycles; nothing is changed.',
    params: noParams,
    query: noQuery,
    body: importBody,
    response: assignmentPreview,
    status: 200,
    errors: ['forbidden', 'unsupported-media-type'],
    handle: (deps) => {
      const run = createPreviewAssignments(deps);
      return async ({ actor }, { body, language }) => {
        const preview = await run(actor, readRows(assignmentRow, body.rows));
        return { body: { ...preview, rows: tellReport(preview.rows, language) } };
      };
    },
  }),
];
