import { describe, expect, it } from 'vitest';
import { keys } from '../../../functions/store/keys.ts';
import { createGetAudit } from '../../../functions/usecases/audit/get-audit.ts';
import { createGetErasure, createListErasures } from '../../../functions/usecases/erasures/get-erasures.ts';
import { createGetReview } from '../../../functions/usecases/reviews/get-review.ts';
import {
  activity,
  activityDay,
  ani,
  ask,
  confirm,
  decide,
  erase,
  feedback,
  followUpWorld,
  reviewSeq,
  secret,
} from '../../support/erasures.ts';
import { exportWorld, sealNow, verifyWorld } from '../../support/exports.ts';
import { object } from '../../support/objections.ts';
import { refusalOf } from '../../support/refusals.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

const head = async (world: World) => (await world.case('ani')).data;
const review = (field: 'strengths' | null) => ({ kind: 'act', seq: reviewSeq, field }) as const;
const codeOf = async (attempt: Promise<unknown>) => (await refusalOf(attempt)).code;
/** The least term of a review is a year. */
const later = (world: World): void => world.clock.advance(500 * 86_400);

describe('a text erased', () => {
  it('is nowhere in the store and nowhere in the export, and the chain that says so is whole, seals included', async () => {
    const { world, bytes } = await followUpWorld();
    await sealNow(world, 'objection-window');
    const before = await head(world);
    expect(await bytes()).toContain(secret);
    const first = await erase(world, activity);
    const second = await erase(world, feedback);
    expect([first.status, second.status, second.seq]).toEqual(['done', 'done', before.chain.seq + 2]);
    expect(await bytes()).not.toContain(secret);
    expect(await bytes()).not.toContain('surat-sakit');

    for (const documents of ['digests', 'whole'] as const) {
      const lines = await exportWorld(world, documents);
      expect(JSON.stringify(lines)).not.toContain(secret);
      expect(await verifyWorld(lines)).toMatchObject({ findings: [], totals: { unsealed: 2 } });
    }
    const { chain: _, ...rest } = await head(world);
    const { chain: __, ...was } = before;
    expect(rest).toEqual(was);
  });

  it('leaves numbers where they were, in a document of the chain and beside it', async () => {
    const { world, bytes } = await followUpWorld();
    await sealNow(world, 'objection-window');
    later(world);
    await erase(world, review(null));
    const { view } = await createGetReview(world.deps)(world.actor('admin'), ani);
    expect(view).toMatchObject({ strengths: '[dihapus]', improvements: '[dihapus]', workResult: 'meets' });
    const lines = await exportWorld(world, 'whole');
    const report = await verifyWorld(lines);
    expect(report).toMatchObject({ findings: [], totals: { erased: 1 } });
    const own = lines.find(
      (line) => line.type === 'act' && line.employeeId === 'ani' && line.envelope.seq === reviewSeq,
    );
    expect(own).toMatchObject({ document: { kind: 'erased', body: { workResult: 'meets' } } });
    const audit = await createGetAudit(world.deps)(world.actor('admin'), ani);
    expect(audit.view.verification).toEqual({ ok: true });
    expect(await bytes()).toContain('Teliti');
    const others = await world.read(keys.act(agencyId, cycleId, 'dewi', reviewSeq));
    expect(others?.erased).toBeUndefined();

    await erase(world, activity);
    const stored = await world.read(
      keys.activity(agencyId, cycleId, 'ani', { date: activityDay, id: 'report-1', version: 1 }),
    );
    expect(stored).toMatchObject({ t: '[dihapus]', m: 60, q: '3' });
  });

  it('cannot be told of a document that the act does not name, nor of what is left changed', async () => {
    const { world } = await followUpWorld();
    await sealNow(world, 'objection-window');
    later(world);
    const { seq } = await erase(world, review('strengths'));
    const target = keys.act<object>(agencyId, cycleId, 'ani', reviewSeq);
    const honest = await world.read(target);
    if (honest === null || seq === null) throw new Error('no act');
    await world.put(target, { ...honest, body: { ...honest.body, workResult: 'above' } });
    const changed = await verifyWorld(await exportWorld(world));
    expect(changed.findings).toMatchObject([{ kind: 'removed', place: 'document', employeeId: 'ani', seq: reviewSeq }]);
    const audit = await createGetAudit(world.deps)(world.actor('admin'), ani);
    expect(audit.view.verification).toEqual({ ok: false, seq: reviewSeq, problem: 'body-changed' });
    await world.put(target, honest);

    const plan = keys.act<object>(agencyId, cycleId, 'ani', 1);
    const stolen = await world.read(plan);
    if (stolen === null) throw new Error('no act');
    await world.put(plan, { ...stolen, body: honest.body, erased: { by: seq } });
    const { findings } = await verifyWorld(await exportWorld(world));
    expect(findings).toMatchObject([{ kind: 'removed', place: 'document', employeeId: 'ani', seq: 1 }]);
  });
});

