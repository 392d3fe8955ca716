import { describe, expect, it } from 'vitest';
import { type ActProof, verifyProof } from '../../../functions/domain/audit/export/proof.ts';
import { verifySignature } from '../../../functions/runtime/ed25519.ts';
import { createProveAct } from '../../../functions/usecases/audit/prove-act.ts';
import { sealNow } from '../../support/exports.ts';
import { testDigest, testSigner } from '../../support/fakes.ts';
import { refusalOf } from '../../support/refusals.ts';
import { forumWorld, publish, publishedWorld } from '../../support/stages.ts';
import { cycleId, type World } from '../../support/world.ts';

const prove = (world: World, personId: string, seq: number, employeeId = 'ani') =>
  createProveAct(world.deps)(world.actor(personId), { cycleId, employeeId, seq });

const judge = async (proof: unknown, key?: string) => {
  const known = key ?? (await testSigner.publicKey());
  return verifyProof(JSON.stringify(proof), {
    digest: testDigest,
    verify: verifySignature,
    trusts: (publicKey) => publicKey === known,
    fromBase64url: (text) => new Uint8Array(Buffer.from(text, 'base64url')),
  });
};

const proofOf = async (seq: number): Promise<ActProof> => {
  const world = await publishedWorld();
  await sealNow(world, 'final-decision');
  const view = await prove(world, 'ani', seq);
  if (view.status !== 'sealed') throw new Error('not sealed');
  return view.proof;
};

describe('the proof of an act', () => {
  it.each([1, 2, 3, 4, 5])('act %i is under the signed root, and shows nobody else', async (seq) => {
    const proof = await proofOf(seq);
    expect(await judge(proof)).toMatchObject({ holds: true, proof: { act: { seq } } });
    expect(proof.following.map((one) => one.seq)).toEqual([1, 2, 3, 4, 5].filter((later) => later > seq));
    for (const other of ['budi', 'citra']) expect(JSON.stringify(proof)).not.toContain(`"employeeId":"${other}"`);
  });

  it.each<[string, (proof: ActProof) => unknown, string]>([
    ['another actor', (p) => ({ ...p, act: { ...p.act, actor: 'somebody' } }), 'chain'],
    ['a link left out', (p) => ({ ...p, following: p.following.slice(1) }), 'chain'],
    ['another person', (p) => ({ ...p, employeeId: 'budi' }), 'not-included'],
    ['an earlier end', (p) => ({ ...p, following: p.following.slice(0, -1) }), 'not-included'],
    ['another root', (p) => ({ ...p, seal: { ...p.seal, root: 'A'.repeat(43) } }), 'not-included'],
    ['another time', (p) => ({ ...p, seal: { ...p.seal, at: '2025-01-01T00:00:00.000Z' } }), 'signature'],
    ['a member too many', (p) => ({ ...p, remark: 'true' }), 'unreadable'],
  ])('with %s does not hold', async (_, forge, problem) => {
    expect(await judge(forge(await proofOf(2)))).toEqual({ holds: false, problem });
  });

  it('by a key that is not trusted does not hold', async () => {
    expect(await judge(await proofOf(2), 'A'.repeat(43))).toEqual({ holds: false, problem: 'foreign-key' });
    expect((await judge('no proof')).holds).toBe(false);
  });

  it('says so where the act came after the last seal, until the next one', async () => {
    const world = await publishedWorld();
    expect(await prove(world, 'ani', 5)).toEqual({ status: 'not-yet-sealed', seq: 5 });
    await sealNow(world, 'final-decision');
    await world.act('ani', (c) => c, 'result-acknowledged', {});
    expect((await prove(world, 'ani', 5)).status).toBe('sealed');
    expect((await prove(world, 'ani', 6)).status).toBe('not-yet-sealed');
    await sealNow(world, 'objection-window');
    expect((await prove(world, 'ani', 6)).status).toBe('sealed');
  });

  it('shows no link of a result that is not published', async () => {
    const world = await forumWorld();
    await sealNow(world, 'scoring');
    expect((await refusalOf(prove(world, 'ani', 4))).code).toBe('not-found');
    expect((await prove(world, 'ani', 3)).status).toBe('not-yet-sealed');
    expect((await prove(world, 'auditor', 4)).status).toBe('sealed');
    await publish(world);
    expect((await prove(world, 'ani', 4)).status).toBe('sealed');
  });

  it('answers a stranger as for an act that does not exist', async () => {
    const world = await publishedWorld();
    expect((await refusalOf(prove(world, 'dewi', 1))).code).toBe('not-found');
    expect((await refusalOf(prove(world, 'ani', 9))).code).toBe('not-found');
  });
});
