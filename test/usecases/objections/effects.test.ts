import { describe, expect, it } from 'vitest';
import { addSeconds } from '../../../functions/domain/time/zone.ts';
import type { Store } from '../../../functions/ports/store.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createGetEntitlements } from '../../../functions/usecases/entitlements/get-entitlements.ts';
import { createDecideFollowUp } from '../../../functions/usecases/follow-ups/decide-follow-up.ts';
import { createProposeFollowUps } from '../../../functions/usecases/follow-ups/propose-follow-ups.ts';
import { createDecideObjection } from '../../../functions/usecases/objections/decide-objection.ts';
import { createGetObjection } from '../../../functions/usecases/objections/get-objection.ts';
import type { Command } from '../../../functions/usecases/support/deps.ts';
import { employeeKey } from '../../../functions/usecases/support/load.ts';
import { hearBoth, object } from '../../support/objections.ts';
import { people } from '../../support/people.ts';
import { publishedWorld, serviceOf, shards } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

const ani = { cycleId, employeeId: 'ani' };

/** `ani` holds a functional post, was assessed, and has a low result with its measures proposed: the window was extended since. */
const lowWorld = async (): Promise<World> => {
  const world = await publishedWorld();
  const person = people.find(({ id }) => id === 'ani');
  const [post] = person?.assignments ?? [];
  if (person === undefined || post === undefined) throw new Error('nobody');
  await world.put(employeeKey(agencyId, 'ani'), {
    ...person,
    assignments: [{ ...post, postFamily: 'JF', postLevel: 'ahli-pertama' }],
  });
  await world.put(keys.assessment(agencyId, 'ani', '2026-02-01'), {
    schemaVersion: 1,
    on: '2026-02-01',
    potential: 'high',
    source: 'AC 7/2026',
    validTo: '2028-12-31',
    importedBy: 'admin',
    at: '2026-02-02T00:00:00.000Z',
  });
  await world.act(
    'ani',
    (c) =>
      c.stage === 'decided' ? { ...c, result: { ...c.result, workResult: 'below', predicate: 'butuh-perbaikan' } } : c,
    'result-acknowledged',
    {},
  );
  const service = await serviceOf(world, 'DINKES');
  const counts = { ...service.data.counts, baik: service.data.counts.baik - 1, 'butuh-perbaikan': 1 };
  const organisation = { predicate: 'baik', reason: 'x', by: 'mayor', at: world.clock.now() } as const;
  await world.put(keys.service(agencyId, cycleId, 'DINKES'), { ...service.data, counts, organisation });
  await createProposeFollowUps(world.deps)(shards);
  await world.enterPhase('follow-up');
  const cycle = await world.cycle();
  const to = addSeconds(world.clock.now(), 3600);
  const extension = { phase: 'objection-window', from: to, to, reason: 'x', by: 'admin', at: to } as const;
  await world.put(keys.cycle(agencyId, cycleId), {
    ...cycle,
    extensions: [{ ...extension, requestKey: 'k', requestDigest: 'd' }],
  });
  return world;
};

const approve = (world: World, rule: string) =>
  createDecideFollowUp(world.deps)(world.command('secretary'), {
    cycleId,
    serviceCode: 'DINKES',
    followUpId: `ani.${rule}`,
    decision: 'approve',
    reason: 'x',
  });
const measure = (world: World, rule: string) => world.read(keys.followUp(agencyId, cycleId, 'DINKES', `ani.${rule}`));

const upheld = async (world: World) => {
  const decider = await object(world, 'ani');
  await hearBoth(world, 'ani', decider);
  const command = world.command(decider, { version: (await world.case('ani')).version });
  const ruling = { decision: 'uphold', reason: 'x', workResult: 'above', behaviour: 'above' } as const;
  await createDecideObjection(world.deps)(command, ani, ruling);
  return (await createGetObjection(world.deps)(world.actor('ani'), ani)).view.decision?.effects ?? [];
};