describe('a text put right', () => {
  it('shows the new text, keeps no copy of the old one, and the new one can be erased without a trace as well', async () => {
    const { world, bytes } = await followUpWorld();
    await erase(world, { ...activity, field: 'text' }, { kind: 'correct', text: 'Cuti pada bulan Februari' });
    const at = (version: number) =>
      keys.activity(agencyId, cycleId, 'ani', { date: activityDay, id: 'report-1', version });
    expect(await world.read(at(2))).toMatchObject({ t: 'Cuti pada bulan Februari', m: 60 });
    expect(await world.read(at(1))).toMatchObject({ t: '[dihapus]' });
    await erase(world, feedback);
    expect(await bytes()).not.toContain(secret);
    await erase(world, { ...activity, field: 'text' });
    expect(await bytes()).not.toContain('Cuti pada');
    expect((await verifyWorld(await exportWorld(world))).findings).toEqual([]);
  });

  it('names one text, and never a list of evidence', async () => {
    const { world } = await followUpWorld();
    const change = { kind: 'correct', text: 'x' } as const;
    expect(await codeOf(ask(world, activity, 'ani', change))).toBe('invalid-body');
    expect(await codeOf(ask(world, { ...activity, field: 'evidence' }, 'ani', change))).toBe('invalid-body');
  });
});

describe('two people', () => {
  it('are asked: nothing changes before the second has confirmed, and what one of them refuses stays', async () => {
    const { world, bytes } = await followUpWorld();
    const { erasureId } = await ask(world, activity);
    expect(await codeOf(confirm(world, erasureId))).toBe('wrong-stage');
    await decide(world, erasureId);
    expect((await confirm(world, erasureId, 'auditor', 'refuse')).status).toBe('refused');
    expect(await codeOf(confirm(world, erasureId))).toBe('already-decided');
    const other = await ask(world, activity);
    expect((await decide(world, other.erasureId, 'admin', 'decline')).status).toBe('declined');
    expect(await codeOf(confirm(world, other.erasureId))).toBe('already-decided');
    expect(await bytes()).toContain(secret);
  });

  it('are two: nobody decides or confirms alone, on a text of their own, or without the role', async () => {
    const { world, bytes } = await followUpWorld();
    const both = { agencyId, personId: 'admin', roles: ['administrator', 'auditor'] as const };
    const { erasureId } = await ask(world, activity);
    for (const other of ['chief', 'secretary', 'ani', 'auditor'])
      expect(await codeOf(decide(world, erasureId, other))).toBe('forbidden');
    await decide(world, erasureId);
    for (const other of ['chief', 'ani', 'admin'])
      expect(await codeOf(confirm(world, erasureId, other))).toBe('forbidden');
    const twice = {
      ...world,
      command: () => ({ ...world.command('admin'), actor: { ...both, roles: [...both.roles] } }),
    };
    expect(await codeOf(confirm(twice, erasureId))).toBe('conflict-of-interest');
    const own = {
      ...world,
      command: () => ({ ...world.command('ani'), actor: { ...both, personId: 'ani', roles: [...both.roles] } }),
    };
    expect(await codeOf(confirm(own, erasureId))).toBe('conflict-of-interest');
    const { erasureId: second } = await ask(world, feedback);
    expect(await codeOf(decide(own, second))).toBe('conflict-of-interest');
    expect(await bytes()).toContain(secret);
  });

  it('serve the person and whoever asks for them; a stranger learns nothing', async () => {
    const { world } = await followUpWorld();
    expect(await codeOf(ask(world, activity, 'dewi'))).toBe('not-found');
    expect(await codeOf(ask(world, activity, 'chief'))).toBe('forbidden');
    const { erasureId } = await ask(world, activity, 'admin');
    const read = (by: string) => createGetErasure(world.deps)(world.actor(by), { ...ani, erasureId });
    expect((await read('ani')).status).toBe('requested');
    expect(await codeOf(read('dewi'))).toBe('not-found');
    expect(await codeOf(read('chief'))).toBe('forbidden');
    const list = (by: string) => createListErasures(world.deps)(world.actor(by), { cycleId, limit: 1, cursor: null });
    expect((await list('auditor')).items).toMatchObject([{ erasureId, change: 'erase' }]);
    expect(await codeOf(list('ani'))).toBe('forbidden');
  });

  it('are answered alike when they ask again, and a text goes once', async () => {
    const { world } = await followUpWorld();
    const same = { key: 'key-of-ani', digest: 'd' };
    const first = await ask(world, activity, 'ani', { kind: 'erase' }, same);
    expect(await ask(world, activity, 'ani', { kind: 'erase' }, same)).toEqual(first);
    expect(await codeOf(ask(world, feedback, 'ani', { kind: 'erase' }, { ...same, digest: 'e' }))).toBe(
      'idempotency-key-reused',
    );
    const rival = await ask(world, activity);
    const step = { key: 'key-of-step', digest: 'd' };
    const decided = await decide(world, first.erasureId, 'admin', 'approve', step);
    expect(await decide(world, first.erasureId, 'admin', 'approve', step)).toEqual(decided);
    await decide(world, rival.erasureId);
    const [one, two] = await Promise.all([
      confirm(world, first.erasureId, 'auditor', 'confirm', step),
      confirm(world, first.erasureId, 'auditor', 'confirm', step),
    ]);
    expect(one).toEqual(two);
    expect((await head(world)).chain.seq).toBe(one.seq);
    expect(await codeOf(confirm(world, rival.erasureId))).toBe('wrong-stage');
    expect(await codeOf(ask(world, activity))).toBe('wrong-stage');
  });
});

