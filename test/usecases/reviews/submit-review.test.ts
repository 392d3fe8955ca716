import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../functions/store/keys.ts';
import { createGetReview } from '../../../functions/usecases/reviews/get-review.ts';
import { createGetSuggestion } from '../../../functions/usecases/reviews/get-suggestion.ts';
import { createSubmitReview } from '../../../functions/usecases/reviews/submit-review.ts';
import { exampleRealisation } from '../../support/example-plan.ts';
import { refusalOf } from '../../support/refusals.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

const target = { cycleId, employeeId: 'ani' };
const meets = {
  ...target,
  workResult: 'meets',
  behaviour: 'above',
  reason: null,
  strengths: 'Teliti',
  improvements: 'Lebih cepat melapor',
} as const;
/** The case after plan submission and setting. */
const planned = 3;

let world: World;
let review: ReturnType<typeof createSubmitReview>;

beforeEach(async () => {
  world = await createWorld();
  await world.planned('ani');
  await world.put(keys.realisation(agencyId, cycleId, 'ani'), {
    schemaVersion: 1,
    items: exampleRealisation,
    at: world.clock.now(),
  });
  await world.enterPhase('supervisor-review');
  review = createSubmitReview(world.deps);
});

describe('a review', () => {
  it('that follows the suggestion needs no reason, and keeps what was suggested', async () => {
    expect(await review(world.command('chief', { version: planned }), meets)).toMatchObject({
      act: 'review-submitted',
      seq: 3,
      version: 4,
    });
    expect((await world.case('ani')).data).toMatchObject({
      stage: 'reviewed',
      plan: { basis: 'set' },
      review: { seq: 3, workResult: 'meets', behaviour: 'above' },
    });
    const { view } = await createGetReview(world.deps)(world.actor('chief'), target);
    expect(view).toMatchObject({
      suggestion: { score: '100.00', rating: 'meets' },
      by: 'chief',
      strengths: 'Teliti',
    });
  });

  it('that departs from it needs one, and says what was suggested', async () => {
    const above = { ...meets, workResult: 'above' } as const;
    expect(await refusalOf(review(world.command('chief', { version: planned }), above))).toMatchObject({
      code: 'reason-required',
      fields: [{ pointer: '/reason' }],
      extra: { suggested: 'meets', score: '100.00' },
    });
    expect((await world.case('ani')).data.stage).toBe('planned');
    const reasoned = { ...above, reason: 'Menangani wabah di luar rencana' };
    expect(await review(world.command('chief', { version: planned }), reasoned)).toMatchObject({ seq: 3 });
  });

  it('that nothing can be calculated for needs a reason whatever it says', async () => {
    await world.planned('budi');
    const onBudi = { ...meets, employeeId: 'budi' };
    expect(await refusalOf(review(world.command('chief', { version: planned }), onBudi))).toMatchObject({
      code: 'reason-required',
      extra: { suggested: null, score: null },
    });
    const reasoned = { ...onBudi, reason: 'Dinilai dari laporan harian' };
    expect(await review(world.command('chief', { version: planned }), reasoned)).toMatchObject({ seq: 3 });
  });

  it('of a person without a plan is possible with a reason: the appraiser saw the work', async () => {
    const onCitra = { ...meets, employeeId: 'citra', reason: 'Rencana tidak pernah ada; dinilai dari pekerjaan' };
    await review(world.command('chief', { version: 1 }), onCitra);
    expect((await world.case('citra')).data).toMatchObject({ stage: 'reviewed', plan: null });
  });

  it('is replaced by a new one until the deadline, and stays in the chain', async () => {
    await review(world.command('chief', { version: planned }), meets);
    const second = { ...meets, workResult: 'below', reason: 'Data kunjungan ternyata ganda' } as const;
    await review(world.command('chief', { version: 4 }), second);
    expect((await world.case('ani')).data).toMatchObject({ review: { seq: 4, workResult: 'below' } });
    expect(await world.read(keys.act(agencyId, cycleId, 'ani', 3))).toMatchObject({ body: { workResult: 'meets' } });
  });
});

