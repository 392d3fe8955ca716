import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGate } from '../../../functions/usecases/support/create-gate.ts';

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a gate', () => {
  it('lets as many in as there is room for, in the order in which they came, whatever fails', async () => {
    const calls = fc.array(fc.record({ turns: fc.integer({ min: 1, max: 4 }), fails: fc.boolean() }), {
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(calls, fc.integer({ min: 1, max: 5 }), async (some, room) => {
        const gate = createGate(room);
        const begun: number[] = [];
        let [inside, most] = [0, 0];
        const done = await Promise.allSettled(
          some.map(({ turns, fails }, n) =>
            gate(async () => {
              begun.push(n);
              inside += 1;
              most = Math.max(most, inside);
              for (let turn = 0; turn < turns; turn++) await nextTurn();
              inside -= 1;
              if (fails) throw new Error('failed');
              return n;
            }),
          ),
        );
        expect(begun).toEqual(some.map((_, n) => n));
        expect(most).toBe(Math.min(room, some.length));
        expect(done.map((one) => (one.status === 'fulfilled' ? one.value : null))).toEqual(
          some.map(({ fails }, n) => (fails ? null : n)),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('lets somebody in who comes after it was empty', async () => {
    const gate = createGate(1);
    expect(await gate(async () => 'first')).toBe('first');
    await expect(
      gate(() => {
        throw new Error('before it began');
      }),
    ).rejects.toThrow('before it began');
    expect(await gate(async () => 'third')).toBe('third');
  });
});
