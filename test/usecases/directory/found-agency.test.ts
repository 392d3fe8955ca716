import { expect, it } from 'vitest';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createMemoryStore } from '../../../functions/store/memory-store.ts';
import { createFoundAgency } from '../../../functions/usecases/directory/found-agency.ts';
import { createGetEmployee } from '../../../functions/usecases/directory/get-employee.ts';
import { createIdentifyPerson } from '../../../functions/usecases/directory/identify-person.ts';
import { testIds } from '../../support/fakes.ts';
import { refusalOf } from '../../support/refusals.ts';
import { agencyId, createWorld } from '../../support/world.ts';

const founding = {
  agency: { id: 'kendari', name: 'Kota Kendari', zone: 'Asia/Makassar' },
  ruleSet: defaultRuleSet,
  administrator: { nip: '198502022010012003', name: 'Admin Pertama', kind: 'PNS', rank: 'III/d' },
} as const;

const platform = () => {
  const deps = { store: createMemoryStore(), ids: testIds() };
  return { deps, found: createFoundAgency(deps) };
};

it('a founded agency has rules and one person, who is its administrator', async () => {
  const { deps, found } = platform();
  const { administratorId } = await found(founding);
  expect(await createIdentifyPerson(deps)('kendari', administratorId)).toEqual({
    agencyId: 'kendari',
    personId: administratorId,
    roles: ['administrator'],
  });
  expect((await deps.store.get(keys.agency('kendari')))?.data).toMatchObject({
    zone: 'Asia/Makassar',
    ruleSetVersion: defaultRuleSet.version,
  });
  expect((await deps.store.get(keys.ruleSet('kendari', defaultRuleSet.version)))?.data).toEqual(defaultRuleSet);
  expect((await deps.store.get(keys.nip('kendari', founding.administrator.nip)))?.data.employeeId).toBe(
    administratorId,
  );
});

it('is founded once: a second founding changes nothing', async () => {
  const { deps, found } = platform();
  await found(founding);
  const again = { ...founding, agency: { ...founding.agency, name: 'Nama lain' } };
  expect((await refusalOf(found(again))).code).toBe('already-exists');
  expect((await deps.store.get(keys.agency('kendari')))?.data.name).toBe('Kota Kendari');
});

it('refuses an administrator whose number is none, with nothing stored', async () => {
  const { deps, found } = platform();
  const broken = { ...founding, administrator: { ...founding.administrator, nip: '1.98E+17' } };
  expect(await refusalOf(found(broken))).toMatchObject({
    code: 'invalid-body',
    fields: [{ pointer: '/administrator/nip', code: 'nip-scientific' }],
  });
  expect(await deps.store.get(keys.agency('kendari'))).toBeNull();
});

it('a token for somebody whom the agency does not know is no identity', async () => {
  const world = await createWorld();
  const identify = createIdentifyPerson(world.deps);
  expect((await refusalOf(identify(agencyId, 'ghost'))).code).toBe('unauthenticated');
  expect((await refusalOf(identify('another-agency', 'ani'))).code).toBe('unauthenticated');
});

it.each([
  ['ani', true],
  ['chief', true],
  ['admin', true],
  ['auditor', true],
  ['budi', false],
  ['health-head', false],
])('a person of the directory is shown to %s: %s', async (personId, shown) => {
  const world = await createWorld();
  const attempt = createGetEmployee(world.deps)(world.actor(personId), { employeeId: 'ani' });
  if (shown) expect((await attempt).view).toMatchObject({ id: 'ani', inForce: { appraiserId: 'chief' } });
  else expect((await refusalOf(attempt)).code).toBe('not-found');
});
