import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { marshall } from '@aws-sdk/util-dynamodb';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createLeanEngine } from '../bench/close/lean-engine.ts';
import { createLeanStore } from '../bench/close/lean-store.ts';
import { rowSize } from '../bench/close/row-size.ts';
import { itemSize } from '../support/item-size.ts';
import { describeStoreContract } from './store-contract.ts';

const directory = mkdtempSync(join(tmpdir(), 'siklus-lean-'));
afterAll(() => rmSync(directory, { recursive: true }));
let opened = 0;
const open = () => {
  opened += 1;
  return createLeanEngine(join(directory, `${opened}.sqlite`));
};
describeStoreContract('lean store', async () => createLeanStore(open().ask));

describe('the lean engine', () => {
  it('sizes an item as it is sized when marshalled for DynamoDB', () => {
    const document = fc.object({
      values: [fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.constant(null)],
      maxDepth: 3,
    });
    fc.assert(
      fc.property(document, (data) => {
        const parsed: Record<string, unknown> = JSON.parse(JSON.stringify(data));
        const row = { pk: 'a#b', sk: 'é', version: 12, body: JSON.stringify(data) };
        const item = { pk: row.pk, sk: row.sk, v: row.version, d: parsed };
        expect(rowSize(row)).toBe(itemSize(marshall(item)));
      }),
    );
  });

  it('meters as AWS bills: by whole units, the larger of before and after, twice in a transaction, absent reads too', async () => {
    const { ask, meter } = open();
    const body = (n: number) => JSON.stringify({ text: 'x'.repeat(n) });
    const at = { pk: 'a#case#1', sk: 'p' };
    await ask({ kind: 'commit', writes: [{ kind: 'insert', ...at, body: body(2000) }] });
    expect(meter.writeUnits()).toBe(0);
    meter.start();
    await ask({ kind: 'commit', writes: [{ kind: 'replace', ...at, version: 1, body: body(10) }] });
    expect(meter.writeUnits()).toBe(2);
    await ask({ kind: 'commit', writes: [{ kind: 'replace', ...at, version: 1, body: body(10) }] });
    expect(meter.writeUnits()).toBe(3);
    const [other, third] = [
      { pk: 'a#case#2', sk: 'p' },
      { pk: 'a#person#p', sk: 'act' },
    ];
    await ask({
      kind: 'commit',
      writes: [
        { kind: 'insert', ...other, body: body(1100) },
        { kind: 'insert', ...third, body: body(10) },
      ],
    });
    expect(meter.writeUnits()).toBe(9);
    await ask({ kind: 'get', keys: [other, { pk: 'a#case#1', sk: 'none' }] });
    expect(meter.readUnits()).toBe(2);
    await ask({ kind: 'query', pk: 'a#case#2', sk: { kind: 'all' }, limit: 9, after: null });
    expect(meter.readUnits()).toBe(3);
    expect(Object.fromEntries(meter.partitions())).toEqual({ 'a#case#1': 4, 'a#case#2': 6 });
  });

  it('answers what comes in together from one commit, each by its own conditions', async () => {
    const { ask } = open();
    const insert = (body: string) =>
      ask({ kind: 'commit', writes: [{ kind: 'insert', pk: 'a#b', sk: 'c', body: JSON.stringify({ body }) }] });
    const [first, second] = await Promise.all([insert('first'), insert('second')]);
    expect([first?.refused, second?.refused]).toEqual([undefined, 0]);
    expect(second?.rows[0]?.body).toBe('{"body":"first"}');
  });
});
