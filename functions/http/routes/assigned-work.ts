import * as z from 'zod';
import {
  assignBody,
  assignedByPage,
  assignedByQuery,
  assignedWorkList,
  assignedWorkView,
  assignReceipt,
  judgementBody,
  judgementView,
  teamBody,
  teamPage,
  teamParams,
  teamQuery,
  teamView,
  withdrawal,
  withdrawBody,
  workParams,
} from '../../contracts/assigned-work.ts';
import { cycleParams, noQuery, personParams } from '../../contracts/params.ts';
import type { RefusalCode } from '../../domain/refusal.ts';
import { refuse } from '../../domain/refusal.ts';
import { createAssignWork } from '../../usecases/assigned-work/assign-work.ts';
import { createJudgeWork } from '../../usecases/assigned-work/judge-work.ts';
import { createPutTeam } from '../../usecases/assigned-work/put-team.ts';
import {
  createGetAssignedWork,
  createListAssignedBy,
  createListAssignedWork,
} from '../../usecases/assigned-work/read-assigned-work.ts';
import { createGetTeam, createListTeams } from '../../usecases/assigned-work/read-teams.ts';
import { createWithdrawWork } from '../../usecases/assigned-work/withdraw-work.ts';
import { type Route, route } from '../route.ts';

const teams = '/v1/cycles/{cycleId}/work-teams';
const ofPerson = '/v1/cycles/{cycleId}/employees/{employeeId}/assigned-work';
const tagged = { tag: 'assigned-work' } as const;
const reading = { ...tagged, method: 'GET', body: z.undefined(), status: 200 } as const;
const replacing: RefusalCode[] = [
  'forbidden',
  'wrong-phase',
  'deadline-passed',
  'precondition-required',
  'precondition-failed',
];

export const assignedWorkRoutes: Route[] = [
  route({
    ...reading,
    operationId: 'listWorkTeams',
    tells: 'cycle',
    path: teams,
    summary: 'Teams across units.',
    params: cycleParams,
    query: teamQuery,
    response: teamPage,
    handle: (deps) => {
      const run = createListTeams(deps);
      return async ({ actor }, { params, query }) => ({ body: await run(actor, { ...params, ...query }) });
    },
  }),
  route({
    ...reading,
    operationId: 'getWorkTeam',
    tells: 'cycle',
    path: `${teams}/{teamCode}`,
    summary: 'A team across units: who leads it, and who is in it.',
    params: teamParams,
    query: noQuery,
    response: teamView,
    handle: (deps) => {
      const run = createGetTeam(deps);
      return async ({ actor }, { params }) => {
        const { view, version } = await run(actor, params);
        return { body: view, version };
      };
    },
  }),
  route({
    ...tagged,
    method: 'PUT',
    operationId: 'putWorkTeam',
    path: `${teams}/{teamCode}`,
    summary: 'Sets up a team across units, or changes it; replacing one needs If-Match.',
    params: teamParams,
    query: noQuery,
    body: teamBody,
    response: teamView,
    status: 200,
    errors: replacing,
    handle: (deps) => {
      const run = createPutTeam(deps);
      return async (command, { params: { cycleId, teamCode }, body }) => {
        const { view, version } = await run(command, { cycleId, code: teamCode, ...body });
        return { body: view, version };
      };
    },
  }),
  route({
    ...tagged,
    method: 'POST',
    operationId: 'assignWork',
    path: ofPerson,
    summary:
      "The leader of another unit, or of a team, assigns a work result; it counts once the person's plan has it.",
    params: personParams,
    query: noQuery,
    body: assignBody,
    response: assignReceipt,
    status: 201,
    errors: ['forbidden', 'wrong-phase', 'deadline-passed', 'incomplete-plan', 'unknown-work-result'],
    handle: (deps) => {
      const run = createAssignWork(deps);
      return async (command, { params, body }) => ({ body: await run(command, { ...params, ...body }) });
    },
  }),
  route({
    ...reading,
    operationId: 'listAssignedWork',
    path: ofPerson,
    summary: 'What was assigned to a person from outside, how far it is, and how its leaders judge it.',
    params: personParams,
    query: noQuery,
    response: assignedWorkList,
    handle: (deps) => {
      const run = createListAssignedWork(deps);
      return async ({ actor }, { params }) => ({ body: await run(actor, params) });
    },
  }),
  route({
    ...reading,
    operationId: 'getAssignedWork',
    path: `${ofPerson}/{workId}`,
    summary: 'One assignment with what was reported; its ETag is the one that the next judgement must name.',
    params: workParams,
    query: noQuery,
    response: assignedWorkView,
    handle: (deps) => {
      const run = createGetAssignedWork(deps);
      return async ({ actor }, { params }) => {
        const { view, version } = await run(actor, params);
        return version === null ? { body: view } : { body: view, version };
      };
    },
  }),
  route({
    ...tagged,
    method: 'POST',
    operationId: 'withdrawAssignedWork',
    path: `${ofPerson}/{workId}/withdrawals`,
    summary: 'Takes an assignment back that stands in no plan in force.',
    params: workParams,
    query: noQuery,
    body: withdrawBody,
    response: withdrawal,
    status: 201,
    errors: ['wrong-stage', 'already-decided'],
    handle: (deps) => {
      const run = createWithdrawWork(deps);
      return async (command, { params, body }) => ({ body: await run(command, { ...params, ...body }) });
    },
  }),
  route({
    ...tagged,
    method: 'PUT',
    operationId: 'judgeAssignedWork',
    path: `${ofPerson}/{workId}/judgement`,
    summary: 'The leader judges the part; replacing a judgement needs If-Match, and every one is kept.',
    params: workParams,
    query: noQuery,
    body: judgementBody,
    response: judgementView,
    status: 200,
    errors: [...replacing, 'wrong-stage'],
    handle: (deps) => {
      const run = createJudgeWork(deps);
      return async (command, { params, body }) => {
        const { view, version } = await run(command, { ...params, ...body });
        return { body: view, version };
      };
    },
  }),
  route({
    ...reading,
    operationId: 'listWorkAssignedBy',
    tells: 'cycle',
    path: '/v1/cycles/{cycleId}/assigned-work',
    summary: 'What a unit or a team assigned to people elsewhere.',
    params: cycleParams,
    query: assignedByQuery,
    response: assignedByPage,
    errors: ['forbidden'],
    handle: (deps) => {
      const run = createListAssignedBy(deps);
      return async ({ actor }, { params, query: { unitCode, teamCode, ...page } }) => {
        if (unitCode !== undefined)
          return { body: await run(actor, { ...params, ...page, source: { kind: 'unit', unitCode } }) };
        const code = teamCode ?? refuse('invalid-parameter');
        return { body: await run(actor, { ...params, ...page, source: { kind: 'team', teamCode: code } }) };
      };
    },
  }),
];
