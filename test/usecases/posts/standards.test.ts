import { beforeEach, describe, expect, it } from 'vitest';
import { createImportAssignments } from '../../../functions/usecases/directory/import-assignments.ts';
import { createProposePlan } from '../../../functions/usecases/plans/propose-plan.ts';
import { createGetStandard } from '../../../functions/usecases/posts/get-standard.ts';
import { createListHolders } from '../../../functions/usecases/posts/list-holders.ts';
import { createListStandardTexts } from '../../../functions/usecases/posts/list-standard-texts.ts';
import { createListStandards } from '../../../functions/usecases/posts/list-standards.ts';
import { createPutStandard, type StandardInput } from '../../../functions/usecases/posts/put-standard.ts';
import { people } from '../../support/people.ts';
import { refusalOf } from '../../support/refusals.ts';
import { publishedWorld } from '../../support/stages.ts';
import { exampleStandard, staffPost } from '../../support/standards.ts';
import { createWorld, cycleId, type World } from '../../support/world.ts';

let world: World;
let put: ReturnType<typeof createPutStandard>;
beforeEach(async () => {
  world = await createWorld();
  put = createPutStandard(world.deps);
});
const byAdmin = (version?: number, digest?: string) =>
  world.command('admin', {
    ...(version === undefined ? {} : { version }),
    ...(digest === undefined ? {} : { digest }),
  });
const changed: StandardInput = {
  ...exampleStandard,
  tasks: exampleStandard.tasks.map((task) => ({ ...task, text: `${task.text} (2026)` })),
  reason: 'Perwal baru',
};

describe('the standard of a post', () => {
  it('is set by an administrator and read by everybody', async () => {
    const { version } = await put(byAdmin(), exampleStandard);
    expect(version).toBe(1);
    const { view } = await createGetStandard(world.deps)(world.actor('ani'), { code: 'PTK' });
    expect(view).toMatchObject({ ...exampleStandard, text: 1, by: 'admin' });
    const page = await createListStandards(world.deps)(world.actor('ani'), { limit: 10, cursor: null });
    expect(page).toMatchObject({ items: [{ code: 'PTK', tasks: 2, workResults: 2 }], next: null });
    expect((await refusalOf(put(world.command('chief'), exampleStandard))).code).toBe('forbidden');
  });

  it('keeps every text, and asks why it is changed', async () => {
    await put(byAdmin(), exampleStandard);
    expect((await refusalOf(put(byAdmin(1), { ...changed, reason: null }))).code).toBe('change-reason-required');
    expect((await refusalOf(put(byAdmin(), changed))).code).toBe('precondition-required');
    expect((await refusalOf(put(byAdmin(7), changed))).code).toBe('precondition-failed');
    await put(byAdmin(1), changed);
    const { items } = await createListStandardTexts(world.deps)(world.actor('ani'), { code: 'PTK' });
    expect(items.map(({ text, reason, tasks }) => [text, reason, tasks[0]?.text])).toEqual([
      [1, null, 'Menelaah layanan'],
      [2, 'Perwal baru', 'Menelaah layanan (2026)'],
    ]);
  });

  it('answers a repeat like the first, and makes no second text of it', async () => {
    const first = await put(byAdmin(undefined, 'same'), exampleStandard);
    expect(await put(byAdmin(undefined, 'same'), exampleStandard)).toEqual(first);
    const { items } = await createListStandardTexts(world.deps)(world.actor('ani'), { code: 'PTK' });
    expect(items).toHaveLength(1);
  });

  it('is the only one of its post; another spelling is the same post', async () => {
    await put(byAdmin(), exampleStandard);
    const twin = {
      ...exampleStandard,
      code: 'PTK-2',
      post: { ...exampleStandard.post, postTitle: 'PENELAAH teknis kebijakan' },
    };
    expect(await refusalOf(put(byAdmin(), twin))).toMatchObject({ code: 'already-exists', extra: { code: 'PTK' } });
    const elsewhere = { ...twin, post: { ...twin.post, unitCode: 'DINKES.1' } };
    expect((await put(byAdmin(), elsewhere)).version).toBe(1);
  });

  it('leaves its post free where it is moved to another', async () => {
    await put(byAdmin(), exampleStandard);
    const moved = { ...changed, post: { ...staffPost, postTitle: 'Analis', unitCode: null } };
    await put(byAdmin(1), moved);
    expect((await put(byAdmin(), { ...exampleStandard, code: 'PTK-2' })).version).toBe(1);
  });

  it('is refused where no plan could start from it, or for a unit that is not there', async () => {
    const light = { ...exampleStandard, workResults: exampleStandard.workResults.slice(0, 1) };
    expect(await refusalOf(put(byAdmin(), light))).toMatchObject({
      code: 'incomplete-plan',
      fields: [{ pointer: '/workResults', code: 'weights-sum' }],
    });
    const nowhere = { ...exampleStandard, post: { ...exampleStandard.post, unitCode: 'ATLANTIS' } };
    expect((await refusalOf(put(byAdmin(), nowhere))).fields).toMatchObject([{ code: 'unknown-unit' }]);
  });
});