/** An objection of `ani` that may be decided, and a decision during which something else happens once the case was read. */
const twoDeciding = async () => {
  const world = await lowWorld();
  const decider = await object(world, 'ani');
  await hearBoth(world, 'ani', decider);
  const ruling = { decision: 'uphold', reason: 'x', workResult: 'above', behaviour: 'above' } as const;
  const service = keys.service(agencyId, cycleId, 'DINKES');
  const decide = (store: Store, command: Command) =>
    createDecideObjection({ ...world.deps, store })(command, ani, ruling);
  const beside = (command: Command, happen: () => Promise<unknown>) => {
    const { store } = world.deps;
    let happened = false;
    const get: Store['get'] = async (key, reading) => {
      if (key.pk === service.pk && key.sk === service.sk && !happened) {
        happened = true;
        await happen();
      }
      return store.get(key, reading);
    };
    return decide({ ...store, get }, command);
  };
  const { version } = await world.case('ani');
  return { world, version, by: () => world.command(decider, { version }), decide, beside };
};

describe('the effects of an objection upheld', () => {
  it('are listed: what holds from now on, and what only a human may change', async () => {
    const world = await lowWorld();
    await approve(world, 'performance-guidance');
    const effects = await upheld(world);
    expect(effects).toEqual(
      expect.arrayContaining([
        {
          what: 'result',
          how: 'applied',
          from: { version: 1, predicate: 'butuh-perbaikan' },
          to: { version: 2, predicate: 'sangat-baik' },
        },
        { what: 'allowance-factor', how: 'applied', from: '90', to: '100' },
        { what: 'credit-points', how: 'applied', from: '2.34', to: '4.69' },
        { what: 'talent-box', how: 'applied', from: '6', to: '9' },
        { what: 'follow-up', how: 'applied', followUpId: 'ani.improvement-period', change: 'withdrawn' },
        { what: 'follow-up', how: 'applied', followUpId: 'ani.award-certificate', change: 'proposed' },
        { what: 'follow-up', how: 'applied', followUpId: 'ani.succession-pool', change: 'proposed' },
        { what: 'follow-up', how: 'reported', followUpId: 'ani.performance-guidance', change: 'decided-already' },
      ]),
    );
    const spread = effects.find(({ what }) => what === 'distribution');
    expect(spread).toMatchObject({ how: 'reported', serviceCode: 'DINKES' });
  });

  it('are applied: a measure taken back says so, one decided stays with the human who decided it', async () => {
    const world = await lowWorld();
    await approve(world, 'performance-guidance');
    await upheld(world);
    expect((await measure(world, 'improvement-period'))?.outcome).toMatchObject({ decision: 'withdraw' });
    expect((await measure(world, 'performance-guidance'))?.outcome).toMatchObject({ decision: 'approve' });
    expect((await measure(world, 'award-certificate'))?.outcome).toBeNull();
    const given = await createGetEntitlements(world.deps)(world.actor('ani'), ani);
    expect(given).toMatchObject({
      version: 2,
      creditPoints: { decision: 'earned', points: '4.69', share: '150' },
      talent: { decision: 'placed', box: 9, inSuccessionPool: true },
      allowance: { factor: '100' },
    });
  });

  it('are decided once: who reads the service after another has decided hears of it, and a request sent twice its own answer', async () => {
    const { world, version, by, decide, beside } = await twoDeciding();
    await expect(beside(by(), () => decide(world.deps.store, by()))).rejects.toMatchObject({
      refusal: { code: 'precondition-failed', extra: { currentVersion: version + 1 } },
    });
    const again = await twoDeciding();
    const twice = again.by();
    const receipt = await again.beside(twice, () => again.decide(again.world.deps.store, twice));
    expect(receipt).toMatchObject({ act: 'objection-decided', version: version + 1 });
  });

  it('change nobody else', async () => {
    const world = await lowWorld();
    const others = ['chief', 'budi', 'health-head'];
    const before = await Promise.all(others.map((id) => world.case(id)));
    await upheld(world);
    expect(await Promise.all(others.map((id) => world.case(id)))).toEqual(before);
  });
});
