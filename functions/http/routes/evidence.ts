import * as z from 'zod';
import { evidenceFile, evidenceParams, preparedUpload, uploadBody } from '../../contracts/activities.ts';
import { noQuery, personParams } from '../../contracts/params.ts';
import { createPrepareDownload } from '../../usecases/evidence/prepare-download.ts';
import { createPrepareUpload } from '../../usecases/evidence/prepare-upload.ts';
import { type Route, route } from '../route.ts';

const files = '/v1/cycles/{cycleId}/employees/{employeeId}/evidence-files';

export const evidenceRoutes: Route[] = [
  route({
    method: 'POST',
    tag: 'activities',
    operationId: 'prepareEvidenceUpload',
    path: files,
    summary:
      'A place to send a file of evidence to; it is named by the SHA-256 of its bytes and taken in only if that holds.',
    params: personParams,
    query: noQuery,
    body: uploadBody,
    response: preparedUpload,
    status: 201,
    errors: ['forbidden', 'wrong-phase', 'deadline-passed', 'wrong-stage'],
    handle: (deps) => {
      const run = createPrepareUpload(deps);
      return async (command, { params, body }) => ({ body: await run(command, { ...params, ...body }) });
    },
  }),
  route({
    method: 'GET',
    tag: 'activities',
    operationId: 'getEvidenceFile',
    path: `${files}/{sha256}`,
    summary: 'A file of evidence: what it is, and a link to it that is void after minutes.',
    params: evidenceParams,
    query: noQuery,
    body: z.undefined(),
    response: evidenceFile,
    status: 200,
    handle: (deps) => {
      const run = createPrepareDownload(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
];
