import { z } from 'zod';
import { importBody } from '../../functions/contracts/directory.ts';
import { id, text } from '../../functions/contracts/primitives.ts';
import { RefusedError } from '../../functions/domain/refusal.ts';
import { type Route, route } from '../../functions/http/route.ts';
import { ConflictError, StoreBusyError } from '../../functions/ports/store.ts';

const thing = z.object({ by: z.string(), title: z.string(), requestKey: z.string().nullable(), digest: z.string() });

const makeThing = route({
  operationId: 'makeThing',
  method: 'POST',
  path: '/v1/things',
  summary: 'Makes a thing.',
  tag: 'things',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z.strictObject({
    title: text(20),
    parts: z.array(z.strictObject({ weight: z.number() })).default([]),
  }),
  response: thing,
  status: 201,
  handle:
    () =>
    async (command, { body }) => ({
      body: {
        by: command.actor.personId,
        title: body.title,
        requestKey: command.requestKey,
        digest: command.requestDigest,
      },
      version: 1,
      location: '/v1/things/one',
    }),
});

const changeThing = route({
  operationId: 'changeThing',
  method: 'POST',
  path: '/v1/things/{thingId}/changes',
  summary: 'Changes a thing.',
  tag: 'things',
  params: z.strictObject({ thingId: id }),
  query: z.strictObject({}),
  body: z.strictObject({}),
  response: z.object({ thingId: z.string(), expected: z.number().nullable() }),
  status: 200,
  ifMatch: true,
  errors: ['deadline-passed'],
  handle:
    () =>
    async (command, { params }) => ({
      body: { thingId: params.thingId, expected: command.expectedVersion },
      version: 8,
    }),
});

const importThings = route({
  operationId: 'importThings',
  method: 'POST',
  path: '/v1/things/import',
  summary: 'Imports things.',
  tag: 'things',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: importBody,
  response: z.object({ rows: z.array(z.unknown()) }),
  status: 200,
  handle:
    () =>
    async (_, { body }) => ({ body }),
});

const failures: Record<string, () => Error> = {
  busy: () => new StoreBusyError('throttled'),
  conflict: () => new ConflictError({ pk: 'p', sk: 's' }, null),
  unforeseen: () => new Error('Siti Aminah 198501012010012001'),
  foreign: () => new RefusedError({ code: 'not-found', detail: 'The case is of another unit.' }),
  late: () => new RefusedError({ code: 'deadline-passed', deadline: '2026-01-31T16:00:00.000Z' }),
};

const readThing = route({
  operationId: 'readThing',
  method: 'GET',
  path: '/v1/things/{thingId}',
  summary: 'Reads a thing, or fails as its name says.',
  tag: 'things',
  params: z.strictObject({ thingId: id }),
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
  body: z.undefined(),
  response: z.object({ thingId: z.string(), limit: z.number() }),
  status: 200,
  handle:
    () =>
    async (_, { params, query }) => {
      const failure = failures[params.thingId];
      if (failure) throw failure();
      return { body: { thingId: params.thingId, limit: query.limit }, version: 7 };
    },
});

/** A small API with one route of each kind. */
export const sampleRoutes: Route[] = [makeThing, changeThing, importThings, readThing];
