import { beforeAll, describe, expect, it } from 'vitest';
import type { ClosedLine, ClosingLine, ExportLine } from '../../../functions/domain/audit/export/export-lines.ts';
import { closingText } from '../../../functions/domain/closing/closing-manifest.ts';
import { extended } from '../../../functions/domain/cycle/extend.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createCloseShards } from '../../../functions/usecases/closing/close-shards.ts';
import { createClosePhase } from '../../../functions/usecases/cycles/close-phase.ts';
import { createOpenPhase } from '../../../functions/usecases/machine/open-phase.ts';
import { createRehearseClosures } from '../../../functions/usecases/schedules/rehearse-closures.ts';
import { sharedTenants } from '../../../infra/local/shared-tenants.ts';
import { exportWorld, verifyWorld } from '../../support/exports.ts';
import { testSigner } from '../../support/fakes.ts';
import { shards } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, exampleCycle, type World } from '../../support/world.ts';
import { submit } from '../rehearsals/rehearsal-world.ts';

/** Planning closed by the schedule and execution opened by the machine, as in production. */
const closedWorld = async () => {
  const world = await createWorld();
  await world.planned('ani');
  await submit(world, 'budi');
  return closePlanning(world);
};

const closePlanning = async (world: World): Promise<World> => {
  world.clock.set('2026-02-01T00:00:00.000Z');
  const now = world.clock.now();
  await createClosePhase(world.deps)({ agencyId, cycleId, phase: 'planning', trigger: 'schedule', by: null, now });
  await createCloseShards(world.deps)({ ...shards, phase: 'planning' });
  await createOpenPhase(world.deps)({ agencyId, cycleId, run: 1, phase: 'execution', taskToken: 'token-2' });
  return world;
};

let lines: ExportLine[];
beforeAll(async () => {
  lines = await exportWorld(await closedWorld());
});

const isClosing = (line: ExportLine): line is ClosingLine => line.type === 'closing';
const isClosed = (line: ExportLine): line is ClosedLine => line.type === 'closed';
const changeClosing = (change: (line: ClosingLine) => ExportLine | null): ExportLine[] =>
  lines.flatMap((line) => (isClosing(line) ? (change(line) ?? []) : line));
const changeClosed = (change: (line: ClosedLine) => ExportLine | null): ExportLine[] =>
  lines.flatMap((line) => (isClosed(line) && line.shard === 0 ? (change(line) ?? []) : line));
const findings = async (forged: readonly ExportLine[]) =>
  (await verifyWorld(forged)).findings.map(({ kind, place, note }) => [kind, place, note]);

describe('the export of a cycle with a hard close', () => {
  it('holds the signed manifest, the rules and every shard’s inputs, and verifies', async () => {
    expect(lines.filter(isClosing).map(({ manifest }) => [manifest.phase, manifest.closure.cutOff])).toEqual([
      ['planning', exampleCycle.deadlines.planning],
    ]);
    expect(lines.filter(isClosed).map(({ shard }) => shard)).toEqual([0, 1]);
    expect(await verifyWorld(lines)).toMatchObject({ findings: [], seals: 1 });
  });

  it('shows an input that was changed, an end that was claimed otherwise, and a person left out', async () => {
    const earlier = changeClosed((line) => ({
      ...line,
      inputs: line.inputs.map((one) => ({ ...one, cutOff: '2026-01-01T00:00:00.000Z' })),
    }));
    expect(await findings(earlier)).toEqual([['changed', 'closing', 'planning: inputs']]);
    const fewer = changeClosed((line) => ({ ...line, inputs: line.inputs.slice(1) }));
    expect(await findings(fewer)).toEqual([['changed', 'closing', 'planning: inputs']]);
    const counted = changeClosing((line) => ({
      ...line,
      manifest: { ...line.manifest, counts: { ...line.manifest.counts, cases: 99 } },
    }));
    expect(await findings(counted)).toEqual([['changed', 'closing', 'planning']]);
  });

  it('shows results that the inputs do not give, even where our own key signed them', async () => {
    const [first] = lines.filter(isClosing);
    if (first === undefined) throw new Error('no close');
    const { signature: _, ...unsigned } = { ...first.manifest, results: first.manifest.inputs };
    const manifest = { ...unsigned, signature: await testSigner.sign(closingText(unsigned)) };
    const sign = ({ signature: __, ...rest }: ClosingLine['manifest']) => testSigner.sign(closingText(rest));
    // The seal, which was made after the close, names another; so a thief of the key needs the archive as well.
    const claimed = { ...manifest, shards: manifest.shards?.map((one) => ({ ...one, results: one.inputs })) ?? [] };
    for (const lie of [manifest, { ...claimed, signature: await sign(claimed) }])
      expect(await findings(changeClosing((line) => ({ ...line, manifest: lie })))).toEqual(
        expect.arrayContaining([
          ['forked', 'closing', 'planning'],
          ['changed', 'closing', 'planning: results'],
        ]),
      );
  });

  it('shows other rules, and a manifest or a shard that is gone', async () => {
    const softer = changeClosing((line) => ({
      ...line,
      rules: { ...line.rules, planning: { ...line.rules.planning, lateReturnWorkingDays: 9 } },
    }));
    expect(await findings(softer)).toEqual([['changed', 'closing', 'planning']]);
    expect(await findings(changeClosing(() => null))).toEqual([['removed', 'closing', 'planning']]);
    expect(await findings(changeClosed(() => null))).toContainEqual(['removed', 'closing', 'planning: inputs']);
  });

  it('shows a close of another cycle that was put in', async () => {
    const foreign = changeClosing((line) => ({ ...line, manifest: { ...line.manifest, cycleId: 'tw9' } }));
    expect(await findings(foreign)).toContainEqual(['changed', 'closing', 'planning']);
    const twice = lines.flatMap((line): ExportLine[] => (isClosing(line) ? [line, line] : [line]));
    expect(await findings(twice)).toEqual([['inserted', 'closing', 'planning']]);
  });

  it('does not fall over what is no input of ours', async () => {
    for (const odd of [{ case: { employeeId: 'ani', stage: 'x', marks: [] } }, { case: null }, 7, null])
      expect(
        await findings(changeClosed((line) => JSON.parse(JSON.stringify({ ...line, inputs: [odd] })))),
      ).not.toEqual([]);
  });
});

