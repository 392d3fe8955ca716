import { beforeEach, describe, expect, it } from 'vitest';
import { verifyChain } from '../../../functions/domain/audit/verify-chain.ts';
import { isAct } from '../../../functions/domain/case/result-bodies.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createConfirmReassignments } from '../../../functions/usecases/segments/confirm-reassignments.ts';
import { createGetSegments } from '../../../functions/usecases/segments/get-segments.ts';
import { createListMySegments } from '../../../functions/usecases/segments/list-my-segments.ts';
import { createListReassignments } from '../../../functions/usecases/segments/list-reassignments.ts';
import { eachOf, employeeKey } from '../../../functions/usecases/support/load.ts';
import { refusalOf } from '../../support/refusals.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';
import { confirmAll, importRows, nipOf, pending, preview, retirement, rowOf, transfer } from './fixtures.ts';

let world: World;
const confirm = (
  personId: string,
  items: { employeeId: string; version: number | null; preview: string }[],
  request = {},
) =>
  createConfirmReassignments(world.deps)(world.command(personId, request), { cycleId, reason: 'SK diterima.', items });
const segmentsOf = async (id: string, as = 'admin') =>
  (await createGetSegments(world.deps)(world.actor(as), { cycleId, employeeId: id })).view;
const actsOf = async (id: string) => {
  const acts = [];
  for await (const { data } of eachOf(world.deps, keys.acts(agencyId, cycleId, id))) acts.push(data);
  return acts;
};
const mine = async (id: string) => (await createListMySegments(world.deps)(world.actor(id), { cycleId })).items;

beforeEach(async () => {
  world = await createWorld();
  await world.planned('ani');
  await world.enterPhase('execution');
});

describe('a transfer', () => {
  it('is shown with the cases that it affects before anything is written', async () => {
    const { rows, cases, problems } = await preview(world, [transfer()]);
    expect(rows).toEqual({ received: 1, created: 1, updated: 0, unchanged: 0, refused: [] });
    expect(cases).toMatchObject([
      {
        cycleId,
        employeeId: 'ani',
        version: 3,
        confirmable: true,
        present: { position: { unitCode: 'DINKES.1', appraiserId: 'chief' }, segments: [{ appraiserId: 'chief' }] },
        proposed: {
          position: { unitCode: 'DISDIK', serviceCode: 'DISDIK', appraiserId: 'school-head', superiorId: 'mayor' },
          segments: [
            { from: '2026-01-01', to: '2026-02-14', appraiserId: 'chief', plan: { version: 1 } },
            { from: '2026-02-15', to: '2026-03-31', appraiserId: 'school-head' },
          ],
        },
      },
    ]);
    expect(problems).toEqual([]);
    expect((await world.read(employeeKey(agencyId, 'ani')))?.assignments).toHaveLength(1);
    expect(await pending(world)).toEqual([]);
  });

  it('changes the directory by the import, and the case only by the confirmation', async () => {
    const shown = await preview(world, [transfer()]);
    await importRows(world, [transfer()]);
    expect((await world.case('ani')).data).toMatchObject({ appraiserId: 'chief', unitCode: 'DINKES.1' });
    const [found] = await pending(world);
    expect(found).toMatchObject({ employeeId: 'ani', name: 'Nama ani', problems: [] });
    expect(found?.reassignment).toEqual(shown.cases[0]);

    const report = await confirmAll(world);
    expect(report.items).toMatchObject([
      { employeeId: 'ani', outcome: 'confirmed', receipt: { act: 'case-reassigned', seq: 3, version: 4 } },
    ]);
    expect((await world.case('ani')).data).toMatchObject({
      stage: 'planned',
      appraiserId: 'school-head',
      serviceCode: 'DISDIK',
      segments: [{ appraiserId: 'chief' }, { appraiserId: 'school-head' }],
    });
    expect(await pending(world)).toEqual([]);
    const [segment] = await mine('chief');
    expect(segment).toMatchObject({
      employeeId: 'ani',
      number: 1,
      share: '1/2',
      reviewed: false,
      due: false,
      version: 4,
    });
  });

  it('is an act on the chain with who, why and what was seen', async () => {
    await importRows(world, [transfer()]);
    const [found] = await pending(world);
    await confirmAll(world);
    const acts = await actsOf('ani');
    const last = acts.at(-1);
    expect(last?.envelope).toMatchObject({ act: 'case-reassigned', actor: 'admin', onBehalfOf: null });
    expect(last !== undefined && isAct(last, 'case-reassigned') ? last.body : null).toMatchObject({
      reason: 'SK mutasi diterima.',
      preview: found?.reassignment?.digest,
      from: { position: { appraiserId: 'chief' } },
      to: { segments: [{ postTitle: 'Penelaah Teknis Kebijakan' }, { unitCode: 'DISDIK' }] },
      droppedReviews: [],
    });
    const { data } = await world.case('ani');
    const chain = { cycleId, employeeId: 'ani', records: acts, head: data.chain };
    expect(verifyChain(chain, world.deps.digest)).toEqual({ ok: true });
  });

  it('taken back is confirmed back, and leaves no trace on the boards', async () => {
    await importRows(world, [transfer()]);
    await confirmAll(world);
    await importRows(world, [rowOf('ani', { from: '2026-02-15' })]);
    await confirmAll(world, 'Mutasi dibatalkan.');
    const { data } = await world.case('ani');
    expect(data).not.toHaveProperty('segments');
    expect(data.appraiserId).toBe('chief');
    expect(await mine('chief')).toEqual([]);
  });
});

