import { describe, expect, it } from 'vitest';
import type { HumanPhase } from '../../../functions/domain/cycle/phase.ts';
import type { FollowUp } from '../../../functions/domain/follow-up/follow-up.ts';
import type { ServiceRecord } from '../../../functions/domain/forum/forum.ts';
import { addSeconds } from '../../../functions/domain/time/zone.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createClosePhase } from '../../../functions/usecases/cycles/close-phase.ts';
import { agencyId, createWorld, cycleId, exampleCycle, type World } from '../../support/world.ts';

const at = '2026-04-20T00:00:00.000Z';
const service: ServiceRecord = {
  schemaVersion: 1,
  code: 'DINKES',
  name: 'Dinas Kesehatan',
  headId: 'health-head',
  setterId: 'mayor',
  counts: { 'sangat-baik': 1, baik: 2, 'butuh-perbaikan': 0, kurang: 0, 'sangat-kurang': 0 },
  unassessed: 0,
  organisation: null,
  forum: { status: 'open' },
  decision: null,
  requests: [],
};
const organisation: ServiceRecord['organisation'] = { predicate: 'baik', reason: 'Sesuai.', by: 'mayor', at };
const forum: ServiceRecord['forum'] = {
  status: 'locked',
  by: 'member-1',
  at,
  justification: null,
  lawful: true,
  minutes: 'digest',
};
const seal = { provider: 'local', algorithm: 'Ed25519', publicKey: 'key', value: 'value' } as const;
const decision: ServiceRecord['decision'] = {
  by: 'secretary',
  at,
  statement: 'Sah.',
  digest: 'digest',
  people: 3,
  minutes: 'digest',
  exceptions: [],
  seal,
};
const objection = {
  schemaVersion: 1 as const,
  employeeId: 'ani',
  deciderId: 'health-head',
  filedAt: at,
  decideBy: '2026-06-05T17:00:00.000Z',
  open: true,
  warned: [],
};
const followUp: FollowUp = {
  schemaVersion: 1,
  id: 'ani.training',
  employeeId: 'ani',
  serviceCode: 'DINKES',
  ruleId: 'training',
  propose: 'training',
  text: { id: 'Pelatihan', en: 'Training' },
  legalBasis: 'PP 30/2019 pasal 53',
  months: null,
  improves: null,
  after: null,
  mitigating: [],
  proposedAt: at,
  outcome: null,
  term: null,
  evaluation: null,
};
const outcome: FollowUp['outcome'] = {
  decision: 'approve',
  reason: 'Perlu.',
  by: 'secretary',
  at,
  requestKey: 'request-1',
  requestDigest: 'digest-1',
};

const putService = (world: World, over: Partial<ServiceRecord>) =>
  world.put(keys.service(agencyId, cycleId, service.code), { ...service, ...over });
const putObjection = (world: World, open: boolean) =>
  world.put(keys.objectionEntry(agencyId, cycleId, 'ani'), { ...objection, open });
const putFollowUp = (world: World, over: Partial<FollowUp>) =>
  world.put(keys.followUp(agencyId, cycleId, 'DINKES', followUp.id), { ...followUp, ...over });

const close = (world: World, phase: HumanPhase, when: 'early' | 'due') =>
  createClosePhase(world.deps)({
    agencyId,
    cycleId,
    phase,
    trigger: 'administrator',
    by: 'admin',
    now: when === 'early' ? world.clock.now() : addSeconds(exampleCycle.deadlines[phase], 3600),
  });

type Way = { phase: HumanPhase; duty: string; owe: (w: World) => Promise<void>; settle: (w: World) => Promise<void> };
const ways: Way[] = [
  {
    phase: 'supervisor-review',
    duty: 'supervisor-review',
    owe: async (w) => void (await w.planned('ani')),
    settle: async (w) => {
      const review = { seq: 3, workResult: 'meets', behaviour: 'meets' } as const;
      const next = 'review-submitted';
      await w.act('ani', (c) => (c.stage === 'planned' ? { ...c, stage: 'reviewed', review } : c), next, {});
    },
  },
  {
    phase: 'organisation-predicate',
    duty: 'organisation-predicate',
    owe: (w) => putService(w, {}),
    settle: (w) => putService(w, { organisation }),
  },
  {
    phase: 'committee-forum',
    duty: 'forum-lock',
    owe: (w) => putService(w, { organisation }),
    settle: (w) => putService(w, { organisation, forum }),
  },
  {
    phase: 'final-decision',
    duty: 'final-decision',
    owe: (w) => putService(w, { organisation, forum }),
    settle: (w) => putService(w, { organisation, forum, decision }),
  },
  {
    phase: 'follow-up',
    duty: 'objection-decision',
    owe: (w) => putObjection(w, true),
    settle: (w) => putObjection(w, false),
  },
  {
    phase: 'follow-up',
    duty: 'follow-up-decision',
    owe: async (w) => {
      await putService(w, { decision });
      await putFollowUp(w, {});
    },
    settle: (w) => putFollowUp(w, { outcome }),
  },
];

describe('an early end', () => {
  it.each(ways)('of $phase waits for $duty', async ({ phase, duty, owe, settle }) => {
    const world = await createWorld();
    await world.enterPhase(phase);
    await owe(world);
    expect(await close(world, phase, 'early')).toEqual({ outcome: 'open-duties', duty });
    await settle(world);
    expect(await close(world, phase, 'early')).toMatchObject({ closure: { basis: 'duties-done' } });
  });
});

describe('past the deadline', () => {
  const held = ['final-decision', 'objection-decision'];

  it.each(ways.filter((w) => held.includes(w.duty)))('$phase stays open for $duty', async (way) => {
    const world = await createWorld();
    await world.enterPhase(way.phase);
    await way.owe(world);
    const open = { outcome: 'open-duties', duty: way.duty };
    expect(await close(world, way.phase, 'due')).toEqual(open);
    expect(await world.cycle()).toMatchObject({ status: 'open', closures: {} });
    await way.settle(world);
    // What was signed or decided after the deadline counts, so the cut-off is the moment of the close.
    const cutOff = addSeconds(exampleCycle.deadlines[way.phase], 3600);
    expect(await close(world, way.phase, 'due')).toMatchObject({ closure: { basis: 'deadline', cutOff } });
  });

  it.each(ways.filter((w) => !held.includes(w.duty)))('$phase ends with $duty still owed', async (way) => {
    const world = await createWorld();
    await world.enterPhase(way.phase);
    await way.owe(world);
    expect(await close(world, way.phase, 'due')).toMatchObject({ outcome: 'closing', closure: { basis: 'deadline' } });
  });
});
