import { describe, expect, it } from 'vitest';
import { type Cast, closeProtocol } from './close-protocol.ts';
import { explore } from './explore.ts';
import { protocolFaults } from './protocol-faults.ts';

describe('the close of a phase, in every order of its calls', () => {
  it.each<[string, Cast]>([
    ['alone', {}],
    ['with a late write', { writer: 'at any time' }],
    ['with the next phase at its heels', { nextPhase: true }],
  ])('holds %s', async (name, cast) => {
    const found = await explore(closeProtocol(name, cast));
    expect(found.violation).toBeNull();
    expect(found.ends).toBeGreaterThan(1);
  });

  it.each(Object.entries(protocolFaults))('shows %s', async (name, cast) => {
    const { violation } = await explore(closeProtocol(name, cast));
    expect(violation?.problems).not.toEqual([]);
    expect(violation?.trace.length).toBeGreaterThan(5);
  });

  it('plays the same run from the same choices', async () => {
    const scenario = closeProtocol('twice', { writer: 'at any time', timeout: true });
    const run = async (): Promise<string> => {
      const { stage, state } = await scenario.begin();
      const trace: string[] = [];
      for (let n = 0; stage.choices().length > 0; n++) {
        const { actor, call } = await stage.choose(n % stage.choices().length, 'none');
        trace.push(`${actor} ${call}`);
      }
      return JSON.stringify([trace, stage.memory(), state()]);
    };
    expect(await run()).toBe(await run());
  });
});
