import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { errorTable } from '../../functions/contracts/errors.ts';
import { describeApi } from '../../functions/http/openapi/describe-api.ts';
import { route } from '../../functions/http/route.ts';
import { sampleRoutes } from './sample-routes.ts';

const valueAt = (root: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, part) => z.record(z.string(), z.unknown()).catch({}).parse(value)[part], root);

/** The document with the references to its own parts followed, schemas excepted. */
const followed = (value: unknown, root: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, member: unknown) => {
    const reference = z
      .object({ $ref: z.string().regex(/^#\/components\/(parameters|responses)\//) })
      .safeParse(member);
    return reference.success ? valueAt(root, reference.data.$ref.slice(1)) : member;
  });

const operation = z.object({
  operationId: z.string(),
  parameters: z.array(z.object({ name: z.string(), in: z.string(), required: z.boolean(), schema: z.looseObject({}) })),
  requestBody: z.object({ content: z.record(z.string(), z.unknown()) }).optional(),
  responses: z.record(z.string(), z.looseObject({ 'x-codes': z.array(z.string()).optional() })),
});
const document = describeApi(sampleRoutes, '1.0.0');
const paths = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) }).parse(document).paths;
const operationAt = (path: string, method: string) => operation.parse(followed(paths[path]?.[method], document));

const references = (value: unknown): string[] => {
  const found: string[] = [];
  JSON.stringify(value, (name, member: unknown) => {
    if (name === '$ref' && typeof member === 'string') found.push(member);
    return member;
  });
  return found;
};

describe('the API description', () => {
  it('says of parameters what the schemas say', () => {
    const { parameters } = operationAt('/v1/things/{thingId}', 'get');
    expect(parameters.map((p) => [p.in, p.name, p.required])).toEqual([
      ['path', 'thingId', true],
      ['query', 'limit', false],
      ['header', 'Accept-Language', false],
    ]);
    expect(parameters[1]?.schema).toMatchObject({ type: 'integer', minimum: 1, maximum: 200, default: 50 });
  });

  it('asks for the headers that the edge asks for', () => {
    const named = (path: string, method: string) =>
      operationAt(path, method)
        .parameters.filter((p) => p.in === 'header' && p.required)
        .map((p) => p.name);
    expect(named('/v1/things', 'post')).toEqual(['Idempotency-Key']);
    expect(named('/v1/things/{thingId}/changes', 'post')).toEqual(['Idempotency-Key', 'If-Match']);
    expect(named('/v1/things/{thingId}', 'get')).toEqual([]);
  });

  it('lists every refusal by its status, the route’s own included', () => {
    const { responses } = operationAt('/v1/things/{thingId}/changes', 'post');
    expect(responses['409']?.['x-codes']).toEqual(['conflict', 'deadline-passed']);
    expect(responses['428']?.['x-codes']).toEqual(['precondition-required']);
    expect(operationAt('/v1/things/{thingId}', 'get').responses).not.toHaveProperty('413');
  });

  it('offers CSV on imports only', () => {
    const types = (path: string) => Object.keys(operationAt(path, 'post').requestBody?.content ?? {});
    expect(types('/v1/things/import')).toEqual(['application/json', 'text/csv']);
    expect(types('/v1/things')).toEqual(['application/json']);
  });

  it('closes bodies against unknown fields', () => {
    expect(valueAt(document, '/components/schemas/makeThing-request')).toMatchObject({
      additionalProperties: false,
      required: ['title'],
    });
  });

  it('explains every code in both languages, where the type of a problem points', () => {
    expect(valueAt(document, '/x-problems/deadline-passed')).toEqual(errorTable['deadline-passed']);
    expect(Object.keys(z.record(z.string(), z.unknown()).parse(document['x-problems']))).toEqual(
      Object.keys(errorTable),
    );
  });

  it('roots the references of a recursive schema in its component', () => {
    const node: z.ZodType = z.object({
      value: z.string(),
      get parts() {
        return z.array(node);
      },
    });
    const tree = route({
      operationId: 'readTree',
      method: 'GET',
      path: '/v1/tree',
      summary: 'Reads a tree.',
      tag: 'trees',
      params: z.strictObject({}),
      query: z.strictObject({}),
      body: z.undefined(),
      response: z.object({ root: node }),
      status: 200,
      handle: () => async () => ({ body: { root: null } }),
    });
    const described = describeApi([tree], '1.0.0');
    const found = references(described);
    expect(found.some((reference) => reference.includes('/$defs/'))).toBe(true);
    expect(found.filter((reference) => valueAt(described, reference.slice(1)) === undefined)).toEqual([]);
  });
});
