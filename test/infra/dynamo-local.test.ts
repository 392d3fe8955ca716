import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoClient } from '../../functions/store/dynamo-client.ts';
import { startDynamoLocal } from '../../infra/local/dynamo-local.ts';
import { engineKeyOf } from '../../infra/local/engine-key.ts';
import { ensureTable } from '../../infra/local/ensure-table.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siklus-local-'));
});
afterEach(() => rm(folder, { recursive: true }));

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** A process that starts the engine and would keep it for ever; its first line is the engine's process id. */
const startElsewhere = async (dataDir: string): Promise<{ child: ChildProcess; enginePid: number }> => {
  const module = new URL('../../infra/local/dynamo-local.ts', import.meta.url).href;
  const script = `
    const { startDynamoLocal } = await import(${JSON.stringify(module)});
    console.log((await startDynamoLocal({ dataDir: ${JSON.stringify(dataDir)} })).pid);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, enginePid: Number(line) };
};

describe('the key of the local engine', () => {
  it('is kept beside the data, for its owner alone, and random for each folder', async () => {
    const first = engineKeyOf(join(folder, 'a'));
    expect(engineKeyOf(join(folder, 'a'))).toEqual(first);
    expect(engineKeyOf(join(folder, 'b'))).not.toEqual(first);
    expect(engineKeyOf(null)).not.toEqual(engineKeyOf(null));
    expect(first.accessKeyId).toMatch(/^[A-Z0-9]{32,}$/);
    expect((await stat(join(folder, 'a', 'engine-key.json'))).mode & 0o077).toBe(0);
  });
});

describe('the local engine', () => {
  it('shows its tables to nobody who lacks the key, and keeps them through a restart', {
    timeout: 300_000,
  }, async () => {
    const dynamo = await startDynamoLocal({ dataDir: folder });
    const client = createDynamoClient(dynamo);
    await ensureTable(client, 'mine');
    await ensureTable(client, 'mine');
    const stranger = createDynamoClient({ ...dynamo, credentials: engineKeyOf(null) });
    expect((await stranger.send(new ListTablesCommand({}))).TableNames).toEqual([]);
    await dynamo.restart();
    expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual(['mine']);
    await dynamo.stop();
    expect(isAlive(dynamo.pid)).toBe(false);
    await dynamo.stop();
    client.destroy();
    stranger.destroy();
    expect((await readdir(folder)).some((name) => name.startsWith(dynamo.credentials.accessKeyId))).toBe(true);
  });

  it('does not outlive a process that was killed by SIGKILL', { timeout: 300_000 }, async () => {
    const { child, enginePid } = await startElsewhere(folder);
    expect(isAlive(enginePid)).toBe(true);
    child.kill('SIGKILL');
    await expect.poll(() => isAlive(enginePid), { timeout: 300_000 }).toBe(false);
  });
});
