import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { faults } from './whole/faults/faults.ts';
import { seenIn } from './whole/faults/seen-in.ts';
import { tryFault } from './whole/faults/try-faults.ts';
import { regressions } from './whole/regressions.ts';

const main = fileURLToPath(new URL('./whole/main.ts', import.meta.url));
/** In a process of its own: what a run loads is changed as it is loaded. */
const simulate = async (...args: string[]): Promise<string> =>
  (await promisify(execFile)(process.execPath, [main, ...args])).stdout;

const hashesOf = (text: string): (string | undefined)[] =>
  [...text.matchAll(/trace ([\w-]{22})/g)].map(([, hash]) => hash);

describe('the simulation of whole cycles', () => {
  it('plays a seed to the same trace, another seed to another, and finds every promise kept', async () => {
    const [both, again] = await Promise.all([
      simulate('--seed', '19', '--seeds', '2'),
      simulate('--seed', '20', '--seeds', '1'),
    ]);
    const [first, second] = hashesOf(both);
    expect(first).toHaveLength(22);
    expect(first).not.toBe(second);
    expect(hashesOf(again)).toEqual([second]);
    expect(both).toContain('all promises kept');
    expect(both).toContain('0 seeds broke a promise');
    expect(both).toMatch(/went wrong: .*tick missed \d+/);
  }, 300_000);

  it('shows a planted fault', async () => {
    const caught = await tryFault('publication before the seal', 1);
    expect(caught).toMatchObject({ invariant: 'seals are over everything, before the next phase' });
  }, 300_000);

  // A text that is gone would be found by `--faults` alone, which takes minutes.
  it.each(Object.entries(faults))('can plant: %s', (_, changes) => {
    for (const { file, from, to } of changes) {
      const text = readFileSync(new URL(`../../functions/${file}`, import.meta.url), 'utf8');
      expect(text.split(from), `${file}: ${from}`).toHaveLength(2);
      expect(to).not.toBe(from);
    }
  });

  it('has twenty faults and more, and regressions that name theirs', () => {
    expect(Object.keys(faults).length).toBeGreaterThanOrEqual(20);
    for (const fault of Object.keys(seenIn)) expect(Object.keys(faults)).toContain(fault);
    for (const { without } of regressions) expect(Object.keys(faults)).toContain(without);
  });
});
