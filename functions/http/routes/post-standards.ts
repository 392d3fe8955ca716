import * as z from 'zod';
import { noParams, noQuery } from '../../contracts/params.ts';
import {
  holderPage,
  holderQuery,
  standardBody,
  standardPage,
  standardParams,
  standardQuery,
  standardTexts,
  standardView,
} from '../../contracts/post-standards.ts';
import { createGetStandard } from '../../usecases/posts/get-standard.ts';
import { createListHolders } from '../../usecases/posts/list-holders.ts';
import { createListStandardTexts } from '../../usecases/posts/list-standard-texts.ts';
import { createListStandards } from '../../usecases/posts/list-standards.ts';
import { createPutStandard } from '../../usecases/posts/put-standard.ts';
import { type Route, route } from '../route.ts';

const all = '/v1/directory/post-standards';
const one = `${all}/{code}` as const;
const reading = { method: 'GET', tag: 'post-standards', body: z.undefined(), status: 200 } as const;

export const postStandardRoutes: Route[] = [
  route({
    ...reading,
    operationId: 'listPostStandards',
    path: all,
    summary: 'The performance standards of posts in order of their codes.',
    params: noParams,
    query: standardQuery,
    response: standardPage,
    handle: (deps) => {
      const run = createListStandards(deps);
      return async ({ actor }, { query }) => ({ body: await run(actor, query) });
    },
  }),
  route({
    ...reading,
    operationId: 'getPostStandard',
    path: one,
    summary: 'Tasks, indicators and targets that a post carries; a plan may start from them.',
    params: standardParams,
    query: noQuery,
    response: standardView,
    handle: (deps) => {
      const run = createGetStandard(deps);
      return async ({ actor }, { params }) => {
        const { view, version } = await run(actor, params);
        return { body: view, version };
      };
    },
  }),
  route({
    method: 'PUT',
    tag: 'post-standards',
    operationId: 'putPostStandard',
    path: one,
    summary: 'Sets the standard of a post; replacing one needs If-Match and a reason, and every text is kept.',
    params: standardParams,
    query: noQuery,
    body: standardBody,
    response: standardView,
    status: 200,
    errors: [
      'forbidden',
      'incomplete-plan',
      'already-exists',
      'change-reason-required',
      'precondition-required',
      'precondition-failed',
    ],
    handle: (deps) => {
      const run = createPutStandard(deps);
      return async (command, { params, body }) => {
        const { view, version } = await run(command, { ...params, ...body });
        return { body: view, version };
      };
    },
  }),
  route({
    ...reading,
    operationId: 'listPostStandardTexts',
    path: `${one}/texts`,
    summary: 'Every text that the standard had, with who changed it and why.',
    params: standardParams,
    query: noQuery,
    response: standardTexts,
    handle: (deps) => {
      const run = createListStandardTexts(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
  route({
    ...reading,
    operationId: 'listPostHolders',
    tells: 'agency',
    path: `${one}/holders`,
    summary: 'The history of the post: who held it when, and with what published results.',
    params: standardParams,
    query: holderQuery,
    response: holderPage,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createListHolders(deps);
      return async ({ actor }, { params, query }) => ({ body: await run(actor, { ...params, ...query }) });
    },
  }),
];