describe('a confirmation', () => {
  const shown = async () => {
    await importRows(world, [transfer()]);
    const [found] = await pending(world);
    const { reassignment } = found ?? {};
    if (!reassignment) throw new Error('nothing to confirm');
    return { employeeId: 'ani', version: reassignment.version, preview: reassignment.digest };
  };

  it('sent twice has one effect and one answer', async () => {
    const item = await shown();
    const first = await confirm('admin', [item], { key: 'once-and-again', digest: 'same' });
    expect(await confirm('admin', [item], { key: 'once-and-again', digest: 'same' })).toEqual(first);
    expect(await actsOf('ani')).toHaveLength(3);
  });

  it('of what is no longer so is refused', async () => {
    const item = await shown();
    await importRows(world, [{ ...transfer(), appraiserNip: nipOf('mayor') }]);
    expect(await confirm('admin', [item])).toMatchObject({ items: [{ outcome: 'refused', code: 'preview-outdated' }] });
    expect((await world.case('ani')).data.appraiserId).toBe('chief');
  });

  it('of a case that moved on meanwhile is refused by its version', async () => {
    const item = await shown();
    await world.reviewed('budi');
    await world.act('ani', (c) => c, 'duty-missed', {});
    expect(await confirm('admin', [item])).toMatchObject({
      items: [{ outcome: 'refused', code: 'precondition-failed' }],
    });
  });

  it('before the import is refused: the directory says nothing else yet', async () => {
    const [expected] = (await preview(world, [transfer()])).cases;
    const items = [{ employeeId: 'ani', version: 3, preview: expected?.digest ?? '' }];
    expect(await confirm('admin', items)).toMatchObject({ items: [{ code: 'preview-outdated' }] });
  });

  it('is the administrator’s, and not in his own case', async () => {
    const item = await shown();
    expect(await refusalOf(confirm('chief', [item]))).toMatchObject({ code: 'forbidden' });
    await importRows(world, [rowOf('admin', { appraiserNip: nipOf('health-head'), from: '2026-02-01' })]);
    const own = (await pending(world)).find(({ employeeId }) => employeeId === 'admin')?.reassignment;
    const items = [{ employeeId: 'admin', version: own?.version ?? null, preview: own?.digest ?? '' }];
    expect(await confirm('admin', items)).toMatchObject({ items: [{ code: 'conflict-of-interest' }] });
  });

  it.each(['scoring', 'committee-forum'] as const)('in phase %s comes too late', async (phase) => {
    const item = await shown();
    await world.enterPhase(phase);
    expect(await confirm('admin', [item])).toMatchObject({
      items: [{ outcome: 'refused', code: 'deadline-passed' }],
    });
  });

  it('settles the good ones of a list and says what is wrong with the others', async () => {
    const item = await shown();
    const report = await confirm('admin', [{ ...item, employeeId: 'nobody' }, item]);
    expect(report.items.map(({ outcome }) => outcome)).toEqual(['refused', 'confirmed']);
  });

  it('is listed for administrators and auditors only', async () => {
    const list = createListReassignments(world.deps)(world.actor('chief'), { cycleId, cursor: null, limit: 50 });
    expect(await refusalOf(list)).toMatchObject({ code: 'forbidden' });
  });
});

