import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { faults } from './whole/faults/faults.ts';
import { tryFault } from './whole/faults/try-faults.ts';
import { regressions } from './whole/regressions.ts';

const main = fileURLToPath(new URL('./whole/main.ts', import.meta.url));
/** In a process of its own: what a run loads is changed as it is loaded. */
const simulate = async (...args: string[]): Promise<string> =>
  (await promisify(execFile)(process.execPath, [main, ...args])).stdout;

const hashOf = (text: string): string | undefined => /trace ([\w-]{22})/.exec(text)?.[1];

describe('the simulation of whole cycles', () => {
  it('plays a seed to the same trace, another seed to another, and finds every promise kept', async () => {
    const [once, again, other] = await Promise.all([
      simulate('--seed', '3', '--seeds', '1'),
      simulate('--seed', '3', '--seeds', '1'),
      simulate('--seed', '4', '--seeds', '1'),
    ]);
    expect(hashOf(once)).toHaveLength(22);
    expect(hashOf(again)).toBe(hashOf(once));
    expect(hashOf(other)).not.toBe(hashOf(once));
    expect(once).toContain('all promises kept');
    expect(once).toContain('0 seeds broke a promise');
  }, 300_000);

  it.each([
    ['chain act not in the same commit'],
    ['publication before the seal'],
    ['agency forgotten in a key: everybody’s documents'],
  ])(
    'shows a planted fault: %s',
    async (fault) => {
      const caught = await tryFault(fault, 1);
      expect(caught.seed).toBeGreaterThanOrEqual(1);
    },
    300_000,
  );

  it('has twenty faults and more, and regressions that name theirs', () => {
    expect(Object.keys(faults).length).toBeGreaterThanOrEqual(20);
    for (const { without } of regressions) expect(Object.keys(faults)).toContain(without);
  });
});
