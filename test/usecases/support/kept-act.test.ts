import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../../functions/domain/audit/verify-chain.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createGetAudit } from '../../../functions/usecases/audit/get-audit.ts';
import { readChain } from '../../../functions/usecases/audit/read-chain.ts';
import { createAcknowledgeResult } from '../../../functions/usecases/results/acknowledge-result.ts';
import { caseKey } from '../../../functions/usecases/support/load.ts';
import { testDigest } from '../../support/fakes.ts';
import { publishedWorld } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

const ani = { cycleId, employeeId: 'ani' };
const chainOf = async (world: World) => readChain(world.deps, agencyId, await world.case('ani'));
const actAt = (world: World, seq: number) => world.read(keys.act(agencyId, cycleId, 'ani', seq));
const acknowledge = (world: World, version: number, request: object = {}) =>
  createAcknowledgeResult(world.deps)(world.command('ani', { version, ...request }), ani);

describe('the act of a decision', () => {
  it('stands in the case until the next act, and the chain is whole with it', async () => {
    const world = await publishedWorld();
    const { data } = await world.case('ani');
    const { seq } = data.chain;
    expect(data.chain.last?.envelope).toMatchObject({ act: 'decided', seq, hash: data.chain.head });
    expect(await actAt(world, seq)).toBeNull();
    const { records, subject } = await chainOf(world);
    expect(records.map(({ envelope }) => envelope.seq)).toEqual(Array.from({ length: seq }, (_, i) => i + 1));
    expect(verifyChain({ ...ani, records, head: subject.chain, subject }, testDigest)).toEqual({ ok: true });
    const { view } = await createGetAudit(world.deps)(world.actor('auditor'), ani);
    expect(view).toMatchObject({ head: { seq, head: data.chain.head }, verification: { ok: true }, withheld: 0 });
    expect(view.head).not.toHaveProperty('last');
    expect(view.acts.at(-1)).toMatchObject({ act: 'decided' });
  });

  it('gets an item of its own with the next act, unchanged, in the same commit', async () => {
    const world = await publishedWorld();
    const { version, data } = await world.case('ani');
    const kept = data.chain.last;
    await acknowledge(world, version, { key: 'acknowledged', digest: 'same' });
    const after = await world.case('ani');
    expect(after.data.chain).toEqual({ seq: version, head: after.data.chain.head });
    expect(await actAt(world, version - 1)).toEqual(kept);
    const { records, subject } = await chainOf(world);
    expect(records.slice(-2).map(({ envelope }) => envelope.act)).toEqual(['decided', 'result-acknowledged']);
    expect(verifyChain({ ...ani, records, head: subject.chain, subject }, testDigest)).toEqual({ ok: true });
    // A repeat is still recognised, and writes nothing.
    await acknowledge(world, version, { key: 'acknowledged', digest: 'same' });
    expect((await world.case('ani')).version).toBe(after.version);
  });

  it('that was changed in the case breaks the chain where it stands', async () => {
    const world = await publishedWorld();
    const { data } = await world.case('ani');
    const { last, ...chain } = data.chain;
    if (last === undefined) throw new Error('no act is kept');
    const forged = { ...last, envelope: { ...last.envelope, at: '2026-01-01T00:00:00.000Z' } };
    await world.put(caseKey(agencyId, await world.cycle(), 'ani'), { ...data, chain: { ...chain, last: forged } });
    const { records, subject } = await chainOf(world);
    const verdict = verifyChain({ ...ani, records, head: subject.chain, subject }, testDigest);
    expect(verdict).toEqual({ ok: false, seq: chain.seq, problem: 'link-changed' });
  });

  it('that was taken out of the case is missed', async () => {
    const world = await publishedWorld();
    const { data } = await world.case('ani');
    const { last: _, ...chain } = data.chain;
    await world.put(caseKey(agencyId, await world.cycle(), 'ani'), { ...data, chain });
    const { records, subject } = await chainOf(world);
    const verdict = verifyChain({ ...ani, records, head: subject.chain, subject }, testDigest);
    expect(verdict).toEqual({ ok: false, seq: chain.seq, problem: 'wrong-head' });
  });
});
