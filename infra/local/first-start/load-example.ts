import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { createClient, type DemoClient } from '../demo/client.ts';
import { createHttpClient } from '../demo/http-client.ts';
import type { ExampleAgency } from '../example/generate-agency.ts';
import { ImportRefusedError, importAgency } from '../example/import-agency.ts';
import type { System } from '../system.ts';
import { exampleCycle } from './example-cycle.ts';
import { foundExampleAgency, personIdOf } from './found-example-agency.ts';

/** A slow disk lets a write finish after its request gave up; the row then collides with itself, and is sent again. */
const importPatiently = async (client: DemoClient, administratorId: string, example: ExampleAgency): Promise<void> => {
  for (let attempts = 5; ; attempts -= 1) {
    try {
      return await importAgency(client, administratorId, example, () => undefined);
    } catch (error) {
      if (!(error instanceof ImportRefusedError) || attempts === 1) throw error;
    }
  }
};

/**
 * Loads the example on the first start: the agency is founded, then its administrator imports everybody and opens a cycle
 * over HTTP. The mark is set last and every step may be repeated, so a start that was cut short goes on at the next.
 *
 * @returns whether anything had to be loaded
 */
export const loadExample = async (system: System, example: ExampleAgency, dataDir: string): Promise<boolean> => {
  const mark = join(dataDir, 'example-loaded');
  if (existsSync(mark)) return false;
  const administratorId = await foundExampleAgency(system.deps, example);
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (personId: string): Promise<string> => {
    const token = tokens.get(personId) ?? system.issueToken(example.id, personId);
    tokens.set(personId, token);
    return token;
  };
  const client = createClient(createHttpClient({ url: system.url, tokenOf, outage: () => false }).send);
  await importPatiently(client, administratorId, example);

  const idOf = async (nip: string): Promise<string> => z.string().parse(await personIdOf(system.deps, example.id, nip));
  const { offices } = example;
  const chairId = await idOf(offices.chair);
  const memberIds = [chairId, ...(await Promise.all(offices.members.map(idOf)))];
  const people = { committee: { chairId, memberIds }, authorisedOfficialId: await idOf(offices.mayor) };
  const cycle = exampleCycle(system.deps.clock.now(), example.zone, people);
  await client.post(administratorId, '/v1/cycles', `open-${cycle.id}`, cycle, 202, z.object({ id: z.string() }));
  writeFileSync(mark, `${system.deps.clock.now()}\n`);
  return true;
};
