import { describe, expect, it } from 'vitest';
import type { AnonymousFeedback } from '../../../functions/domain/feedback/anonymous-feedback.ts';
import type { Page, Range, Store, Stored } from '../../../functions/ports/store.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createMemoryStore } from '../../../functions/store/memory-store.ts';
import { sealFeedback } from '../../../functions/usecases/feedback/seal-feedback.ts';
import { eachOf } from '../../../functions/usecases/support/load.ts';
import { CrashError, crashingStore } from '../../support/crashing-store.ts';
import { createDumpableStore } from '../../support/dump.ts';
import { agencyId, cycleId } from '../../support/world.ts';

const target = { cycleId, employeeId: 'chief' };
const rules = { threshold: 3, maximumShare: '60', maximumAsked: 20, remindWorkingDays: [], decimals: 2 };
type Said = [author: string, month: string, rating: 'below' | 'meets' | 'above'];

const fact = (rating: Said[2], note: string): AnonymousFeedback => ({
  schemaVersion: 1,
  source: 'subordinate',
  month: '2026-01',
  ratings: { loyal: rating },
  note,
  requestDigest: 'x',
});

/** The statements are what the range asked for holds. */
const isOf = <T>(range: Range<T>, item: Stored<unknown>): item is Stored<T> => item.key.pk === range.pk;

/** A table that holds just these statements, with its last state to look at. */
const tableWith = async (said: readonly Said[]) => {
  const crashing = crashingStore(createMemoryStore());
  const store = createDumpableStore(crashing);
  for (const [author, month, rating] of said) {
    const key = keys.anonymousFeedback(agencyId, cycleId, 'chief', month, author);
    await store.commit([{ kind: 'insert', key, data: { ...fact(rating, `${rating} ${month}`), month } }]);
  }
  return { store, crashing, seal: () => sealFeedback({ store }, agencyId, target, rules) };
};

const enough: Said[] = [
  ['a', '2026-01', 'below'],
  ['b', '2026-01', 'meets'],
  ['c', '2026-01', 'above'],
  ['a', '2026-02', 'above'],
];
/** One voice and two whispers: together they may not be shown, though the three of January could. */
const dominated: Said[] = [
  ...['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'].map((month): Said => ['a', month, 'below']),
  ['b', '2026-01', 'above'],
  ['c', '2026-01', 'above'],
];

const sealed = async (said: readonly Said[]) => {
  const { store, seal } = await tableWith(said);
  await seal();
  return store.dump();
};

describe('sealing', () => {
  it('leaves the release and the notes, and no statement', async () => {
    const dump = await sealed(enough);
    expect(dump.map(({ key }) => key.sk)).toEqual(['heard', 'heard#subordinate#000000']);
    expect(dump[1]?.data).toMatchObject({
      notes: ['above 2026-01', 'above 2026-02', 'below 2026-01', 'meets 2026-01'],
    });
  });

  it('of fewer than a release needs deletes each of them and writes nothing', async () => {
    const { store, crashing, seal } = await tableWith(enough.slice(0, 2));
    crashing.heal();
    await seal();
    expect(await store.dump()).toEqual([]);
    expect(crashing.commits()).toBe(2);
  });

  it('pages notes, so that a leader of hundreds fits the engine’s items', async () => {
    const many = Array.from({ length: 120 }, (_, i): Said => [`p${i}`, '2026-01', 'meets']);
    const { store, seal } = await tableWith(many);
    await seal();
    const pages: number[] = [];
    for await (const { data } of eachOf({ store }, keys.feedbackNotesOf(agencyId, cycleId, 'chief', 'subordinate')))
      pages.push(data.notes.length);
    expect(pages).toEqual([100, 20]);
  });

  it.each<[string, Said[]]>([
    ['what may be released', enough],
    ['what may not', enough.slice(0, 2)],
    ['what may not though a part of it could', dominated],
  ])('killed at any commit and run again comes to the same table: %s', async (_, said) => {
    const clean = await sealed(said);
    const { crashing: counted, seal } = await tableWith(said);
    counted.heal();
    await seal();
    const commits = counted.commits();
    expect(commits).toBeGreaterThan(said.length - 1);
    for (let at = 0; at < commits; at++)
      for (const moment of ['before', 'after'] as const) {
        const { store, crashing, seal: attempt } = await tableWith(said);
        crashing.crashAt(at, moment);
        await expect(attempt()).rejects.toThrow(CrashError);
        crashing.heal();
        await attempt();
        expect(await store.dump()).toEqual(clean);
      }
  });

  it.each<[string, Said[]]>([
    ['what may be released', enough],
    ['what may not', enough.slice(0, 2)],
    ['what may not though a part of it could', dominated],
  ])('by several workers at once comes to the same table: %s', async (_, said) => {
    const { store, seal } = await tableWith(said);
    await Promise.all([seal(), seal(), seal()]);
    expect(await store.dump()).toEqual(await sealed(said));
  });

  it('by a worker that read while another was deleting releases nothing of the rest it saw', async () => {
    const { store, seal } = await tableWith(dominated);
    const range = keys.anonymousFeedbacks(agencyId, cycleId, 'chief');
    const { items } = await store.query(range, { limit: 200, after: null });
    const rest = items.filter(({ key }) => !key.sk.endsWith('#a') || key.sk.includes('2026-01'));
    expect(rest).toHaveLength(3);
    await seal();
    let reads = 0;
    const late: Store = {
      ...store,
      query: async <T>(asked: Range<T>, page: { limit: number; after: string | null }): Promise<Page<T>> => {
        reads += 1;
        const found = await store.query(asked, page);
        if (reads > 1) return found;
        return { items: rest.flatMap((one) => (isOf(asked, one) ? [one] : [])), next: null };
      },
    };
    await sealFeedback({ store: late }, agencyId, target, rules);
    expect(reads).toBe(2);
    expect(await store.dump()).toEqual([]);
  });
});
