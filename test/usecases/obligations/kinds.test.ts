import { describe, expect, it } from 'vitest';
import type { ObligationKind } from '../../../functions/domain/obligations/obligation.ts';
import { addSeconds } from '../../../functions/domain/time/zone.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createAskFeedback } from '../../../functions/usecases/feedback/ask-feedback.ts';
import { createGiveFeedback } from '../../../functions/usecases/feedback/give-feedback.ts';
import { createCastVote } from '../../../functions/usecases/forum/cast-vote.ts';
import { createProposeMotion } from '../../../functions/usecases/forum/propose-motion.ts';
import { createDecideObjection } from '../../../functions/usecases/objections/decide-objection.ts';
import { createGetObligations } from '../../../functions/usecases/obligations/get-obligations.ts';
import { openLedger } from '../../../functions/usecases/obligations/open-ledger.ts';
import { createAcknowledgeResult } from '../../../functions/usecases/results/acknowledge-result.ts';
import { callHearing, object, state } from '../../support/objections.ts';
import { people } from '../../support/people.ts';
import { forumWorld, publishedWorld, serviceOf } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

const of = async (world: World, personId: string, kind: ObligationKind) => {
  const ledger = await openLedger(world.deps, agencyId, world.clock.now());
  return (await ledger.of(personId)).items.filter((one) => one.kind === kind);
};
/** Everybody who owes this, with what it is about. */
const owing = async (world: World, kind: ObligationKind): Promise<string[]> => {
  const found: string[] = [];
  for (const { id } of people)
    for (const { about } of await of(world, id, kind)) found.push([id, ...Object.values(about)].join(' '));
  return found.sort();
};
const members = ['chief', 'member-1', 'member-2', 'member-3'];

describe('duties around feedback and reports', () => {
  it('feedback that was asked for is owed by those asked until they gave it, and closes with the phase', async () => {
    const world = await createWorld();
    for (const id of ['ani', 'budi']) await world.planned(id);
    const { deadlines } = await world.enterPhase('execution');
    world.clock.set('2026-03-02T02:00:00.000Z');
    const asked = { cycleId, employeeId: 'ani', personIds: ['budi'] };
    await createAskFeedback(world.deps)(world.command('ani'), asked);
    expect(await owing(world, 'give-feedback')).toEqual(['budi ani']);
    expect(await of(world, 'budi', 'give-feedback')).toMatchObject([
      { deadline: deadlines.execution, waiting: [{ as: 'employee', personId: 'ani' }] },
    ]);
    const given = { cycleId, employeeId: 'ani', ratings: { akuntabel: 'meets' }, note: 'Baik.' } as const;
    await createGiveFeedback(world.deps)(world.command('budi'), given);
    expect(await owing(world, 'give-feedback')).toEqual([]);
  });

  it("last month's reports wait for the appraiser until somebody said something of them", async () => {
    const world = await createWorld();
    for (const id of ['ani', 'budi']) await world.planned(id);
    await world.enterPhase('execution');
    world.clock.set('2026-03-02T02:00:00.000Z');
    const put = (employeeId: string, date: string) =>
      world.put<object>(keys.activity(agencyId, cycleId, employeeId, { date, id: 'a-1', version: 1 }), {
        schemaVersion: 1,
        text: 'Kunjungan',
      });
    await put('ani', '2026-02-10');
    await put('budi', '2026-01-10');
    expect(await owing(world, 'review-activities')).toEqual(['chief ani 2026-02']);
    expect((await of(world, 'chief', 'review-activities'))[0]?.deadline).toBe('2026-03-31T17:00:00.000Z');
    await world.put(keys.journalReview(agencyId, cycleId, 'ani', '2026-02', 'request-1'), {
      ...{ schemaVersion: 1, by: 'chief', at: world.clock.now(), requestDigest: 'd', ok: ['x'], said: [] },
    });
    expect(await owing(world, 'review-activities')).toEqual([]);
  });
});

