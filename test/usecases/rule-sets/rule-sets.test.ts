import { describe, expect, it } from 'vitest';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import type { RuleSet } from '../../../functions/domain/rules/rule-set.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createGetCycle } from '../../../functions/usecases/cycles/get-cycle.ts';
import { createActivateRuleSet } from '../../../functions/usecases/rule-sets/activate-rule-set.ts';
import { createGetRuleSet } from '../../../functions/usecases/rule-sets/get-rule-set.ts';
import { createListRuleSets } from '../../../functions/usecases/rule-sets/list-rule-sets.ts';
import { createSaveDraft } from '../../../functions/usecases/rule-sets/save-draft.ts';
import { loadRules } from '../../../functions/usecases/support/load.ts';
import { refusalOf } from '../../support/refusals.ts';
import { agencyId, createWorld, cycleId, exampleCycle, type World } from '../../support/world.ts';

const version = '2026.2';
const { schemaVersion: _, version: __, ...content } = defaultRuleSet;
const stricter = { ...content, workResult: { ...content.workResult, meetsFrom: '95' } };
type Content = Omit<RuleSet, 'schemaVersion' | 'version'>;

const save = (world: World, rules: Content = stricter, request: Parameters<World['command']>[1] = {}) =>
  createSaveDraft(world.deps)(world.command('admin', { key: null, ...request }), {
    version,
    note: 'Lebih ketat.',
    rules,
  });
const activate = (world: World, by = 'secretary', request: Parameters<World['command']>[1] = { version: 1 }) =>
  createActivateRuleSet(world.deps)(world.command(by, request), { version });

describe('a draft', () => {
  it('is written, read back and judged, and is in force nowhere', async () => {
    const world = await createWorld();
    const { view, version: etag } = await save(world);
    expect(view).toMatchObject({ version, status: 'draft', problems: [], coveredYears: [2026], draftedBy: 'admin' });
    expect(etag).toBe(1);
    const read = await createGetRuleSet(world.deps)(world.actor('secretary'), { version });
    expect(read).toEqual({ view, version: 1 });
    expect(await world.read(keys.ruleSet(agencyId, version))).toBeNull();
    expect((await world.read(keys.agency(agencyId)))?.ruleSetVersion).toBe('2026.1');
  });

  it('is replaced only by whoever saw its last text', async () => {
    const world = await createWorld();
    await save(world);
    expect(await refusalOf(save(world, content))).toMatchObject({ code: 'precondition-required' });
    expect(await refusalOf(save(world, content, { version: 7 }))).toMatchObject({ code: 'precondition-failed' });
    expect((await save(world, content, { version: 1 })).version).toBe(2);
  });

  it('may be unsound, says how, and cannot be put in force then', async () => {
    const world = await createWorld();
    const { view } = await save(world, { ...content, legalBasis: [], validFrom: '2027-01-01' });
    const found = ['/rules/legalBasis required', '/rules/calendar/years year-not-covered'];
    expect(view.problems.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(found);
    const refusal = await refusalOf(activate(world));
    expect(refusal).toMatchObject({ code: 'rule-set-invalid', fields: view.problems });
    expect(await world.read(keys.ruleSet(agencyId, version))).toBeNull();
  });

  it('is for administrators to write, and not for everybody to read', async () => {
    const world = await createWorld();
    const byStaff = createSaveDraft(world.deps)(world.command('ani'), { version, note: 'x', rules: content });
    expect(await refusalOf(byStaff)).toMatchObject({ code: 'forbidden' });
    await save(world);
    const get = createGetRuleSet(world.deps);
    expect(await refusalOf(get(world.actor('ani'), { version }))).toMatchObject({ code: 'forbidden' });
    expect((await get(world.actor('ani'), { version: '2026.1' })).view.rules).toEqual(defaultRuleSet);
    const list = createListRuleSets(world.deps);
    const versions = async (who: string) => (await list(world.actor(who))).items.map((one) => one.version);
    expect([await versions('ani'), await versions('admin')]).toEqual([['2026.1'], ['2026.1', version]]);
  });
});

describe('putting a draft in force', () => {
  it('makes an immutable version that new cycles take', async () => {
    const world = await createWorld();
    const { view } = await save(world);
    const activation = await activate(world);
    expect(activation).toMatchObject({ version, draftedBy: 'admin', by: 'secretary', digest: view.digest });
    expect(await loadRules(world.deps, agencyId, version)).toEqual(view.rules);
    expect(await world.read(keys.ruleSetDraft(agencyId, version))).toBeNull();
    expect((await createListRuleSets(world.deps)(world.actor('ani'))).present).toBe(version);
    expect((await world.cycle()).ruleSetVersion).toBe('2026.1');
    expect(await refusalOf(save(world, content))).toMatchObject({ code: 'already-exists' });
    expect(await refusalOf(activate(world))).toMatchObject({ code: 'already-exists' });
  });

  it('is done once, however often the request arrives', async () => {
    const world = await createWorld();
    await save(world);
    const request = { version: 1, key: 'activate-1', digest: 'd' };
    const [first, second] = await Promise.all([
      activate(world, 'secretary', request),
      activate(world, 'secretary', request),
    ]);
    expect(second).toEqual(first);
    world.clock.advance(60);
    expect(await activate(world, 'secretary', request)).toEqual(first);
    const other = activate(world, 'secretary', { ...request, digest: 'other' });
    expect(await refusalOf(other)).toMatchObject({ code: 'idempotency-key-reused' });
  });

  it.each([
    ['its author', 'admin', { version: 1 }, 'forbidden'],
    ['somebody without the office', 'ani', { version: 1 }, 'forbidden'],
    ['somebody who did not read it', 'secretary', {}, 'precondition-required'],
    ['somebody who read an older text', 'secretary', { version: 2 }, 'precondition-failed'],
    [
      'a request that could not be told from its repeat',
      'secretary',
      { version: 1, key: null },
      'idempotency-key-required',
    ],
  ])('is refused to %s', async (_name, by, request, code) => {
    const world = await createWorld();
    await save(world);
    expect(await refusalOf(activate(world, by, request))).toMatchObject({ code });
    expect((await world.read(keys.agency(agencyId)))?.ruleSetVersion).toBe('2026.1');
  });
});

describe('a cycle whose windows leave the years of the calendar', () => {
  it('says so', async () => {
    const world = await createWorld();
    const get = async () => (await createGetCycle(world.deps)(world.actor('ani'), { cycleId })).uncoveredYears;
    expect(await get()).toEqual([]);
    // The new year of Jakarta has begun though it is still December in UTC.
    const deadlines = { ...exampleCycle.deadlines, 'follow-up': '2026-12-31T17:00:00.000Z' };
    await world.put(keys.cycle(agencyId, cycleId), { ...exampleCycle, deadlines });
    expect(await get()).toEqual([2027]);
  });
});
