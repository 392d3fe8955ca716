import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Key } from '../../functions/ports/store.ts';
import { createDynamoStore } from '../../functions/store/dynamo-store.ts';
import { startTestEngine, type TestEngine, testTable } from '../support/dynamo.ts';

let folder: string;
let engine: TestEngine;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siklus-engine-'));
  engine = await startTestEngine(folder);
});
afterAll(async () => {
  await engine.stop();
  await rm(folder, { recursive: true });
});

const at = (writer: number, n: number, half: string): Key<{ n: number }> => ({
  pk: `agency#durability#${writer}`,
  sk: `${String(n).padStart(5, '0')}${half}`,
});

describe('the engine killed by SIGKILL while it writes', () => {
  it('has every acknowledged write after its restart, and every transaction whole or not at all', {
    timeout: 300_000,
  }, async () => {
    const store = createDynamoStore({ client: engine.client, tableName: testTable });
    const writers = [0, 1, 2, 3, 4, 5];
    const enough = 40;
    const acknowledged = writers.map(() => 0);
    const tell: { enough(): void } = { enough: () => undefined };
    const busyEnough = new Promise<void>((resolve) => {
      tell.enough = resolve;
    });

    const writing = writers.map(async (writer) => {
      for (let n = 0; ; n += 1) {
        try {
          await store.commit(['a', 'b'].map((half) => ({ kind: 'insert', key: at(writer, n, half), data: { n } })));
        } catch {
          return;
        }
        acknowledged[writer] = n + 1;
        if (acknowledged.reduce((sum, count) => sum + count) >= enough) tell.enough();
      }
    });
    await busyEnough;
    const pid = engine.dynamo.pid;
    await engine.dynamo.kill9();
    await Promise.all(writing);
    await engine.dynamo.restart();

    expect(engine.dynamo.pid).not.toBe(pid);
    for (const writer of writers) {
      const { items } = await store.query(
        { pk: `agency#durability#${writer}`, sk: { kind: 'all' } },
        { limit: 5_000, after: null },
      );
      const count = acknowledged[writer] ?? 0;
      const expected = Array.from({ length: items.length / 2 }, (_, n) =>
        ['a', 'b'].map((half) => at(writer, n, half).sk),
      );
      expect(items.map((item) => item.key.sk)).toEqual(expected.flat());
      // At most the one transaction that was under way when the engine died may be there without an answer.
      expect(items.length / 2 - count).toBeGreaterThanOrEqual(0);
      expect(items.length / 2 - count).toBeLessThanOrEqual(1);
    }
    expect(acknowledged.reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(enough);
  });

  it('goes on writing at the same address', async () => {
    const store = createDynamoStore({ client: engine.client, tableName: testTable });
    const key: Key<{ n: number }> = { pk: 'agency#durability', sk: 'afterwards' };
    await store.commit([{ kind: 'insert', key, data: { n: 1 } }]);
    expect((await store.get(key))?.data).toEqual({ n: 1 });
  });
});
