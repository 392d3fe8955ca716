import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoStore } from '../../../functions/store/dynamo-store.ts';
import { keys } from '../../../functions/store/keys.ts';
import { ensureTable } from '../../../infra/local/ensure-table.ts';
import { evaluationCycleDefinition } from '../../../infra/local/step-functions/definition.ts';
import { optionTexts } from '../../../infra/ops/options.ts';
import { runOps } from '../../../infra/ops/run-ops.ts';
import { verbs } from '../../../infra/ops/verbs/all-verbs.ts';
import { shareTestEngine, type TestEngine } from '../../support/dynamo.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';
import { fakeTasks } from '../../workflows/fake-tasks.ts';
import { startMachine } from '../../workflows/start-machine.ts';

let engine: TestEngine;
let world: World;
let tableName: string;
let tables = 0;

beforeAll(async () => {
  engine = await shareTestEngine();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  tables += 1;
  tableName = `siklus-verbs-${tables}`;
  await ensureTable(engine.client, tableName);
  world = await createWorld({ store: createDynamoStore({ client: engine.client, tableName }) });
});

/** The command as it is typed, on this engine. */
const ops = async (...argv: string[]): Promise<{ code: number; text: string }> => {
  const lines: string[] = [];
  const { endpoint, region, credentials } = engine.dynamo;
  const code = await runOps([...argv, '--endpoint', endpoint, '--region', region], {
    clock: world.clock,
    print: (line) => void lines.push(line),
    credentials,
  });
  return { code, text: lines.join('\n') };
};
const onTable = (verb: string, ...more: string[]) => ops(verb, '--table', tableName, ...more);
const cycle = ['--agency', agencyId, '--cycle', cycleId];
const asAdmin = [...cycle, '--by', 'admin', '--reason', 'Gangguan di pusat data'];

describe('status', () => {
  it('tells where each cycle stands, and is content where nothing is wrong', async () => {
    await world.enterPhase('planning');
    const { code, text } = await onTable('status');
    expect(code).toBe(0);
    expect(text).toMatch(/^kota\n {2}tw1-2026 {2}planning\.open {2}run 1, 2 shards\n {4}deadline 2026-01-31T17/);
  });

  it('names what is stuck, what waits and why, and fails', async () => {
    const failure = { phase: 'scoring', error: 'StoreBusyError', at: '2026-01-20T01:00:00.000Z' } as const;
    await world.enterPhase('scoring', { failure });
    await world.put(keys.pendingSignal(agencyId, cycleId), {
      schemaVersion: 1,
      kind: 'phase-closed',
      phase: 'supervisor-review',
      run: 1,
      at: '2026-01-20T00:00:00.000Z',
    });
    const { code, text } = await onTable('status', '--agency', agencyId);
    expect(code).toBe(1);
    expect(text).toContain('scoring.running  run 1, 2 shards  ATTENTION: failed');
    expect(text).toContain('signal phase-closed of supervisor-review waits since 2026-01-20T00');
    expect(text).toContain('gave up in scoring at 2026-01-20T01:00:00.000Z: StoreBusyError');
  });

  it('knows no agency that is not there', async () => {
    expect(await onTable('status', '--agency', 'tiada')).toEqual({ code: 1, text: 'There is no agency tiada.' });
  });
});

describe('extend', () => {
  const later = ['--phase', 'planning', '--deadline', '2026-02-03'];

  it('shows what it would write and changes nothing without --yes', async () => {
    await world.enterPhase('planning');
    const before = await world.cycle();
    const { code, text } = await onTable('extend', ...asAdmin, ...later);
    expect([code, text]).toEqual([0, 'would replace kota#cycles / tw1-2026\nNothing was changed. Add --yes to do it.']);
    expect(await world.cycle()).toEqual(before);
  });

  it('asks for a later end by the use case, in the name of the administrator, with a reason that says who typed it', async () => {
    await world.enterPhase('planning');
    const { code } = await onTable('extend', ...asAdmin, ...later, '--yes');
    expect(code).toBe(0);
    const { askedExtensions = [] } = await world.cycle();
    expect(askedExtensions).toMatchObject([
      { by: 'admin', reason: 'Operator: Gangguan di pusat data', phase: 'planning', to: '2026-02-03T17:00:00.000Z' },
    ]);
    expect(askedExtensions[0]?.requestKey).toMatch(/^ops\./);
  });

  it.each([
    ['somebody who is no administrator', ['--by', 'ani'], 'Refused (forbidden)'],
    ['somebody unknown', ['--by', 'nobody'], 'Refused (unauthenticated)'],
    ['an earlier deadline', ['--deadline', '2026-01-02'], 'Refused (invalid-body)'],
    ['no day', ['--deadline', 'besok'], '--deadline: '],
    ['no phase', ['--phase', 'scoring'], '--phase: '],
    ['another cycle', ['--cycle', 'tiada'], 'Refused (not-found)'],
  ])('refuses %s, dry or not', async (_, over, says) => {
    await world.enterPhase('planning');
    const before = await world.cycle();
    for (const yes of [[], ['--yes']]) {
      const { code, text } = await onTable('extend', ...asAdmin, ...later, ...over, ...yes);
      expect([code, text.slice(0, says.length)]).toEqual([1, says]);
    }
    expect(await world.cycle()).toEqual(before);
  });
});

