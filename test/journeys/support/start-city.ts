import { vi } from 'vitest';
import { z } from 'zod';
import { createClient, type DemoClient } from '../../../infra/local/demo/client.ts';
import { createDemoClock, type DemoClock } from '../../../infra/local/demo/demo-clock.ts';
import { createHttpClient } from '../../../infra/local/demo/http-client.ts';
import {
  type ExampleAgency,
  type ExamplePerson,
  generateAgency,
} from '../../../infra/local/example/generate-agency.ts';
import { importAgency } from '../../../infra/local/example/import-agency.ts';
import { exampleCycle } from '../../../infra/local/first-start/example-cycle.ts';
import { foundExampleAgency, personIdOf } from '../../../infra/local/first-start/found-example-agency.ts';
import { type System, startSystem } from '../../../infra/local/system.ts';
import { sharedDynamo } from '../../support/dynamo.ts';

const patience = 300_000;
const cycleShape = z.looseObject({
  phase: z.string(),
  status: z.string(),
  deadlines: z.record(z.string(), z.string()),
});

/** A small city on the real engine, its people imported over HTTP, spoken to over HTTP alone. */
export type City = {
  agency: ExampleAgency;
  system: System;
  clock: DemoClock;
  client: DemoClient;
  administratorId: string;
  /** Surrogate id of the person with this number. */
  idOf(nip: string): string;
  /** People appraised by this person. */
  teamOf(nip: string): ExamplePerson[];
  /** Opens a cycle over the quarter in which the clock stands, and waits until it is in planning. */
  openCycle(cycleId: string): Promise<void>;
  /** Moves past the deadline of the phase that is open, lets the schedule close it, and waits for the next one. */
  close(cycleId: string, phase: string, next: string): Promise<void>;
  stop(): Promise<void>;
};

export const startCity = async (options: { employees: number; seed: number; now: string }): Promise<City> => {
  const agency = generateAgency(options);
  const clock = createDemoClock(options.now);
  const system = await startSystem({ dataDir: null, clock, dynamo: await sharedDynamo() });
  const administratorId = await foundExampleAgency(system.deps, agency);
  // A token lives for some hours: where the clock moves by weeks, each request brings a fresh one.
  const tokenOf = (personId: string) => system.issueToken(agency.id, personId);
  const { send } = createHttpClient({ url: system.url, tokenOf, outage: () => false });
  const client = createClient(send);
  await importAgency(client, administratorId, agency, () => undefined);

  const ids = new Map<string, string>();
  for (const { nip } of agency.employees) ids.set(nip, (await personIdOf(system.deps, agency.id, nip)) ?? '');
  const idOf = (nip: string): string => ids.get(nip) ?? '';
  const read = async (cycleId: string) => (await client.get(administratorId, `/v1/cycles/${cycleId}`, cycleShape)).data;
  const until = (cycleId: string, phase: string): Promise<void> =>
    vi.waitFor(
      async () => {
        const { phase: at, status } = await read(cycleId);
        if (at !== phase || status !== 'open') throw new Error(`the cycle is in ${at}, ${status}`);
      },
      { timeout: patience, interval: 25 },
    );

  return {
    agency,
    system,
    clock,
    client,
    administratorId,
    idOf,
    teamOf: (nip) => agency.people.filter(({ appraiserNip }) => appraiserNip === nip),
    openCycle: async (cycleId) => {
      const chairId = idOf(agency.offices.chair);
      const committee = { chairId, memberIds: [chairId, ...agency.offices.members.map(idOf)] };
      const people = { committee, authorisedOfficialId: idOf(agency.offices.mayor) };
      const body = { ...exampleCycle(clock.now(), agency.zone, people), id: cycleId };
      await client.post(administratorId, '/v1/cycles', `open-${cycleId}`, body, 202, z.unknown());
      await until(cycleId, 'planning');
    },
    close: async (cycleId, phase, next) => {
      const deadline = (await read(cycleId)).deadlines[phase];
      if (deadline === undefined) throw new Error(`phase ${phase} has no deadline`);
      clock.moveTo(new Date(Date.parse(deadline) + 61_000).toISOString());
      await system.tick();
      await until(cycleId, next);
    },
    stop: system.stop,
  };
};
