import { beforeEach, describe, expect, it } from 'vitest';
import type { KeyIndicator } from '../../../functions/domain/units/key-indicator.ts';
import { createGetKeyIndicators } from '../../../functions/usecases/units/get-key-indicators.ts';
import { createListKeyIndicatorTexts } from '../../../functions/usecases/units/list-key-indicator-texts.ts';
import { createReportKeyIndicators } from '../../../functions/usecases/units/report-key-indicators.ts';
import { createSetKeyIndicators } from '../../../functions/usecases/units/set-key-indicators.ts';
import { keyIndicator } from '../../support/key-indicators.ts';
import { refusalOf } from '../../support/refusals.ts';
import { createWorld, cycleId, type World } from '../../support/world.ts';

let world: World;
const health = { cycleId, unitCode: 'DINKES' };
const indicators = [keyIndicator('a', { weight: '60' }), keyIndicator('b', { weight: '40' })];

type Request = { version?: number; digest?: string; reason?: string; unit?: string; list?: KeyIndicator[] };
const set = (by: string, { reason = undefined, unit = 'DINKES', list = indicators, ...request }: Request = {}) =>
  createSetKeyIndicators(world.deps)(world.command(by, { key: null, ...request }), {
    cycleId,
    unitCode: unit,
    indicators: list,
    reason: reason ?? null,
  });
const report = (by: string, values: Record<string, string>, request: { version?: number; digest?: string } = {}) =>
  createReportKeyIndicators(world.deps)(world.command(by, { key: null, ...request }), {
    ...health,
    items: Object.entries(values).map(([indicatorId, value]) => ({ indicatorId, value, evidence: [] })),
  });
const read = (by: string, unitCode = 'DINKES') =>
  createGetKeyIndicators(world.deps)(world.actor(by), { cycleId, unitCode });

beforeEach(async () => {
  world = await createWorld();
});

describe('the targets of a unit', () => {
  it.each([
    ['the leader above', 'mayor', 'DINKES'],
    ['the leader above, in a unit further down', 'health-head', 'DINKES.1'],
    ['an administrator', 'admin', 'DINKES'],
    ['an administrator, for the agency', 'admin', 'KOTA'],
  ])('are set by %s', async (_, by, unit) => {
    const { view, version } = await set(by, { unit });
    expect(view).toMatchObject({ unitCode: unit, text: 1, by, indicators });
    expect(version).toBe(1);
    expect((await read('ani', unit)).view.targets).toEqual(view);
  });

  it.each([
    ['the head whose rating rests on them', 'health-head', 'DINKES'],
    ['a leader of another branch', 'school-head', 'DINKES'],
    ['the leader above the leader above', 'mayor', 'DINKES.1'],
    ['the staff', 'ani', 'DINKES'],
    ['an auditor', 'auditor', 'DINKES'],
    ['the head of the agency, whom nobody is above', 'mayor', 'KOTA'],
  ])('are not set by %s', async (_, by, unit) => {
    expect((await refusalOf(set(by, { unit }))).code).toBe('forbidden');
    expect((await read('ani', unit)).version).toBeNull();
  });

  it('are not set for a unit or a cycle that does not exist', async () => {
    expect((await refusalOf(set('admin', { unit: 'NOWHERE' }))).code).toBe('not-found');
    const elsewhere = createGetKeyIndicators(world.deps)(world.actor('ani'), { cycleId: 'other', unitCode: 'DINKES' });
    expect((await refusalOf(elsewhere)).code).toBe('not-found');
  });

  it('are refused by field', async () => {
    const refusal = await refusalOf(set('admin', { list: [keyIndicator('a', { weight: '90' })] }));
    expect(refusal).toMatchObject({
      code: 'incomplete-plan',
      fields: [{ pointer: '/indicators', code: 'weights-sum' }],
    });
  });

  it('need the version that was read to be replaced, and keep every text', async () => {
    await set('mayor');
    expect((await refusalOf(set('mayor'))).code).toBe('precondition-required');
    expect(await refusalOf(set('mayor', { version: 4 }))).toMatchObject({
      code: 'precondition-failed',
      extra: { currentVersion: 1 },
    });
    const { version } = await set('admin', { version: 1, list: [keyIndicator('c')] });
    expect(version).toBe(2);
    const { targets } = await createListKeyIndicatorTexts(world.deps)(world.actor('auditor'), health);
    expect(targets.map(({ text, by, indicators: list }) => [text, by, list.map(({ id }) => id)])).toEqual([
      [1, 'mayor', ['a', 'b']],
      [2, 'admin', ['c']],
    ]);
  });

  it('answer a repeat like the first request, and take effect once', async () => {
    const first = await set('mayor', { digest: 'same' });
    expect(await set('mayor', { digest: 'same' })).toEqual(first);
    const { targets } = await createListKeyIndicatorTexts(world.deps)(world.actor('auditor'), health);
    expect(targets).toHaveLength(1);
  });

  it('change after planning only with a reason, and never once execution is over', async () => {
    await set('mayor');
    await world.enterPhase('execution');
    expect((await refusalOf(set('mayor', { version: 1 }))).code).toBe('change-reason-required');
    const { view } = await set('mayor', { version: 1, reason: 'Anggaran dipotong' });
    expect(view).toMatchObject({ text: 2, reason: 'Anggaran dipotong' });
    const { deadlines } = await world.cycle();
    world.clock.set(deadlines.execution);
    expect(await refusalOf(set('mayor', { version: 2, reason: 'x' }))).toMatchObject({ code: 'deadline-passed' });
    await world.enterPhase('supervisor-review');
    expect((await refusalOf(set('admin', { version: 2, reason: 'x' }))).code).toBe('deadline-passed');
  });

  it('are not set after the deadline of planning while the phase is still open', async () => {
    const { deadlines } = await world.cycle();
    world.clock.set(deadlines.planning);
    expect(await refusalOf(set('mayor'))).toMatchObject({ code: 'deadline-passed', deadline: deadlines.planning });
  });
});