describe('what must be kept', () => {
  it('is every text while the result may be objected to, and while an objection waits', async () => {
    const { world } = await followUpWorld();
    await world.enterPhase('objection-window');
    expect(await refusalOf(ask(world, activity))).toMatchObject({ code: 'text-held', whoCanFix: 'nobody' });
    await object(world, 'ani');
    await world.enterPhase('follow-up');
    expect(await refusalOf(ask(world, activity))).toMatchObject({ code: 'text-held', whoCanFix: 'decider' });
  });

  it('is what the schedule of retention names, until its term is over; a correction does not wait for it', async () => {
    const { world } = await followUpWorld();
    const held = await refusalOf(ask(world, review('strengths')));
    expect(held).toMatchObject({ code: 'text-held', whoCanFix: 'nobody' });
    expect(held.detail).toContain('UU 43/2009');
    const change = { kind: 'correct', text: 'Rapi' } as const;
    const { erasureId } = await ask(world, review('strengths'), 'ani', change);
    await decide(world, erasureId);
    await confirm(world, erasureId);
    const { view } = await createGetReview(world.deps)(world.actor('admin'), ani);
    expect(view).toMatchObject({ strengths: 'Rapi', improvements: 'Lebih cepat' });
    later(world);
    expect((await ask(world, review('strengths'))).status).toBe('requested');
  });

  it('are numbers, ratings, plans in force and the reasons of decisions, whoever asks', async () => {
    const { world } = await followUpWorld();
    later(world);
    const { seq } = (await head(world)).chain;
    for (let at = 1; at < seq; at++) {
      if (at === reviewSeq) continue;
      expect(await codeOf(ask(world, { kind: 'act', seq: at, field: null }, 'admin'))).toBe('text-not-erasable');
    }
    expect(await codeOf(ask(world, { kind: 'act', seq: seq + 5, field: null }))).toBe('not-found');
    expect(await codeOf(ask(world, { ...activity, field: 'grounds' }))).toBe('text-not-erasable');
    expect(await codeOf(ask(world, { kind: 'feedback', month: '2026-03', authorId: 'chief', field: null }))).toBe(
      'not-found',
    );
  });
});
