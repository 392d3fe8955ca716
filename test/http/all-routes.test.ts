import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { errorTable } from '../../functions/contracts/errors.ts';
import { refusalCodes } from '../../functions/domain/refusal.ts';
import { allRoutes, resources } from '../../functions/http/all-routes.ts';
import { codesOf } from '../../functions/http/openapi/codes-of.ts';
import { describeApi } from '../../functions/http/openapi/describe-api.ts';
import { propertiesOf } from '../../functions/http/openapi/schema-of.ts';

const root = new URL('../../', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const operations = allRoutes.map((route): [string, (typeof allRoutes)[number]] => [
  `${route.method} ${route.path}`,
  route,
]);

describe('the route tables', () => {
  it('are all collected', () => {
    const files = readdirSync(new URL('functions/http/routes', root)).map((name) => name.replace(/\.ts$/, ''));
    expect(Object.keys(resources).sort()).toEqual(files.sort());
    expect(allRoutes.length).toBeGreaterThan(50);
  });

  it.each(Object.keys(resources))('%s has a Lambda entry that serves it', (name) => {
    const path = `functions/entry/${name}.ts`;
    expect(existsSync(new URL(path, root))).toBe(true);
    expect(textOf(path)).toContain(`'../http/routes/${name}.ts'`);
  });

  it('name every operation and every method of a path once', () => {
    const keys = operations.map(([key]) => key.replaceAll(/\{\w+\}/g, '{}'));
    const ids = allRoutes.map((route) => route.operationId);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it('ask for a token, except what somebody does with a ticket, a receipt or the link of a calendar', () => {
    const open = allRoutes.filter((route) => route.open);
    expect(open.map(({ operationId }) => operationId)).toEqual([
      'readCalendar',
      'verifyReceipt',
      'readTicket',
      'answerTicket',
    ]);
    expect(open.flatMap(codesOf)).not.toContain('unauthenticated');
  });

  it.each(operations)('%s describes just the places of its path', (_, route) => {
    const places = [...route.path.matchAll(/\{(\w+)\}/g)].map((m) => m[1]);
    expect(propertiesOf(route.params).map((p) => p.name)).toEqual(places);
  });

  it.each(operations)('%s refuses unknown fields in path, query and body', (_, route) => {
    const stranger = { 'no such field': 1 };
    const codes = [route.params, route.query, ...(route.method === 'GET' ? [] : [route.body])].map((schema) => {
      const issues = schema.safeParse(stranger).error?.issues ?? [];
      // A union names no field before it knows which form is meant; then the missing discriminator is the problem.
      return issues.some((i) => i.code === 'unrecognized_keys' || i.code === 'invalid_union');
    });
    expect(codes).not.toContain(false);
  });

  it.each(operations)('%s names no refusal that stands for the edge or a fault', (_, route) => {
    expect(codesOf(route).length).toBeGreaterThan(route.open ? 3 : 5);
    expect((route.errors ?? []).filter((code) => ['internal', 'method-not-allowed', 'busy'].includes(code))).toEqual(
      [],
    );
  });
});

describe('the committed API description', () => {
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(textOf('package.json')));
  const committed: unknown = JSON.parse(textOf('docs/openapi.json'));

  it('is what the route tables say today (npm run openapi writes it)', () => {
    expect(committed).toEqual(JSON.parse(JSON.stringify(describeApi(allRoutes, version))));
  });

  it('has every reference it makes', () => {
    const missing: string[] = [];
    JSON.stringify(committed, (name, value: unknown) => {
      if (name !== '$ref' || typeof value !== 'string') return value;
      const found = value
        .split('/')
        .slice(1)
        .reduce<unknown>((at, part) => z.record(z.string(), z.unknown()).catch({}).parse(at)[part], committed);
      if (found === undefined) missing.push(value);
      return value;
    });
    expect(missing).toEqual([]);
  });
});

describe('the error table', () => {
  it('has a row for every code, and no other', () => {
    expect(Object.keys(errorTable).sort()).toEqual([...refusalCodes].sort());
  });

  it.each(refusalCodes)('%s says what is wrong in both languages', (code) => {
    const { status, title } = errorTable[code];
    expect(status).toBeGreaterThanOrEqual(400);
    expect(title.id).toMatch(/\p{L}{3}.*[.]$/u);
    expect(title.en).toMatch(/\p{L}{3}.*[.]$/u);
    expect(title.id).not.toBe(title.en);
  });
});