describe('what was measured of a unit', () => {
  beforeEach(async () => {
    await set('mayor');
    await world.enterPhase('execution');
  });

  it.each(['health-head', 'admin'])('is reported by %s and judged at once, with the reckoning', async (by) => {
    expect(await report(by, { a: '110', b: '95' })).toMatchObject({ version: 1, view: { text: 1, by } });
    const { view } = await read('ani');
    expect(view.achievement).toMatchObject({ score: '104.00', rating: 'above', basis: 'key-indicators' });
    expect(view.achievement.explanation.inputs).toHaveLength(2);
    expect(view.realisationVersion).toBe(1);
  });

  it.each([
    ['the leader above', 'mayor'],
    ['a head of a unit below', 'chief'],
    ['the head of another service', 'school-head'],
  ])('is not reported by %s', async (_, by) => {
    expect((await refusalOf(report(by, { a: '1' }))).code).toBe('forbidden');
  });

  it('names key indicators of the unit, each once', async () => {
    expect(await refusalOf(report('admin', { z: '1' }))).toMatchObject({
      code: 'unknown-indicator',
      fields: [{ pointer: '/items/0/indicatorId' }],
    });
    const twice = createReportKeyIndicators(world.deps)(world.command('admin', { key: null }), {
      ...health,
      items: ['1', '2'].map((value) => ({ indicatorId: 'a', value, evidence: [] })),
    });
    expect(await refusalOf(twice)).toMatchObject({
      code: 'invalid-body',
      fields: [{ pointer: '/items/1/indicatorId' }],
    });
  });

  it('keeps every report and needs the version that was read', async () => {
    await report('health-head', { a: '50' });
    expect((await refusalOf(report('health-head', { a: '60' }))).code).toBe('precondition-required');
    await report('health-head', { a: '60' }, { version: 1 });
    const { realisations } = await createListKeyIndicatorTexts(world.deps)(world.actor('ani'), health);
    expect(realisations.map(({ text, items }) => [text, items[0]?.value])).toEqual([
      [1, '50'],
      [2, '60'],
    ]);
  });

  it('has nothing to stand on in a unit without targets, and comes in time', async () => {
    const school = createReportKeyIndicators(world.deps)(world.command('admin', { key: null }), {
      cycleId,
      unitCode: 'DISDIK',
      items: [{ indicatorId: 'a', value: '1', evidence: [] }],
    });
    expect((await refusalOf(school)).code).toBe('wrong-stage');
    const { deadlines } = await world.cycle();
    world.clock.set(deadlines.execution);
    expect((await refusalOf(report('health-head', { a: '1' }))).code).toBe('deadline-passed');
  });

  it('counts in the unit above where that has no key indicators of its own', async () => {
    await report('health-head', { a: '110', b: '95' });
    expect((await read('ani', 'KOTA')).view).toMatchObject({
      targets: null,
      achievement: { score: '104.00', basis: 'units-below' },
    });
  });
});