describe('resume and redrive', () => {
  const startStates = async () => {
    const { tasks, play } = fakeTasks();
    const calls = play(cycleId, { position: 'follow-up.open' });
    const machine = await startMachine(tasks, evaluationCycleDefinition());
    const { endpoint, stateMachineArn } = machine;
    return { calls, machine, on: ['--states-endpoint', endpoint, '--state-machine', stateMachineArn] };
  };

  it('starts a fresh execution on the local endpoint, once it is told to', async () => {
    const { calls, machine, on } = await startStates();
    try {
      const failure = { phase: 'follow-up', error: 'X', at: world.clock.now() } as const;
      await world.enterPhase('follow-up', { failure });
      const dry = await onTable('resume', ...asAdmin, ...on);
      expect([dry.code, dry.text.split('\n')[0]]).toEqual([0, 'would replace kota#cycles / tw1-2026']);
      expect([calls.length, (await world.cycle()).run]).toEqual([0, 1]);
      expect(await onTable('resume', ...asAdmin, ...on, '--yes')).toMatchObject({
        code: 0,
        text: expect.stringContaining('run 2'),
      });
      expect(await world.cycle()).toMatchObject({ run: 2, failure: null, resumptions: [{ by: 'admin' }] });
      expect(await world.read(keys.pendingSignal(agencyId, cycleId))).toMatchObject({ kind: 'delivered' });
    } finally {
      await machine.stop();
    }
  });

  it('sends a start that was committed and lost', async () => {
    const { machine, on } = await startStates();
    try {
      await world.enterPhase('follow-up', { run: 3 });
      const signal = { schemaVersion: 1, phase: 'follow-up', run: 3, at: world.clock.now() } as const;
      await world.put(keys.pendingSignal(agencyId, cycleId), { ...signal, kind: 'start' });
      expect((await onTable('redrive', ...cycle, ...on)).text).toMatch(/waiting since .*\nNothing was changed/);
      expect((await onTable('redrive', ...cycle, ...on, '--yes')).text).toMatch(/Outcome: started/);
      expect((await onTable('redrive', ...cycle, ...on, '--yes')).text).toMatch(/No signal waits/);
    } finally {
      await machine.stop();
    }
  });
});

describe('the verbs for tenants', () => {
  it('take an agency from one table to another by the command line', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'siklus-verbs-'));
    const file = ['--file', join(folder, 'kota.jsonl')];
    const other = `${tableName}-copy`;
    await ensureTable(engine.client, other);
    try {
      expect((await onTable('tenant-export', '--agency', agencyId, ...file)).text).toMatch(/kota, as of .* items\n/);
      const dry = await ops('tenant-import', '--table', other, ...file);
      expect([dry.code, dry.text.split('\n').at(-1)]).toEqual([0, 'Nothing was changed. Add --yes to do it.']);
      expect((await ops('tenant-verify', '--table', other, ...file)).code).toBe(1);
      expect((await ops('tenant-import', '--table', other, ...file, '--yes')).code).toBe(0);
      expect((await ops('tenant-verify', '--table', other, ...file)).code).toBe(0);
      expect((await ops('status', '--table', other)).text).toMatch(/^kota\n {2}tw1-2026/);
      expect((await ops('tenant-import', '--table', other, ...file, '--yes')).code).toBe(1);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('what is not understood', () => {
  it.each([
    [[], 2, 'npm run ops -- <verb>'],
    [['destroy'], 2, 'There is no verb destroy'],
    [['status'], 2, '--table is missing'],
    [['extend', '--table', 'x', '--agency', 'kota'], 2, '--cycle is missing'],
    [['status', '--table', 'x', '--force'], 2, "Unknown option '--force'"],
    [['status', 'kota'], 2, 'What is kota?'],
    [['status', '--table', 'siklus-none'], 1, 'ResourceNotFoundException'],
  ])('%j ends with %d', async (argv, expected, says) => {
    const { code, text } = await ops(...argv);
    expect([code, text.slice(0, says.length)]).toEqual([expected, says]);
  });
});

describe('the runbook', () => {
  const runbook = readFileSync(new URL('../../../docs/runbook.md', import.meta.url), 'utf8');
  const commands = [...runbook.matchAll(/npm run ops -- ([\s\S]*?)(?:`|\n```|\n\n|\n(?=npm ))/g)]
    .map((m) => m[1] ?? '')
    .filter((command) => command !== 'help');

  it('names verbs that exist with options that they know, and what they need', () => {
    expect(commands.length).toBeGreaterThan(8);
    for (const command of commands) {
      const [verb = ''] = command.split(/\s/);
      expect([...verbs.keys()]).toContain(verb);
      const named = [...command.matchAll(/--([a-z-]+)/g)].map((m) => m[1] ?? '');
      expect([verb, named.filter((name) => !Object.hasOwn(optionTexts, name) && name !== 'yes')]).toEqual([verb, []]);
      const missing = (verbs.get(verb)?.needs ?? []).filter((name) => !named.includes(name) && name !== 'table');
      expect([verb, named.length === 0 ? [] : missing]).toEqual([verb, []]);
    }
  });

  it('shows every verb', () => {
    const named = new Set(commands.map((command) => command.split(/\s/)[0]));
    expect([...verbs.keys()].filter((verb) => !named.has(verb))).toEqual([]);
  });

  it('is what the guides print, with the names of the stage', async () => {
    const { code, text } = await ops('restore-guide', '--stage', 'trial');
    expect(code).toBe(0);
    expect(text).toContain('restore-table-to-point-in-time');
    expect(text).toContain('siklus-trial-restored');
    expect((await ops('keys-guide')).text).toContain('rotate-key-on-demand');
  });
});
