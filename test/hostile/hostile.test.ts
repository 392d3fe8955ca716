import { beforeAll, describe, expect, it } from 'vitest';
import { closeShardsInput, rangeInput } from '../../functions/contracts/tasks.ts';
import { allRoutes } from '../../functions/http/all-routes.ts';
import type { Key, Store } from '../../functions/ports/store.ts';
import { runFuzz } from './fuzz.ts';
import { runTaskFuzz } from './fuzz-tasks.ts';
import { runMatrix } from './matrix.ts';
import { faultsOf } from './oracle.ts';
import { recordCity } from './record-city.ts';
import { pathOf, type Recorder, routeOf } from './recorder.ts';
import { readingsOf, templatesFor } from './templates.ts';
import { foreignOf, twinAgency } from './twin.ts';
import { strangerKey } from './values-hostile.ts';

let city: Recorder;
beforeAll(async () => {
  city = await recordCity();
});

const readings = (): ReturnType<typeof readingsOf> => readingsOf(city, city.moments.slice(-1));

describe('hostile requests', () => {
  it('are answered by every route without a fault, and what is refused writes nothing', {
    timeout: 300_000,
  }, async () => {
    const report = await runFuzz(city, { runs: allRoutes.length * 4, seed: 2026, perMoment: 4 });
    expect(report.findings).toEqual([]);
    expect(report.byRoute.size).toBe(allRoutes.length);
    expect(report.byClass.size).toBeGreaterThan(25);
  });

  it('are the same in every run of a seed, so that one can be sent again', async () => {
    const once = await runFuzz(city, { runs: 200, seed: 7 });
    const again = await runFuzz(city, { runs: 200, seed: 7 });
    expect([...again.byStatus]).toEqual([...once.byStatus]);
    const one = await runFuzz(city, { runs: 200, seed: 7, only: 120 });
    expect(one.requests).toBe(1);
  });

  it('to the steps of the machine and the timers end in an error that somebody foresaw', {
    timeout: 300_000,
  }, async () => {
    const report = await runTaskFuzz(city, { runs: 600, seed: 2026 });
    expect(report.findings).toEqual([]);
    expect(report.byRoute.size).toBe(25);
  });
});

describe('a range of shards', () => {
  it.each([2 ** 31, Number.MAX_SAFE_INTEGER])('does not reach to %s, which would be worked for years', (to) => {
    const range = { agencyId: 'kota', cycleId: 'tw1-2026', from: 0, to };
    expect(rangeInput.safeParse(range).success).toBe(false);
    expect(closeShardsInput.safeParse({ ...range, phase: 'execution' }).success).toBe(false);
  });
});

describe('the oracle of hostile requests', () => {
  const plain = { status: 200, headers: { 'content-type': 'application/json' }, text: '{}', logs: '' };
  const problem = { 'content-type': 'application/problem+json' };
  const item = { pk: 'kota#x', sk: 'y', text: 'z' };
  const body = { type: 't', title: 't', status: 404, code: 'not-found', instance: '/', whoCanFix: 'caller' };
  const refused = { ...plain, status: 404, headers: problem, text: JSON.stringify(body) };

  it('is content with an answer and with a refusal', () => {
    expect(faultsOf({ answer: plain, changed: [item] }, { method: 'POST', stranger: false })).toEqual([]);
    expect(faultsOf({ answer: refused, changed: [] }, { method: 'POST', stranger: true })).toEqual([]);
  });

  it.each([
    ['a fault (5xx)', { ...refused, status: 500 }, [], false],
    ['a stack trace or a source path in an answer', { ...plain, text: '{"a":"x.ts:12:3"}' }, [], false],
    ['a refusal that is no problem document', { ...plain, status: 404 }, [], false],
    ['the code not-found with another status', { ...refused, status: 409 }, [], false],
    ['written by a refused request', refused, [item], false],
    ['an unknown field was stored', plain, [{ ...item, text: strangerKey }], false],
    ['an unknown field was accepted', plain, [], true],
    ['an item that the engine would refuse', plain, [{ ...item, text: 'x'.repeat(410_000) }], false],
    ['a key that the engine would refuse', plain, [{ ...item, sk: 'x'.repeat(1025) }], false],
  ])('finds %s', (fault, answer, changed, stranger) => {
    expect(faultsOf({ answer, changed }, { method: 'POST', stranger })).toContain(fault);
  });
});

/** A store that looks in the other agency for what it does not find: a check of the agency forgotten. */
const forgetful = (store: Store): Store => {
  const elsewhere = <T>(key: Key<T>): Key<T> => ({ ...key, pk: key.pk.replace(/^kota#/, `${twinAgency}#`) });
  return { ...store, get: async (key) => (await store.get(key)) ?? (await store.get(elsewhere(key))) };
};

describe('the other agency', () => {
  it('is nowhere in what this one can ask, log or write', { timeout: 300_000 }, async () => {
    const report = await runMatrix(city, await templatesFor(city, city.moments.slice(-1)));
    expect(report.findings).toEqual([]);
    expect(report.routes).toBe(allRoutes.length);
    expect(report.cells).toBeGreaterThan(5000);
    expect(report.accepted).toBeGreaterThan(500);
    // Its own people are served there: what was asked for in vain does exist.
    expect(report.twins / report.twinsAsked).toBeGreaterThan(0.98);
  });

  it('has people of its own, to whom its ids mean something', () => {
    expect(foreignOf('/v1/cycles/tw1-2026/employees/ani')).toBe('/v1/cycles/zq7-tw1-2026/employees/zq7-ani');
    expect(pathOf(routeOf('getCase'), { cycleId: 'a', employeeId: 'b' })).toBe('/v1/cycles/a/employees/b/case');
  });

  it('would be seen through a store that forgets whom it asks for', async () => {
    const templates = readings().filter(({ route }) => route.path.startsWith('/v1/directory'));
    const report = await runMatrix(city, templates, forgetful);
    expect(new Set(report.findings.map(({ what }) => what))).toEqual(
      new Set(['a foreign canary in an answer', 'foreign is not answered like absent']),
    );
  });
});