describe('a second review', () => {
  it('does not come behind an early close, which has no grace: nobody owes it any more', async () => {
    await review(world.command('chief', { version: planned }), meets);
    const { store } = world.deps;
    const overtaken = createSubmitReview({
      ...world.deps,
      store: {
        ...store,
        commit: async (writes) => {
          await world.enterPhase('supervisor-review', { status: 'closing' });
          await store.commit(writes);
        },
      },
    });
    const second = { ...meets, workResult: 'below', reason: 'Data kunjungan ternyata ganda' } as const;
    expect((await refusalOf(overtaken(world.command('chief', { version: 4 }), second))).code).toBe('conflict');
    const closed = await refusalOf(review(world.command('chief', { version: 4 }), second));
    expect(closed.code).toBe('deadline-passed');
    expect((await world.case('ani')).data).toMatchObject({ review: { seq: 3, workResult: 'meets' } });
  });
});

describe('requests', () => {
  const request = { version: planned, key: 'review-1', digest: 'body-1' };

  it('repeated get the same answer and have one effect', async () => {
    const first = await review(world.command('chief', request), meets);
    expect(await review(world.command('chief', request), meets)).toEqual(first);
    expect((await world.case('ani')).version).toBe(4);
  });

  it.each([
    ['without a version', 'chief', {}, 'precondition-required'],
    ['with a stale version', 'chief', { version: 2 }, 'precondition-failed'],
    ['by the person rated', 'ani', { version: planned }, 'forbidden'],
    ['by the superior', 'health-head', { version: planned }, 'forbidden'],
    ['by a colleague', 'budi', { version: planned }, 'not-found'],
    ['by another appraiser', 'school-head', { version: planned }, 'not-found'],
  ])('%s are refused', async (_, personId, over, code) => {
    expect((await refusalOf(review(world.command(personId, over), meets))).code).toBe(code);
  });

  it('are refused in the wrong phase and at the deadline', async () => {
    await world.enterPhase('execution');
    const early = await refusalOf(review(world.command('chief', { version: planned }), meets));
    expect(early.code).toBe('wrong-phase');
    const { deadlines } = await world.enterPhase('supervisor-review');
    world.clock.set(deadlines['supervisor-review']);
    const late = await refusalOf(review(world.command('chief', { version: planned }), meets));
    expect(late).toMatchObject({ code: 'deadline-passed', deadline: deadlines['supervisor-review'] });
  });
});

describe('who reads the review', () => {
  it('the person rated only from publication on', async () => {
    await review(world.command('chief', { version: planned }), meets);
    const read = createGetReview(world.deps);
    expect((await refusalOf(read(world.actor('ani'), target))).code).toBe('not-found');
    expect((await read(world.actor('health-head'), target)).view.workResult).toBe('meets');
    await world.enterPhase('objection-window', { publishedAt: '2026-04-25T00:00:00.000Z' });
    expect((await read(world.actor('ani'), target)).view.workResult).toBe('meets');
  });
});

describe('the suggestion', () => {
  it('comes with its reckoning, from realisations and feedback', async () => {
    const { view, version } = await createGetSuggestion(world.deps)(world.actor('chief'), target);
    expect(view.workResult).toMatchObject({ score: '100.00', rating: 'meets', explanation: { value: 'meets' } });
    expect(view.behaviour.explanation).toMatchObject({ unit: 'rating' });
    expect(version).toBe(planned);
  });

  it('has no work result for a person without a plan', async () => {
    const { view } = await createGetSuggestion(world.deps)(world.actor('chief'), { cycleId, employeeId: 'budi' });
    expect(view.workResult).toBeNull();
  });

  it('is nothing for a stranger', async () => {
    expect((await refusalOf(createGetSuggestion(world.deps)(world.actor('dewi'), target))).code).toBe('not-found');
  });
});
