import * as z from 'zod';
import { cascadePage, cascadeQuery, unitParams } from '../../contracts/cascade.ts';
import { cascadeTexts } from '../../contracts/cascade-texts.ts';
import { importBody } from '../../contracts/directory.ts';
import { cycleParams, noQuery } from '../../contracts/params.ts';
import { planDraftReport } from '../../contracts/plan-drafts.ts';
import { createGetCascade } from '../../usecases/cascade/get-cascade.ts';
import { createImportPlanDrafts } from '../../usecases/plans/import-plan-drafts.ts';
import { tellReason, tellReport } from '../answer/tell-reasons.ts';
import { readPlanRows } from '../request/read-plan-rows.ts';
import { type Route, route } from '../route.ts';

export const planSupportRoutes: Route[] = [
  route({
    method: 'POST',
    tag: 'plans',
    operationId: 'importPlanDrafts',
    scope: 'imports',
    path: '/v1/cycles/{cycleId}/plan-drafts/import',
    summary: 'Makes drafts of plans in bulk, from a table, from standards of posts or from the last plans; row by row.',
    params: cycleParams,
    query: noQuery,
    body: importBody,
    response: planDraftReport,
    status: 200,
    errors: ['wrong-phase', 'unsupported-media-type'],
    handle: (deps) => {
      const run = createImportPlanDrafts(deps);
      return async (command, { params, body, language }) => {
        const report = tellReport(await run(command, { ...params, ...readPlanRows(body.rows) }), language);
        return { body: { ...report, unfinished: report.unfinished.map((note) => tellReason(note, language)) } };
      };
    },
  }),
  route({
    method: 'GET',
    tag: 'cascade',
    operationId: 'getCascade',
    tells: 'unit',
    path: '/v1/cycles/{cycleId}/units/{unitCode}/cascade',
    summary:
      'What does not hold together between the plans of the superiors and their people, over the tree of a unit.',
    params: unitParams,
    query: cascadeQuery,
    body: z.undefined(),
    response: cascadePage,
    status: 200,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createGetCascade(deps);
      return async ({ actor }, { params, query }) => {
        const { items, ...page } = await run(actor, { ...params, ...query });
        const told = items.map(({ findings, ...level }) => ({
          ...level,
          findings: findings.map((finding) => ({ ...finding, message: cascadeTexts[finding.code] })),
        }));
        return { body: { ...page, items: told } };
      };
    },
  }),
];
