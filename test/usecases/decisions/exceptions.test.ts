import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isAct } from '../../../functions/domain/case/result-bodies.ts';
import { decisionText, separateDecisionText } from '../../../functions/domain/forum/sealed-texts.ts';
import { signedList } from '../../../functions/domain/forum/signed-list.ts';
import { SignatureUnavailableError } from '../../../functions/ports/signature.ts';
import { createKmsSigner } from '../../../functions/runtime/aws/kms-signer.ts';
import { nodeDigest } from '../../../functions/runtime/digest.ts';
import { readCredentials } from '../../../functions/runtime/environment.ts';
import { createSignatureBy } from '../../../functions/runtime/signature/signed-by.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createMemoryStore } from '../../../functions/store/memory-store.ts';
import { readChain } from '../../../functions/usecases/audit/read-chain.ts';
import { findOpenDuty } from '../../../functions/usecases/cycles/find-open-duty.ts';
import { createDecideException } from '../../../functions/usecases/decisions/decide-exception.ts';
import { createDecideShards } from '../../../functions/usecases/decisions/decide-shards.ts';
import { createSignDecision } from '../../../functions/usecases/decisions/sign-decision.ts';
import { createCloseForums } from '../../../functions/usecases/services/close-forums.ts';
import { testDigest } from '../../support/fakes.ts';
import { refusalOf } from '../../support/refusals.ts';
import { allCases, forumWorld, serviceOf, services, shards } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

const health = { cycleId, serviceCode: 'DINKES' };
const ani = [{ employeeId: 'ani', reason: 'Menunggu klarifikasi.' }];

const decision = async (): Promise<World> => {
  const world = await forumWorld(createMemoryStore());
  await createCloseForums(world.deps)(shards);
  await world.enterPhase('final-decision');
  return world;
};
const sign = async (world: World, serviceCode: string, exceptions: { employeeId: string; reason: string }[] = []) => {
  const { version } = await serviceOf(world, serviceCode);
  const command = world.command('secretary', { version });
  return createSignDecision(world.deps)(command, { cycleId, serviceCode, statement: 'Ditetapkan.', exceptions });
};
const decide = async (world: World, employeeId = 'ani', by = 'secretary') => {
  const { version } = await serviceOf(world, 'DINKES');
  const command = world.command(by, { version });
  return createDecideException(world.deps)(command, { ...health, employeeId, statement: 'Sudah jelas.' });
};
const duty = async (world: World) => findOpenDuty(world.deps, agencyId, await world.cycle(), 'final-decision');
const lawfulSeal = (text: string, { publicKey, value }: { publicKey: string; value: string }): boolean => {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  return verify(null, Buffer.from(text), key, Buffer.from(value, 'base64url'));
};

describe('a bulk signature with exceptions', () => {
  it('covers all others, and keeps the phase open until the person left out is decided on', async () => {
    const world = await decision();
    for (const code of services) await sign(world, code, code === 'DINKES' ? ani : []);
    expect((await serviceOf(world, 'DINKES')).data.decision).toMatchObject({ people: 3 });
    expect(await duty(world)).toBe('final-decision');
    await createDecideShards(world.deps)(shards);
    expect((await world.case('ani')).data.stage).toBe('scored');
    expect((await world.case('budi')).data.stage).toBe('decided');
  });

  it('gives the person a signature of their own, over the rating as it stands', async () => {
    const world = await decision();
    for (const code of services) await sign(world, code, code === 'DINKES' ? ani : []);
    world.clock.advance(3600);
    const before = (await world.case('ani')).data;
    const receipt = await decide(world);
    expect(receipt).toMatchObject({ by: 'secretary', at: world.clock.now() });
    expect(receipt.digest).toBe(signedList([before], testDigest).digest);
    expect(await duty(world)).toBeNull();
    await createDecideShards(world.deps)(shards);
    const { data } = await world.case('ani');
    expect(data).toMatchObject({ stage: 'decided', decision: { signedAt: receipt.at } });
    const act = (await readChain(world.deps, agencyId, await world.case('ani'))).records.at(-1);
    expect(act !== undefined && isAct(act, 'decided') ? act.body : null).toMatchObject({
      separately: true,
      digest: receipt.digest,
    });
    expect((await refusalOf(decide(world))).code).toBe('already-decided');
  });

  it.each([
    ['somebody of another unit', [{ employeeId: 'dewi', reason: 'x' }], '/exceptions/0/employeeId'],
    ['somebody without a result', [{ employeeId: 'citra', reason: 'x' }], '/exceptions/0/employeeId'],
    ['somebody twice', [...ani, ...ani], '/exceptions/1/employeeId'],
  ])('refuses %s', async (_, exceptions, pointer) => {
    const world = await decision();
    expect(await refusalOf(sign(world, 'DINKES', exceptions))).toMatchObject({
      code: 'invalid-body',
      fields: [{ pointer }],
    });
    expect((await serviceOf(world, 'DINKES')).data.decision).toBeNull();
  });

  it('lets nobody but the official decide, and on nobody but whom was left out', async () => {
    const world = await decision();
    await sign(world, 'DINKES', ani);
    expect((await refusalOf(decide(world, 'ani', 'member-1'))).code).toBe('forbidden');
    expect((await refusalOf(decide(world, 'budi'))).code).toBe('not-found');
  });
});

describe('the seal of a decision', () => {
  it('is verified with nothing but the public key, and breaks with every part of the text', async () => {
    const world = await decision();
    const { version: _, cycleId: __, serviceCode: ___, seal, ...rest } = await sign(world, 'DINKES', ani);
    const of = { agencyId, ...health };
    expect(rest.minutes).toBe((await world.read(keys.minutes(agencyId, cycleId, 'DINKES')))?.digest);
    expect(lawfulSeal(decisionText(of, rest, nodeDigest), seal)).toBe(true);
    expect(lawfulSeal(decisionText(of, { ...rest, by: 'somebody' }, nodeDigest), seal)).toBe(false);
    expect(lawfulSeal(decisionText(of, { ...rest, minutes: 'other' }, nodeDigest), seal)).toBe(false);
    expect(lawfulSeal(decisionText(of, { ...rest, exceptions: [] }, nodeDigest), seal)).toBe(false);
    const alone = await decide(world);
    const { seal: own, ...text } = alone;
    const { version: ____, cycleId: _____, serviceCode: ______, employeeId, ...parts } = text;
    expect(lawfulSeal(separateDecisionText({ ...of, employeeId }, parts), own)).toBe(true);
    expect(lawfulSeal(separateDecisionText({ ...of, employeeId: 'budi' }, parts), own)).toBe(false);
  });

  it('is not given without a key: nothing is signed', async () => {
    const world = await decision();
    const none = { keyArn: undefined, region: undefined, endpoint: undefined, credentials: readCredentials };
    const signature = createSignatureBy(createKmsSigner({ ...none, clock: world.deps.clock, fetch }));
    const { version } = await serviceOf(world, 'DINKES');
    const attempt = createSignDecision({ ...world.deps, signature })(world.command('secretary', { version }), {
      ...health,
      statement: 'x',
    });
    await expect(attempt).rejects.toThrow(SignatureUnavailableError);
    expect((await serviceOf(world, 'DINKES')).data.decision).toBeNull();
    expect((await allCases(world)).some(({ stage }) => stage === 'decided')).toBe(false);
  });
});
