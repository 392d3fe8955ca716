import { describe, expect, it } from 'vitest';
import { keys } from '../../functions/store/keys.ts';
import { createMemoryStore } from '../../functions/store/memory-store.ts';
import { type Upgrade, upgrade, upgrades } from '../../functions/store/upgrades.ts';
import { withUpgrades } from '../../functions/store/upgrading-store.ts';
import { createImportUnits } from '../../functions/usecases/directory/import-units.ts';
import { createListUnits } from '../../functions/usecases/directory/list-units.ts';
import { shapeOf, storedDocuments } from '../support/document-shapes.ts';
import { agencyId, createWorld } from '../support/world.ts';
import { rowsOf } from '../usecases/directory/rows.ts';

/** Made up: as if units had once named the one above as `parent`, and before that had no name of their own. */
const isUnit: Upgrade['isAt'] = ({ pk }) => pk === keys.units(pk.split('#')[0] ?? '').pk;
const ways: Upgrade[] = [
  { document: 'Unit', from: -1, isAt: isUnit, next: (old) => ({ name: old.code, ...old, schemaVersion: 0 }) },
  {
    document: 'Unit',
    from: 0,
    isAt: isUnit,
    next: ({ parent, ...rest }) => ({ ...rest, parentCode: parent, schemaVersion: 1 }),
  },
];
const oldUnit = {
  schemaVersion: 0,
  code: 'DISHUB',
  name: 'Perhubungan',
  kind: 'service',
  parent: 'KOTA',
  headId: null,
};
const today = {
  schemaVersion: 1,
  code: 'DISHUB',
  name: 'Perhubungan',
  kind: 'service',
  parentCode: 'KOTA',
  headId: null,
};

const start = async () => {
  const inner = createMemoryStore();
  const world = await createWorld({ store: withUpgrades(inner, ways) });
  const key = keys.unit(agencyId, 'DISHUB');
  await inner.commit([{ kind: 'insert', key, data: oldUnit }]);
  return { inner, world, key };
};

describe('a document of an older version', () => {
  it('is read as today’s, whichever way it is read, and stays as it is', async () => {
    const { inner, world, key } = await start();
    const { store } = world.deps;
    expect((await store.get(key))?.data).toEqual(today);
    expect((await store.getMany([key]))[0]?.data).toEqual(today);
    const { items } = await store.query(keys.units(agencyId), { limit: 100, after: null });
    expect(items.find((item) => item.key.sk === 'DISHUB')).toEqual({ key: { ...key }, version: 1, data: today });
    expect((await inner.get(key))?.data).toEqual(oldUnit);
  });

  it('is worked with by the use cases, and stored as today’s at its next change', async () => {
    const { inner, world, key } = await start();
    const listed = await createListUnits(world.deps)(world.actor('admin'), { limit: 100, cursor: null });
    expect(JSON.stringify(listed)).toContain('"parentCode":"KOTA"');
    const row = { code: 'DISHUB', name: 'Dinas Perhubungan', kind: 'service', parentCode: 'KOTA' } as const;
    expect(await createImportUnits(world.deps)(world.command('admin'), rowsOf([row]))).toMatchObject({ updated: 1 });
    expect(await inner.get(key)).toMatchObject({ version: 2, data: { ...today, name: 'Dinas Perhubungan' } });
    expect(JSON.stringify((await inner.get(key))?.data)).not.toContain('"parent"');
  });

  it('comes as today’s with a conflict too', async () => {
    const { world, key } = await start();
    const late = world.deps.store.commit([{ kind: 'replace', key, version: 9, data: today }]);
    await expect(late).rejects.toMatchObject({ name: 'ConflictError', found: { version: 1, data: today } });
  });

  it('goes step by step from any version before', () => {
    const { name: _, ...older } = { ...oldUnit, schemaVersion: -1 };
    expect(upgrade(keys.unit(agencyId, 'DISHUB'), older, ways)).toEqual({ ...today, name: 'DISHUB' });
  });

  it('is left alone at another key, and in its current version is the very same object', () => {
    expect(upgrade(keys.agency(agencyId), oldUnit, ways)).toBe(oldUnit);
    expect(upgrade(keys.unit(agencyId, 'DISHUB'), today, ways)).toBe(today);
  });

  it('is never upgraded for ever', () => {
    const still: Upgrade = { document: 'Unit', from: 0, isAt: isUnit, next: (old) => ({ ...old }) };
    expect(() => upgrade(keys.unit(agencyId, 'X'), oldUnit, [still])).toThrow(/does not give version 1/);
  });

  it('costs nothing where there is no way to take', () => {
    const inner = createMemoryStore();
    expect(withUpgrades(inner, [])).toBe(inner);
  });
});

/** What a chain or a seal holds by its digest, or is itself a proof: read as it was written (decision 37). */
const proofs = ['Case', 'ActRecord', 'Seal', 'SealHead', 'CycleSeal', 'SealedShard', 'RuleSet', 'Minutes'];

describe('the ways that are shipped', () => {
  it('lead from every version before the current one, for every document that may be read otherwise', () => {
    const missing = storedDocuments()
      .filter((name) => !proofs.includes(name))
      .flatMap((document) =>
        Array.from({ length: Number(shapeOf(document).version) - 1 }, (_, i) => ({ document, from: i + 1 })),
      )
      .filter(({ document, from }) => !upgrades.some((way) => way.document === document && way.from === from));
    expect(missing).toEqual([]);
  });

  it('are of documents that exist, each step once, and of none that is a proof', () => {
    for (const { document } of upgrades) {
      expect(storedDocuments()).toContain(document);
      expect(proofs).not.toContain(document);
    }
    expect(new Set(upgrades.map(({ document, from }) => `${document} ${from}`)).size).toBe(upgrades.length);
    expect(proofs.filter((name) => !storedDocuments().includes(name))).toEqual([]);
  });
});