describe('duties of the forum', () => {
  it('a motion is owed a vote by every member who may vote on it, until each has voted', async () => {
    const world = await forumWorld();
    expect(await owing(world, 'lock-forum')).toEqual(['member-1 DINKES', 'member-1 DISDIK', 'member-1 KOTA']);
    expect(await owing(world, 'declare-interests')).toEqual([]);
    const motion = await createProposeMotion(world.deps)(world.command('member-1'), {
      ...{ cycleId, serviceCode: 'DINKES', employeeId: 'ani', ballot: 'open' },
      ...{ workResult: 'above', behaviour: 'meets', reasonCode: 'evidence-overlooked', text: 'Bukti tambahan.' },
    });
    const { motionId } = motion;
    const owed = ['member-1', 'member-2', 'member-3'].map((id) => `${id} DINKES ${motionId} ani`);
    expect(await owing(world, 'vote')).toEqual(owed);
    const vote = { cycleId, serviceCode: 'DINKES', motionId, vote: 'for' } as const;
    await createCastVote(world.deps)(world.command('member-2'), vote);
    expect(await owing(world, 'vote')).toEqual(owed.filter((one) => !one.startsWith('member-2')));
  });

  it('interests are declared by each member, and the predicate is set by who leads the organisation above', async () => {
    const world = await forumWorld();
    const { data } = await serviceOf(world, 'DINKES');
    const { interests: _, ...silent } = data;
    await world.put(keys.service(agencyId, cycleId, 'DINKES'), silent);
    await world.enterPhase('organisation-predicate');
    expect(await owing(world, 'declare-interests')).toEqual(
      members.filter((id) => id !== 'chief').map((id) => `${id} DINKES`),
    );
    const setters = await owing(world, 'set-organisation-predicate');
    expect(setters).toContain(`${data.setterId} DINKES`);
    // Above the city there is nobody in its directory.
    expect(setters).toEqual(['mayor DINKES', 'mayor DISDIK']);
  });

  it('the official signs each service, and then owes nothing', async () => {
    const world = await forumWorld();
    await world.enterPhase('final-decision');
    expect(await owing(world, 'sign-decision')).toEqual(['DINKES', 'DISDIK', 'KOTA'].map((s) => `secretary ${s}`));
    // No deadline ends it: it is overdue and still there.
    world.clock.set(addSeconds((await world.cycle()).deadlines['final-decision'], 3 * 86_400));
    const page = await createGetObligations(world.deps)(world.actor('secretary'), { limit: 2, cursor: null });
    expect(page).toMatchObject({ total: 3, overdue: 3 });
    expect(page.items[0]).toMatchObject({ overdue: true, daysLeft: -4 });
    const rest = await createGetObligations(world.deps)(world.actor('secretary'), { limit: 2, cursor: page.next });
    expect(rest.items).toHaveLength(1);
    expect(rest.next).toBeNull();
  });
});

describe('duties after publication', () => {
  it('everybody confirms the receipt of the own result, once', async () => {
    const world = await publishedWorld();
    const before = await owing(world, 'acknowledge-result');
    expect(before).toContain('ani ani');
    const { version } = await world.case('ani');
    await createAcknowledgeResult(world.deps)(world.command('ani', { version }), { cycleId, employeeId: 'ani' });
    expect(await owing(world, 'acknowledge-result')).toEqual(before.filter((one) => one !== 'ani ani'));
  });

  it('an objection goes from hand to hand: asked for, answered by both sides, decided', async () => {
    const world = await publishedWorld();
    const decider = await object(world, 'ani');
    expect(await owing(world, 'call-objection-hearing')).toEqual([`${decider} ani`]);
    expect(await owing(world, 'decide-objection')).toEqual([]);
    await callHearing(world, 'ani', decider);
    expect(await owing(world, 'state-on-objection')).toEqual(['ani ani', 'chief ani']);
    expect((await of(world, decider, 'decide-objection'))[0]?.possible).toBe(false);
    for (const id of ['ani', 'chief']) await state(world, 'ani', id);
    expect(await owing(world, 'state-on-objection')).toEqual([]);
    const [owed] = await of(world, decider, 'decide-objection');
    const { data, version } = await world.case('ani');
    expect(owed).toMatchObject({
      possible: true,
      deadline: data.stage === 'decided' ? data.objection?.decideBy : null,
      waiting: [{ as: 'employee', personId: 'ani' }],
    });
    await createDecideObjection(world.deps)(
      world.command(decider, { version }),
      { cycleId, employeeId: 'ani' },
      { decision: 'dismiss', reason: 'Bukti sudah dihitung.' },
    );
    expect(await owing(world, 'decide-objection')).toEqual([]);
  });

  it('the official decides on proposed follow-ups, and who appraises says how a measure went', async () => {
    const world = await publishedWorld();
    await world.enterPhase('follow-up');
    await world.put<object>(keys.followUp(agencyId, cycleId, 'DINKES', 'ani.rule-1'), {
      ...{ schemaVersion: 1, id: 'ani.rule-1', serviceCode: 'DINKES', employeeId: 'ani', outcome: null },
    });
    expect(await owing(world, 'decide-follow-up')).toEqual(['secretary DINKES ani.rule-1 ani']);
    await world.put(keys.runningMeasure(agencyId, 'old-cycle', 'budi.rule-2'), {
      ...{ schemaVersion: 1, cycleId: 'old-cycle', serviceCode: 'DINKES', employeeId: 'budi' },
      ...{ followUpId: 'budi.rule-2', propose: 'coaching', appraiserId: 'chief', officialId: 'secretary' },
      ...{ to: '2026-06-15', open: true, reminded: [] },
    });
    expect(await owing(world, 'evaluate-follow-up')).toEqual(['chief budi budi.rule-2', 'secretary budi budi.rule-2']);
    world.clock.set('2026-01-20T02:00:00.000Z');
    expect(await owing(world, 'evaluate-follow-up')).toEqual([]);
  });
});
