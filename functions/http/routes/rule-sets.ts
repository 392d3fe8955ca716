import * as z from 'zod';
import { noParams, noQuery, personParams } from '../../contracts/params.ts';
import {
  activationView,
  recomputation,
  replayPage,
  replayParams,
  replayQuery,
  ruleSetDraftBody,
  ruleSetList,
  ruleSetParams,
  ruleSetView,
} from '../../contracts/rule-sets.ts';
import { createActivateRuleSet } from '../../usecases/rule-sets/activate-rule-set.ts';
import { createGetRuleSet } from '../../usecases/rule-sets/get-rule-set.ts';
import { createListRuleSets } from '../../usecases/rule-sets/list-rule-sets.ts';
import { createRecompute } from '../../usecases/rule-sets/recompute.ts';
import { createReplayCycle } from '../../usecases/rule-sets/replay-cycle.ts';
import { createSaveDraft } from '../../usecases/rule-sets/save-draft.ts';
import { type Route, route } from '../route.ts';

const tag = 'rule-sets';

export const ruleSetRoutes: Route[] = [
  route({
    operationId: 'listRuleSets',
    method: 'GET',
    path: '/v1/rule-sets',
    summary: 'The versions of the rules, with their validity, legal basis and the years that their calendars cover.',
    tag,
    params: noParams,
    query: noQuery,
    body: z.undefined(),
    response: ruleSetList,
    status: 200,
    handle: (deps) => {
      const run = createListRuleSets(deps);
      return async ({ actor }) => ({ body: await run(actor) });
    },
  }),
  route({
    operationId: 'getRuleSet',
    method: 'GET',
    path: '/v1/rule-sets/{version}',
    summary: 'A version of the rules, or a draft with what still keeps it from being put in force.',
    tag,
    params: ruleSetParams,
    query: noQuery,
    body: z.undefined(),
    response: ruleSetView,
    status: 200,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createGetRuleSet(deps);
      return async ({ actor }, { params }) => {
        const { view, version } = await run(actor, params);
        return { body: view, version };
      };
    },
  }),
  route({
    operationId: 'saveRuleSetDraft',
    method: 'PUT',
    path: '/v1/rule-sets/{version}/draft',
    summary: 'An administrator writes a draft of the rules, sound or not; nothing is judged by it.',
    tag,
    params: ruleSetParams,
    query: noQuery,
    body: ruleSetDraftBody,
    response: ruleSetView,
    status: 200,
    errors: ['forbidden', 'already-exists', 'precondition-required', 'precondition-failed'],
    handle: (deps) => {
      const run = createSaveDraft(deps);
      return async (command, { params, body }) => {
        const { view, version } = await run(command, { ...params, ...body });
        return { body: view, version };
      };
    },
  }),
  route({
    operationId: 'activateRuleSet',
    method: 'POST',
    path: '/v1/rule-sets/{version}/activations',
    summary: 'Puts a sound draft in force for new cycles; done by somebody else than its author, and never undone.',
    tag,
    params: ruleSetParams,
    query: noQuery,
    body: z.strictObject({}),
    response: activationView,
    status: 201,
    ifMatch: true,
    errors: ['forbidden', 'already-exists', 'rule-set-invalid', 'conflict'],
    handle: (deps) => {
      const run = createActivateRuleSet(deps);
      return async (command, { params }) => ({ body: await run(command, params) });
    },
  }),
  route({
    operationId: 'replayRuleSet',
    tells: 'cycle',
    method: 'GET',
    path: '/v1/cycles/{cycleId}/replays/{version}',
    summary:
      'Tries a draft or a version on the people of a scored cycle: whose ratings, score or predicate would change, by unit. Scoring alone: distribution, forum and objections were judged by people. Changes nothing.',
    tag,
    params: replayParams,
    query: replayQuery,
    body: z.undefined(),
    response: replayPage,
    status: 200,
    errors: ['forbidden', 'wrong-phase', 'rule-set-invalid'],
    handle: (deps) => {
      const run = createReplayCycle(deps);
      return async ({ actor }, { params, query }) => ({ body: await run(actor, { ...params, ...query }) });
    },
  }),
  route({
    operationId: 'recomputeResult',
    method: 'GET',
    path: '/v1/cycles/{cycleId}/employees/{employeeId}/recomputation',
    summary: 'Computes the scored result of a person again from what is stored and compares it byte for byte.',
    tag,
    params: personParams,
    query: noQuery,
    body: z.undefined(),
    response: recomputation,
    status: 200,
    errors: ['wrong-phase', 'wrong-stage'],
    handle: (deps) => {
      const run = createRecompute(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
];
