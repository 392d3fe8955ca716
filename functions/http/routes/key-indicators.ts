import * as z from 'zod';
import { noQuery } from '../../contracts/params.ts';
import {
  keyIndicatorHistory,
  keyIndicatorRealisationBody,
  keyIndicatorReport,
  keyIndicatorsBody,
  keyIndicatorsView,
  keyIndicatorText,
  unitParams,
} from '../../contracts/units.ts';
import type { RefusalCode } from '../../domain/refusal.ts';
import { createGetKeyIndicators } from '../../usecases/units/get-key-indicators.ts';
import { createListKeyIndicatorTexts } from '../../usecases/units/list-key-indicator-texts.ts';
import { createReportKeyIndicators } from '../../usecases/units/report-key-indicators.ts';
import { createSetKeyIndicators } from '../../usecases/units/set-key-indicators.ts';
import { type Route, route } from '../route.ts';

const unit = '/v1/cycles/{cycleId}/units/{unitCode}';
const ofUnit = { tag: 'units', params: unitParams, query: noQuery, status: 200 } as const;
const replacing: RefusalCode[] = [
  'forbidden',
  'wrong-phase',
  'deadline-passed',
  'precondition-required',
  'precondition-failed',
];

export const keyIndicatorRoutes: Route[] = [
  route({
    ...ofUnit,
    method: 'GET',
    operationId: 'getKeyIndicators',
    path: `${unit}/key-indicators`,
    summary: 'Targets of a unit (IKU, IKK), what was measured, and what that comes to, with the reckoning.',
    body: z.undefined(),
    response: keyIndicatorsView,
    handle: (deps) => {
      const run = createGetKeyIndicators(deps);
      return async ({ actor }, { params }) => {
        const { view, version } = await run(actor, params);
        return version === null ? { body: view } : { body: view, version };
      };
    },
  }),
  route({
    ...ofUnit,
    method: 'PUT',
    operationId: 'setKeyIndicators',
    path: `${unit}/key-indicators`,
    summary:
      'The leader of the unit above, or an administrator, sets the targets of a unit; after planning only with a reason.',
    body: keyIndicatorsBody,
    response: keyIndicatorText,
    errors: [...replacing, 'incomplete-plan', 'change-reason-required'],
    handle: (deps) => {
      const run = createSetKeyIndicators(deps);
      return async (command, { params, body }) => {
        const { view, version } = await run(command, { ...params, ...body });
        return { body: view, version };
      };
    },
  }),
  route({
    ...ofUnit,
    method: 'PUT',
    operationId: 'reportKeyIndicators',
    path: `${unit}/key-indicator-realisation`,
    summary: 'The head of a unit, or an administrator, reports what was measured; every report is kept.',
    body: keyIndicatorRealisationBody,
    response: keyIndicatorReport,
    errors: [...replacing, 'wrong-stage', 'unknown-indicator'],
    handle: (deps) => {
      const run = createReportKeyIndicators(deps);
      return async (command, { params, body }) => {
        const { view, version } = await run(command, { ...params, ...body });
        return { body: view, version };
      };
    },
  }),
  route({
    ...ofUnit,
    method: 'GET',
    operationId: 'listKeyIndicatorTexts',
    path: `${unit}/key-indicators/history`,
    summary: 'Every text of the targets of a unit and every report on them, with who and why.',
    body: z.undefined(),
    response: keyIndicatorHistory,
    handle: (deps) => {
      const run = createListKeyIndicatorTexts(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
];