/** With a rehearsal of the night before, and a later end for an outage. */
const rehearsedWorld = async () => {
  const world = await createWorld();
  await world.planned('ani');
  world.clock.set('2026-01-30T18:00:00.000Z');
  await createRehearseClosures(sharedTenants(world.deps))({ time: world.clock.now() });
  const cycle = await world.cycle();
  const from = cycle.deadlines.planning;
  const extension = { phase: 'planning', from, to: '2026-01-31T20:00:00.000Z', reason: 'Listrik padam.', by: 'admin' };
  const outage = { from: '2026-01-31T10:00:00.000Z', to: '2026-01-31T13:00:00.000Z' };
  const request = { at: '2026-01-31T14:00:00.000Z', requestKey: 'k', requestDigest: 'd' };
  const next = extended(cycle, { ...extension, phase: 'planning', outage, ...request });
  await world.put(keys.cycle(agencyId, cycleId), next);
  return closePlanning(world);
};

describe('rehearsals and later ends in the export', () => {
  let told: ExportLine[];
  beforeAll(async () => {
    told = await exportWorld(await rehearsedWorld());
  });
  const change = (forge: (line: ClosingLine) => ClosingLine): ExportLine[] =>
    told.map((line) => (isClosing(line) ? forge(line) : line));

  it('are what the close was signed with, without reasons and keys of requests', async () => {
    const [line] = told.filter(isClosing);
    expect(line?.manifest.rehearsals?.length).toBeGreaterThan(0);
    expect(line?.rehearsals?.[0]).toMatchObject({ number: 1, phase: 'planning', status: 'done' });
    expect(line?.extensions).toMatchObject([{ to: '2026-01-31T20:00:00.000Z', by: 'admin' }]);
    expect(JSON.stringify(line)).not.toMatch(/Listrik|requestKey/);
    expect(await verifyWorld(told)).toMatchObject({ findings: [], seals: 1 });
  });

  it('show by their number where one was edited, taken out or put in', async () => {
    expect(await findings(change((line) => ({ ...line, rehearsals: (line.rehearsals ?? []).slice(1) })))).toEqual([
      ['removed', 'closing', 'planning: rehearsal 1'],
    ]);
    expect(await findings(change(({ extensions: _, ...line }) => line))).toEqual([
      ['removed', 'closing', 'planning: extension 1'],
    ]);
    const later = '2026-02-01T20:00:00.000Z';
    expect(
      await findings(
        change((line) => ({ ...line, extensions: (line.extensions ?? []).map((e) => ({ ...e, to: later })) })),
      ),
    ).toEqual([['changed', 'closing', 'planning: extension 1']]);
  });

  it('and a close that somebody deletes from the table is missed by the seal that was made after it', async () => {
    const world = await rehearsedWorld();
    const stored = await world.deps.store.get(keys.closing(agencyId, cycleId, 'planning'));
    if (stored === null) throw new Error('no close');
    await world.deps.store.commit([{ kind: 'delete', key: stored.key, version: stored.version }]);
    expect(await findings(await exportWorld(world))).toContainEqual(['removed', 'closing', 'planning']);
  });
});
