import { describe, expect, it } from 'vitest';
import {
  type ClosingManifest,
  closingText,
  judgeShard,
  recomputeClosing,
} from '../../../functions/domain/closing/closing-manifest.ts';
import { type SettledPhase, settledPhases } from '../../../functions/domain/closing/plan-closure.ts';
import type { PhaseClosure } from '../../../functions/domain/cycle/cycle.ts';
import { verifySignature } from '../../../functions/runtime/ed25519.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createMemoryStore } from '../../../functions/store/memory-store.ts';
import { createCloseShards } from '../../../functions/usecases/closing/close-shards.ts';
import { createListClosings } from '../../../functions/usecases/closing/list-closings.ts';
import { signClosing } from '../../../functions/usecases/closing/sign-closing.ts';
import { CrashError, crashingStore } from '../../support/crashing-store.ts';
import { testDigest } from '../../support/fakes.ts';
import { refusalOf } from '../../support/refusals.ts';
import { evaluated, realise, shards } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';
import { submit } from '../rehearsals/rehearsal-world.ts';

const prepared = async (phase: SettledPhase, store = createMemoryStore()): Promise<World> => {
  const world = await createWorld({ store });
  await world.planned('ani');
  await submit(world, 'budi');
  if (phase !== 'planning') await realise(world, 'ani');
  const { deadlines } = await world.enterPhase(phase, { status: 'closing' });
  const at = deadlines[phase];
  const closure: PhaseClosure = { trigger: 'schedule', basis: 'deadline', by: null, cutOff: at, at };
  await world.put(keys.cycle(agencyId, cycleId), { ...(await world.cycle()), closures: { [phase]: closure } });
  return world;
};
const close = async (world: World, phase: SettledPhase): Promise<ClosingManifest> => {
  await createCloseShards(world.deps)({ ...shards, phase });
  await signClosing(world.deps, agencyId, await world.cycle(), phase);
  const { items } = await createListClosings(world.deps)(world.actor('auditor'), { cycleId });
  const [manifest] = items;
  if (manifest === undefined) throw new Error('nothing was signed');
  return manifest;
};

/** As an outsider would: from what is stored beside the close, and the rules. */
const judgeAgain = async (world: World, phase: SettledPhase) => {
  const digests = [];
  for (const shard of [0, 1]) {
    const stored = await world.read(keys.closedShard(agencyId, cycleId, phase, shard));
    const inputs = stored?.inputs ?? [];
    digests.push(judgeShard({ phase, zone: 'Asia/Jakarta' }, inputs, world.rules, testDigest));
  }
  return digests;
};

describe('a hard close', () => {
  it.each(settledPhases)('of %s is signed, and its inputs judged again give what was signed', async (phase) => {
    const world = await prepared(phase);
    const manifest = await close(world, phase);
    const { signature, ...unsigned } = manifest;
    expect(verifySignature(manifest.publicKey, closingText(unsigned), signature)).toBe(true);
    expect(verifySignature(manifest.publicKey, closingText({ ...unsigned, engine: 'x' }), signature)).toBe(false);
    expect(manifest.counts.cases).toBe(evaluated.length);
    expect(Object.values(manifest.counts.endStates).reduce((a, b) => a + b, 0)).toBe(evaluated.length);
    expect(manifest).toMatchObject({ phase, ruleSetVersion: world.rules.version, holds: [] });
    expect(recomputeClosing(manifest, await judgeAgain(world, phase), testDigest)).toBeNull();
  });

  it('does not recompute where an input was changed, or where another end is claimed', async () => {
    const world = await prepared('planning');
    const manifest = await close(world, 'planning');
    const key = keys.closedShard(agencyId, cycleId, 'planning', 0);
    const stored = await world.read(key);
    const inputs = (stored?.inputs ?? []).map((one) => ({ ...one, cutOff: '2026-01-01T00:00:00.000Z' }));
    await world.put(key, { schemaVersion: 1, shard: 0, inputs });
    expect(recomputeClosing(manifest, await judgeAgain(world, 'planning'), testDigest)).toBe('inputs');
    const other = { ...manifest, results: 'x' };
    const counted = { ...manifest, counts: { ...manifest.counts, cases: 99 } };
    await world.put(key, stored ?? { schemaVersion: 1, shard: 0, inputs: [] });
    expect(recomputeClosing(other, await judgeAgain(world, 'planning'), testDigest)).toBe('results');
    expect(recomputeClosing(counted, await judgeAgain(world, 'planning'), testDigest)).toBe('counts');
  });

  it('signs the same from a death at any commit', async () => {
    const expected = await close(await prepared('planning'), 'planning');
    for (let commit = 0; commit < 2 + evaluated.length - 1 + 2; commit++)
      for (const moment of ['before', 'after'] as const) {
        const store = crashingStore();
        const world = await prepared('planning', store);
        store.crashAt(commit, moment);
        await expect(close(world, 'planning')).rejects.toThrow(CrashError);
        store.heal();
        expect(await close(world, 'planning')).toEqual(expected);
        expect(recomputeClosing(expected, await judgeAgain(world, 'planning'), testDigest)).toBeNull();
      }
  });

  it('records what it judged last where an accepted request came in between', async () => {
    const inner = createMemoryStore();
    let interfere = true;
    const store: typeof inner = {
      ...inner,
      commit: async (writes) => {
        if (interfere && writes.some(({ key, kind }) => kind === 'replace' && key.sk === 'budi' && closing)) {
          interfere = false;
          const set = { seq: 1, version: 1, basis: 'set' } as const;
          await world.act('budi', (c) => ({ ...c, stage: 'planned', plan: set }), 'plan-set', { planSeq: 1 });
        }
        await inner.commit(writes);
      },
    };
    let closing = false;
    const world = await prepared('planning', store);
    closing = true;
    const manifest = await close(world, 'planning');
    expect(interfere).toBe(false);
    expect(manifest.counts.endStates).toMatchObject({ complete: 2, carried: 0 });
    expect(recomputeClosing(manifest, await judgeAgain(world, 'planning'), testDigest)).toBeNull();
  });

  it('keeps no text of anybody beside the close', async () => {
    const world = await prepared('planning');
    await close(world, 'planning');
    const stored = await world.read(keys.closedShard(agencyId, cycleId, 'planning', 0));
    for (const { case: subject } of stored?.inputs ?? [])
      expect(Object.keys(subject).toSorted()).toEqual([
        'appraiserId',
        'employeeId',
        'marks',
        'plan',
        'postFamily',
        'stage',
      ]);
  });

  it('is read by those who oversee the cycle alone', async () => {
    const world = await prepared('planning');
    await close(world, 'planning');
    const read = createListClosings(world.deps)(world.actor('ani'), { cycleId });
    expect(await refusalOf(read)).toMatchObject({ code: 'forbidden' });
  });
});
