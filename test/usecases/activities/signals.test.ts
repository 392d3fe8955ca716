import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../functions/store/keys.ts';
import { createImportLeaves, type LeaveRow } from '../../../functions/usecases/leaves/import-leaves.ts';
import { createExplainSignal } from '../../../functions/usecases/signals/explain-signal.ts';
import { createListSignals } from '../../../functions/usecases/signals/list-signals.ts';
import { sourceFiles } from '../../house/source-files.ts';
import { people } from '../../support/people.ts';
import { refusalOf } from '../../support/refusals.ts';
import { agencyId, type World } from '../../support/world.ts';
import { ani, journalWorld, say } from './journal-world.ts';

let world: World;
let list: ReturnType<typeof createListSignals>;
let explain: ReturnType<typeof createExplainSignal>;
let importLeaves: ReturnType<typeof createImportLeaves>;

const kinds = async (reader: string) => (await list(world.actor(reader), ani)).items.map(({ kind }) => kind);
const nip = people.find(({ id }) => id === 'ani')?.nip ?? '';
const leave: LeaveRow = { nip, from: '2026-02-16', to: '2026-02-17', kind: 'annual' };
const rowsOf = (...values: LeaveRow[]) => ({
  good: values.map((value, i) => ({ row: i + 1, value })),
  broken: [],
});

beforeEach(async () => {
  world = await journalWorld();
  list = createListSignals(world.deps);
  explain = createExplainSignal(world.deps);
  importLeaves = createImportLeaves(world.deps);
  await say(world, 'report-one', { date: '2026-02-18' });
  await say(world, 'report-two', { date: '2026-02-19' });
});

describe('a signal', () => {
  it('is seen by the person at once and by the appraiser after the head start', async () => {
    expect(await kinds('ani')).toEqual(['same-evidence', 'similar-text']);
    expect(await kinds('chief')).toEqual([]);
    // Friday the 20th, then Monday to Wednesday for the person alone.
    world.clock.set('2026-02-25T16:59:59.000Z');
    expect(await kinds('chief')).toEqual([]);
    world.clock.set('2026-02-25T17:00:00.000Z');
    expect(await kinds('chief')).toEqual(['same-evidence', 'similar-text']);
  });

  it('is seen with its explanation as soon as there is one', async () => {
    const [signal] = (await list(world.actor('ani'), ani)).items;
    const signalId = signal?.signalId ?? '';
    await explain(world.command('ani'), { ...ani, signalId, text: 'Satu foto untuk dua kegiatan.' });
    const { items } = await list(world.actor('chief'), ani);
    expect(items).toMatchObject([{ signalId, explanations: [{ text: 'Satu foto untuk dua kegiatan.' }] }]);
  });

  it('is seen by the reviewer once reports are closed', async () => {
    await world.enterPhase('supervisor-review');
    world.clock.set('2026-02-20T04:00:00.000Z');
    expect(await kinds('chief')).toEqual(['same-evidence', 'similar-text']);
  });

  it('is not seen by colleagues', async () => {
    expect((await refusalOf(list(world.actor('budi'), ani))).code).toBe('not-found');
  });
});

describe('an explanation', () => {
  const first = async () => (await list(world.actor('ani'), ani)).items[0]?.signalId ?? '';

  it('sent twice is kept once', async () => {
    const input = { ...ani, signalId: await first(), text: 'Kegiatan berulang.' };
    const request = { key: 'explain-1', digest: 'body-1' };
    const answer = await explain(world.command('ani', request), input);
    world.clock.advance(60);
    expect(await explain(world.command('ani', request), input)).toEqual(answer);
    expect((await list(world.actor('ani'), ani)).items[0]?.explanations).toHaveLength(1);
    const other = explain(world.command('ani', { ...request, digest: 'body-2' }), input);
    expect((await refusalOf(other)).code).toBe('idempotency-key-reused');
  });

  it('belongs to the person and to a signal that is there', async () => {
    const signalId = await first();
    const by = async (personId: string, id: string) =>
      (await refusalOf(explain(world.command(personId), { ...ani, signalId: id, text: 'x' }))).code;
    expect(await by('chief', signalId)).toBe('forbidden');
    expect(await by('budi', signalId)).toBe('not-found');
    expect(await by('ani', 'burst-2026-01-2026-01-30')).toBe('not-found');
  });
});

describe('leave', () => {
  it('makes a signal of work reported for its days', async () => {
    expect(await importLeaves(world.command('admin'), rowsOf(leave))).toMatchObject({ created: 1 });
    await say(world, 'report-leave', {
      date: '2026-02-17',
      text: 'Menghadiri rapat koordinasi kecamatan',
      evidence: [],
    });
    expect(await kinds('ani')).toEqual(['during-leave', 'same-evidence', 'similar-text']);
  });

  it('is taken in once, and a later file changes its end', async () => {
    await importLeaves(world.command('admin'), rowsOf(leave));
    expect(await importLeaves(world.command('admin'), rowsOf(leave))).toMatchObject({ created: 0, unchanged: 1 });
    const longer = { ...leave, to: '2026-02-18' };
    expect(await importLeaves(world.command('admin'), rowsOf(longer))).toMatchObject({ updated: 1 });
    expect(await world.read(keys.leave(agencyId, 'ani', leave.from))).toEqual({
      schemaVersion: 1,
      from: leave.from,
      to: '2026-02-18',
      kind: 'annual',
    });
  });

  it('with faults is listed row by row', async () => {
    const report = await importLeaves(
      world.command('admin'),
      rowsOf({ ...leave, nip: '198001012005011999' }, { ...leave, to: '2026-02-15' }, leave, {
        ...leave,
        to: '2026-02-20',
      }),
    );
    expect(report).toMatchObject({ received: 4, created: 1 });
    expect(report.refused.map(({ row, column, code }) => [row, column, code])).toEqual([
      [1, 'nip', 'unknown-nip'],
      [2, 'to', 'ends-before-begin'],
      [4, 'from', 'repeated-row'],
    ]);
  });

  it('is taken in from administrators only', async () => {
    expect((await refusalOf(importLeaves(world.command('chief'), rowsOf(leave)))).code).toBe('forbidden');
  });
});

describe('no rating rests on a signal', () => {
  it('nothing that scores, reviews or closes knows of them', () => {
    const deciding = sourceFiles('functions').filter(({ path }) =>
      /^functions\/(domain\/(scoring|closing|forum|objection)|usecases\/(scoring|closing|reviews|forum|objections))\//.test(
        path,
      ),
    );
    expect(deciding.length).toBeGreaterThan(30);
    const reading = deciding.filter(({ imports }) => imports.some((path) => /integrity|signals/.test(path)));
    expect(reading.map(({ path }) => path)).toEqual([]);
  });
});
