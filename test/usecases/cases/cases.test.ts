import { beforeEach, describe, expect, it } from 'vitest';
import { createGetCase } from '../../../functions/usecases/cases/get-case.ts';
import { createListActions } from '../../../functions/usecases/cases/list-actions.ts';
import { refusalOf } from '../../support/refusals.ts';
import { createWorld, cycleId, type World } from '../../support/world.ts';

const target = { cycleId, employeeId: 'ani' };

let world: World;

const actionsOf = async (personId: string) => {
  const { view } = await createListActions(world.deps)(world.actor(personId), target);
  return view.items;
};
const allowed = async (personId: string) =>
  (await actionsOf(personId)).filter((item) => item.allowed).map(({ action }) => action);

beforeEach(async () => {
  world = await createWorld();
});

describe('a case', () => {
  it('says where it stands and what the caller is to it', async () => {
    await world.planned('ani');
    expect(await createGetCase(world.deps)(world.actor('chief'), target)).toMatchObject({
      employeeId: 'ani',
      unitCode: 'DINKES.1',
      serviceCode: 'DINKES',
      stage: 'planned',
      version: 3,
      plan: { status: 'set', version: 1 },
      phase: 'planning',
      relations: ['appraiser'],
    });
  });

  it.each(['dewi', 'budi', 'school-head'])('does not exist for %s', async (personId) => {
    const foreign = await refusalOf(createGetCase(world.deps)(world.actor(personId), target));
    const absent = await refusalOf(
      createGetCase(world.deps)(world.actor(personId), { ...target, employeeId: 'nobody' }),
    );
    expect(foreign.code).toBe('not-found');
    expect(foreign).toEqual(absent);
  });

  it('does not exist before its shards are counted', async () => {
    await world.enterPhase('preparation', { shardCount: 0 });
    expect((await refusalOf(createGetCase(world.deps)(world.actor('ani'), target))).code).toBe('not-found');
  });

  it('shows ratings to the person rated from publication on, to the others before', async () => {
    await world.reviewed('ani', 'above', 'meets');
    const read = (personId: string) => createGetCase(world.deps)(world.actor(personId), target);
    expect((await read('ani')).review).toBeNull();
    expect((await read('chief')).review).toMatchObject({ workResult: 'above' });
    await world.enterPhase('objection-window', { publishedAt: '2026-04-25T00:00:00.000Z' });
    expect((await read('ani')).review).toMatchObject({ workResult: 'above' });
  });
});

describe('the list of actions', () => {
  it('tells the employee what is open, until when, and who unblocks the rest', async () => {
    expect(await allowed('ani')).toEqual(['save-plan-draft', 'submit-plan']);
    const items = await actionsOf('ani');
    const { deadlines } = await world.cycle();
    expect(items.find(({ action }) => action === 'submit-plan')?.until).toBe(deadlines.planning);
    expect(items.find(({ action }) => action === 'report-activity')).toMatchObject({
      allowed: false,
      code: 'wrong-stage',
      unblockedBy: 'employee',
    });
  });

  it('follows the case and the phase', async () => {
    await world.planned('ani');
    expect(await allowed('ani')).toEqual(['propose-amendment', 'link-plan', 'report-activity']);
    await world.enterPhase('execution');
    expect(await allowed('ani')).toEqual([
      'propose-amendment',
      'link-plan',
      'report-activity',
      'ask-feedback',
      'report-realisation',
      'write-self-review',
    ]);
    expect(await allowed('chief')).toEqual(['link-plan', 'review-activities', 'give-feedback', 'ask-feedback']);
    await world.enterPhase('supervisor-review');
    expect(await allowed('chief')).toEqual(['review-activities', 'review']);
  });

  it('answers a colleague, who may give feedback and nothing else, and no stranger', async () => {
    await world.enterPhase('execution');
    expect(await allowed('budi')).toEqual(['give-feedback']);
    expect((await refusalOf(actionsOf('dewi'))).code).toBe('not-found');
  });
});
