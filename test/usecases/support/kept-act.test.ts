import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../../functions/domain/audit/verify-chain.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createGetAudit } from '../../../functions/usecases/audit/get-audit.ts';
import { readChain } from '../../../functions/usecases/audit/read-chain.ts';
import { findTexts } from '../../../functions/usecases/erasures/find-texts.ts';
import { writesOfErasure } from '../../../functions/usecases/erasures/redaction.ts';
import { createAcknowledgeResult } from '../../../functions/usecases/results/acknowledge-result.ts';
import { createGetReview } from '../../../functions/usecases/reviews/get-review.ts';
import { createSubmitReview } from '../../../functions/usecases/reviews/submit-review.ts';
import { createScoreShards } from '../../../functions/usecases/scoring/score-shards.ts';
import { caseKey } from '../../../functions/usecases/support/load.ts';
import { itemForKeptAct } from '../../../functions/usecases/support/writes-of-act.ts';
import { CrashError, crashingStore } from '../../support/crashing-store.ts';
import { createDumpableStore } from '../../support/dump.ts';
import { testDigest } from '../../support/fakes.ts';
import { publishedWorld, shards } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

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

  it('gets an item of its own ahead of the next act, unchanged', async () => {
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

/** The review of a case whose plan was set: acts 1 and 2 stand beside it. */
const reviewSeq = 3;
const text = 'Perlu lebih cepat melapor';
const reviewed = async (store = crashingStore()) => {
  const world = await createWorld({ store });
  await world.planned('ani');
  await world.enterPhase('supervisor-review');
  const review = {
    ...ani,
    workResult: 'meets',
    behaviour: 'meets',
    reason: 'Sesuai catatan',
    strengths: 'Teliti',
    improvements: text,
  } as const;
  const submit = () =>
    createSubmitReview(world.deps)(
      world.command('chief', { version: reviewSeq, key: 'rated', digest: 'same' }),
      review,
    );
  store.heal();
  const receipt = await submit();
  return { world, store, submit, receipt };
};

describe('the act of a review', () => {
  it('is one commit with its case, is read as if it had an item, and is known again in a repeat', async () => {
    const { world, submit, receipt, store } = await reviewed();
    const { data, version } = await world.case('ani');
    expect(data.chain.last?.envelope).toMatchObject({ act: 'review-submitted', seq: reviewSeq });
    expect(await actAt(world, reviewSeq)).toBeNull();
    const { view } = await createGetReview(world.deps)(world.actor('chief'), ani);
    expect(view).toMatchObject({ improvements: text, seq: reviewSeq, by: 'chief' });
    const begun = store.commits();
    expect(await submit()).toEqual(receipt);
    expect((await world.case('ani')).version).toBe(version);
    // The note for the board alone.
    expect(store.commits() - begun).toBeLessThanOrEqual(1);
  });

  it('has its item before it is scored, and the chain is whole from a death at any commit', async () => {
    const outcome = async (commit: number | null, moment: 'before' | 'after') => {
      const { world, store } = await reviewed();
      await world.enterPhase('scoring');
      const score = () => createScoreShards(world.deps)({ ...shards, from: 0, to: 2 });
      store.heal();
      if (commit !== null) {
        store.crashAt(commit, moment);
        await expect(score()).rejects.toThrow(CrashError);
        const { records, subject } = await chainOf(world);
        expect(verifyChain({ ...ani, records, head: subject.chain, subject }, testDigest)).toEqual({ ok: true });
        store.heal();
      }
      await score();
      const { records, subject } = await chainOf(world);
      expect(verifyChain({ ...ani, records, head: subject.chain, subject }, testDigest)).toEqual({ ok: true });
      return {
        kinds: records.map(({ envelope }) => envelope.act),
        commits: store.commits(),
        own: await actAt(world, reviewSeq),
      };
    };
    const clean = await outcome(null, 'before');
    expect(clean.kinds).toEqual(['plan-submitted', 'plan-set', 'review-submitted', 'scored']);
    expect(clean.own?.envelope.act).toBe('review-submitted');
    for (let commit = 0; commit < clean.commits; commit++)
      for (const moment of ['before', 'after'] as const)
        expect((await outcome(commit, moment)).kinds).toEqual(clean.kinds);
  });

  it('loses its texts for good, also where somebody comes late with an old reading of the case', async () => {
    const store = createDumpableStore();
    const { world } = await reviewed(crashingStore(store));
    const stale = await world.case('ani');
    const target = { kind: 'act', seq: reviewSeq, field: null } as const;
    const { redactions } = await findTexts(world.deps, agencyId, stale, target, { kind: 'erase' });
    const said = {
      at: world.clock.now(),
      actor: 'auditor',
      requestKey: null,
      requestDigest: null,
      erasureId: 'one',
      change: 'erase',
      requestedBy: 'ani',
      decidedBy: 'admin',
      confirmedBy: 'auditor',
    } as const;
    const { writes } = await writesOfErasure(world.deps, agencyId, await world.cycle(), stale, redactions, said);
    await world.deps.store.commit(writes);
    await itemForKeptAct(world.deps, agencyId, stale);
    expect(JSON.stringify(await store.dump())).not.toContain(text);
    const { records, subject } = await chainOf(world);
    expect(verifyChain({ ...ani, records, head: subject.chain, subject }, testDigest)).toEqual({ ok: true });
    expect((await actAt(world, reviewSeq))?.erased).toEqual({ by: reviewSeq + 1 });
  });
});