describe('a head who goes', () => {
  it('is replaced by the Plt for everybody, by two rows and one confirmation', async () => {
    await importRows(world, [rowOf('health-head'), rowOf('chief')]);
    world.clock.set('2026-03-10T02:00:00.000Z');
    const { cases } = await preview(world, retirement());
    const shownFor = (id: string) => cases.find(({ employeeId }) => employeeId === id)?.proposed;
    expect(cases.map(({ employeeId }) => employeeId).sort()).toEqual(['ani', 'budi', 'chief', 'citra']);
    const acting = { capacity: 'plt', decree: 'SK-7/2026', for: null };
    expect(shownFor('citra')).toMatchObject({
      position: { appraiserId: 'budi', superiorId: 'chief' },
      segments: [
        { to: '2026-02-28', appraiserId: 'chief' },
        { from: '2026-03-01', appraiserId: 'budi', acting },
      ],
    });
    // Nobody appraises himself: the head above appraises the Plt.
    expect(shownFor('budi')).toMatchObject({ position: { appraiserId: 'health-head' } });
    await importRows(world, retirement());
    expect((await confirmAll(world)).items.map(({ outcome }) => outcome)).toEqual(Array(4).fill('confirmed'));
    expect((await mine('chief')).map(({ employeeId }) => employeeId).sort()).toEqual(['ani', 'budi', 'citra']);
  });

  it('without anybody in the place is reported with who can mend it', async () => {
    await importRows(world, [rowOf('chief', { to: '2026-02-28' })]);
    const problems = (await pending(world)).flatMap((one) => one.problems.map((p) => ({ id: one.employeeId, ...p })));
    expect(problems.map(({ id, code }) => [id, code])).toContainEqual(['ani', 'appraiser-absent']);
    expect(problems[0]?.fixBy).toEqual({ role: 'administrator', personId: 'admin', name: 'Nama admin' });
    const { problems: own } = await segmentsOf('ani', 'ani');
    expect(own).toMatchObject([{ code: 'appraiser-absent', from: '2026-03-01', to: '2026-03-31', personId: 'chief' }]);
  });
});

describe('the parts of a period', () => {
  it('are shown to those who have to do with the case, ratings not to the person rated', async () => {
    await importRows(world, [transfer()]);
    await confirmAll(world);
    const own = await segmentsOf('ani', 'ani');
    expect(own.segments.map(({ share, ownPlan, review }) => [share, ownPlan, review])).toEqual([
      ['1/2', true, null],
      ['1/2', false, null],
    ]);
    expect(own.reassignment).toBeNull();
    expect((await segmentsOf('ani', 'chief')).segments).toHaveLength(2);
    expect(await refusalOf(segmentsOf('ani', 'dewi'))).toMatchObject({ code: 'not-found' });
  });

  it('of nearly everybody are one', async () => {
    expect((await segmentsOf('budi')).segments).toEqual([
      {
        number: 1,
        from: '2026-01-01',
        to: '2026-03-31',
        unitCode: 'DINKES.1',
        appraiserId: 'chief',
        acting: null,
        share: '1',
        ownPlan: false,
        reviewed: false,
        review: null,
      },
    ]);
  });
});