describe('a plan', () => {
  const propose = (personId: string) =>
    createProposePlan(world.deps)(world.actor(personId), { cycleId, employeeId: 'ani', source: 'standard' });

  it('starts from the standard of the post, the one for the unit before the one for all', async () => {
    await put(byAdmin(), exampleStandard);
    expect(await propose('ani')).toMatchObject({
      source: 'standard',
      from: { code: 'PTK', text: 1 },
      plan: { workResults: [{ id: 'layanan', serves: null }, { id: 'laporan' }] },
      problems: [],
    });
    await put(byAdmin(), { ...exampleStandard, code: 'PTK-1', post: { ...staffPost, unitCode: 'DINKES.1' } });
    expect((await propose('chief')).from).toEqual({ code: 'PTK-1', text: 1 });
  });

  it('has none to start from where the post has no standard', async () => {
    expect((await refusalOf(propose('ani'))).code).toBe('not-found');
  });
});

describe('the history of a post', () => {
  const holders = (w: World, personId: string, over: { limit?: number; cursor?: string | null } = {}) =>
    createListHolders(w.deps)(w.actor(personId), { code: 'PTK', limit: 20, cursor: null, ...over });

  it('lists its holders with their published results, to those who administer and audit them', async () => {
    const published = await publishedWorld();
    await createPutStandard(published.deps)(published.command('admin'), {
      ...exampleStandard,
      post: { ...staffPost, unitCode: 'DINKES.1' },
    });
    const { items, next } = await holders(published, 'auditor');
    expect(next).toBeNull();
    expect(items.map(({ employeeId, results }) => [employeeId, results.map(({ predicate }) => predicate)])).toEqual([
      ['ani', ['baik']],
      ['budi', ['baik']],
      ['citra', []],
    ]);
    expect(items[0]).toMatchObject({
      held: [{ from: '2025-01-01', to: null }],
      results: [{ cycleId, basis: 'reviewed' }],
    });
    expect((await refusalOf(holders(published, 'chief'))).code).toBe('forbidden');
  });

  it('shows no result before it is published, signed as it may be', async () => {
    const signed = await publishedWorld();
    await signed.enterPhase('publication', { publishedAt: null });
    await createPutStandard(signed.deps)(signed.command('admin'), exampleStandard);
    expect((await signed.case('ani')).data.stage).toBe('decided');
    const { items } = await holders(signed, 'admin');
    expect(items.flatMap(({ results }) => results)).toEqual([]);
    expect(items.length).toBeGreaterThan(3);
  });

  it('is paged without losing anybody', async () => {
    await put(byAdmin(), exampleStandard);
    const all = (await holders(world, 'admin')).items.map(({ employeeId }) => employeeId);
    const paged: string[] = [];
    for (let cursor: string | null = null; ; ) {
      const page: Awaited<ReturnType<typeof holders>> = await holders(world, 'admin', { limit: 2, cursor });
      paged.push(...page.items.map(({ employeeId }) => employeeId));
      cursor = page.next;
      if (cursor === null) break;
    }
    expect(paged).toEqual(all);
  });

  it('follows the list of posts: who comes is listed, who was entered by mistake is not', async () => {
    await put(byAdmin(), exampleStandard);
    const ani = people.find(({ id }) => id === 'ani');
    const chief = people.find(({ id }) => id === 'chief');
    const place = (postTitle: string, from: string) =>
      createImportAssignments(world.deps)(byAdmin(), {
        good: [
          {
            row: 1,
            value: {
              nip: ani?.nip ?? '',
              unitCode: 'DINKES.1',
              ...{ postTitle, postFamily: 'JA', postLevel: 'pelaksana', appraiserNip: chief?.nip ?? null },
              ...{ headsUnit: false, capacity: 'definitive', decree: null, from, to: null },
            },
          },
        ],
        broken: [],
      });
    const found = async () => (await holders(world, 'admin')).items.find(({ employeeId }) => employeeId === 'ani');

    expect((await place('Arsiparis', '2026-02-01')).created).toBe(1);
    expect((await found())?.held).toEqual([
      { from: '2025-01-01', to: '2026-01-31', capacity: 'definitive', decree: null },
    ]);
    expect((await place('Arsiparis', '2025-01-01')).updated).toBe(1);
    expect(await found()).toBeUndefined();
    expect((await place(staffPost.postTitle, '2026-03-01')).created).toBe(1);
    expect((await found())?.held).toMatchObject([{ from: '2026-03-01', to: null }]);
  });
});
