import { describe, expect, it } from 'vitest';
import { receiptView } from '../../../functions/contracts/receipts.ts';
import { canonicalJson } from '../../../functions/domain/audit/canonical.ts';
import { receiptText } from '../../../functions/domain/forum/sealed-texts.ts';
import { predicates, ratings } from '../../../functions/domain/scoring/predicate.ts';
import { createMemoryStore } from '../../../functions/store/memory-store.ts';
import { createDecideObjection } from '../../../functions/usecases/objections/decide-objection.ts';
import { createIssueReceipt } from '../../../functions/usecases/receipts/issue-receipt.ts';
import { createVerifyReceipt } from '../../../functions/usecases/receipts/verify-receipt.ts';
import { testDigest, testSignature } from '../../support/fakes.ts';
import { hearBoth, object } from '../../support/objections.ts';
import { refusalOf } from '../../support/refusals.ts';
import { forumWorld, publishedWorld } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

const target = { cycleId, employeeId: 'ani' };
const issue = (world: World, by = 'ani') => createIssueReceipt(world.deps)(world.command(by), target);
const look = (world: World, code: string, client = '192.0.2.7') =>
  createVerifyReceipt(world.deps)({ client }, { code });
const opened = () => publishedWorld(createMemoryStore());

const uphold = async (world: World): Promise<void> => {
  const command = async (by: string) => world.command(by, { version: (await world.case('ani')).version });
  const decider = await object(world, 'ani');
  await hearBoth(world, 'ani', decider);
  const ruling = { decision: 'uphold', reason: 'x', workResult: 'above', behaviour: 'above' } as const;
  world.clock.advance(60);
  await createDecideObjection(world.deps)(await command(decider), target, ruling);
};

describe('a receipt', () => {
  it('is the same each time it is asked for, also by two requests at once', async () => {
    const world = await opened();
    const [one, two] = await Promise.all([issue(world), issue(world)]);
    expect(two).toEqual(one);
    expect(await issue(world)).toEqual(one);
    expect(one.row).toMatchObject({ employeeId: 'ani', version: 1, predicate: 'baik' });
  });

  it('lets its holder prove the rating: the digest is of the row under the salt, and sealed', async () => {
    const world = await opened();
    const { row, salt, digest, signedAt, seal } = await issue(world);
    expect(digest).toBe(testDigest.hmac(salt, canonicalJson(row)));
    expect(digest).not.toBe(testDigest.hmac(salt, canonicalJson({ ...row, predicate: 'sangat-baik' })));
    const text = receiptText({ agencyId, cycleId, digest, signedAt });
    expect(await testSignature().verify(text, seal)).toBe(true);
    expect(await testSignature().verify(`${text} `, seal)).toBe(false);
  });

  it('is given to the person concerned alone, and not before publication', async () => {
    const world = await opened();
    expect((await refusalOf(issue(world, 'chief'))).code).toBe('forbidden');
    expect((await refusalOf(issue(world, 'dewi'))).code).toBe('not-found');
    expect((await refusalOf(issue(await forumWorld(createMemoryStore())))).code).toBe('wrong-phase');
  });
});

describe('a look at a receipt', () => {
  it('tells agency, cycle, dates and digest, and neither person nor rating', async () => {
    const world = await opened();
    const { code, digest, signedAt } = await issue(world);
    const view = await look(world, code);
    expect(receiptView.parse(view)).toEqual(view);
    expect(view).toMatchObject({ status: 'valid', digest, signedAt, supersededAt: null, certified: false });
    const told = JSON.stringify(view);
    for (const word of ['ani', 'Nama', '1980', ...predicates, ...ratings])
      expect(told).not.toMatch(new RegExp(`"[^"]*\\b${word}\\b[^"]*"`));
  });

  it('says superseded after an upheld objection, while the new result has a receipt of its own', async () => {
    const world = await opened();
    const first = await issue(world);
    await uphold(world);
    expect(await look(world, first.code)).toMatchObject({ status: 'superseded', supersededAt: world.clock.now() });
    const second = await issue(world);
    expect(second).toMatchObject({ version: 2, row: { predicate: 'sangat-baik' } });
    expect(second.code).not.toBe(first.code);
    expect(await look(world, second.code)).toMatchObject({ status: 'valid' });
  });

  it('answers a made-up code and an unknown agency alike', async () => {
    const world = await opened();
    const madeUp = await refusalOf(look(world, `${agencyId}.${'A'.repeat(43)}`));
    expect(madeUp.code).toBe('not-found');
    expect(await refusalOf(look(world, `elsewhere.${'A'.repeat(43)}`))).toEqual(madeUp);
  });

  it('is limited by network address, guesses included', async () => {
    const world = await opened();
    const { code } = await issue(world);
    const { receiptChecksPerMinute } = world.rules.decision;
    for (let n = 0; n < receiptChecksPerMinute; n++) await look(world, `${agencyId}.${'A'.repeat(43)}`).catch(() => 0);
    expect((await refusalOf(look(world, code))).code).toBe('too-many-requests');
    expect(await look(world, code, '198.51.100.9')).toMatchObject({ status: 'valid' });
    world.clock.advance(60);
    expect(await look(world, code)).toMatchObject({ status: 'valid' });
  });
});
