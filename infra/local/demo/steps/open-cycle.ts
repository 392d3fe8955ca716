import { importReport } from '../../../../functions/contracts/directory.ts';
import { importAgency } from '../../example/import-agency.ts';
import { anything } from '../answers.ts';
import { cyclePeriod, deadlines } from '../calendar.ts';
import type { World } from '../world.ts';
import { waitForPhase } from './wait-for.ts';

/** The administrator imports the city and learns the ids that the system gave its people. */
export const loadCity = async (world: World): Promise<void> => {
  const { agency, client, offices, progress } = world;
  const total = agency.units.length + agency.employees.length + agency.assignments.length;
  const bar = progress.start('import of units, people, posts', total);
  await importAgency(client, offices.administrator, agency, bar.tick);
  bar.done();
  await importBrokenRows(world);

  const ids = new Map<string, string>();
  for await (const { nip, id } of client.people(offices.administrator)) ids.set(nip, id);
  const idOf = (nip: string): string => {
    const id = ids.get(nip);
    if (id === undefined) throw new Error('a person of the import has no id');
    return id;
  };
  const drawn = world.random.fork('talents');
  world.people = agency.people.map((person) => {
    const talent = drawn.bell();
    const manner = 0.5 * talent + 0.87 * drawn.bell();
    return { ...person, id: idOf(person.nip), appraiserId: idOf(person.appraiserNip), talent, manner };
  });
  world.byNip = new Map(world.people.map((m) => [m.nip, m]));
  world.byId = new Map(world.people.map((m) => [m.id, m]));
  world.offices = {
    mayor: idOf(agency.offices.mayor),
    chair: idOf(agency.offices.chair),
    members: agency.offices.members.map(idOf),
    administrator: idOf(agency.offices.administrator),
    auditor: idOf(agency.offices.auditor),
  };
};

/** The same rows again with broken ones among them: the good ones change nothing, the bad ones are listed. */
const importBrokenRows = async ({ agency, client, offices, ledger }: World): Promise<void> => {
  const good = agency.employees.slice(0, 3);
  const rows = [
    ...good,
    { nip: '1.98501E+17', name: 'Budi', kind: 'PNS' },
    { nip: '198513012010011001', name: 'Ani', kind: 'PNS' },
    { name: 'Tanpa NIP', kind: 'PPPK' },
  ];
  const { data } = await client.post(
    offices.administrator,
    '/v1/directory/employees/import',
    'import-with-broken-rows',
    { rows },
    200,
    importReport,
  );
  ledger.brokenImport = data;
};

export const openCycle = async (world: World): Promise<void> => {
  const { client, offices, cycleId } = world;
  const body = {
    id: cycleId,
    title: 'Penilaian kinerja triwulan I 2026',
    kind: 'quarterly',
    period: cyclePeriod,
    deadlines,
    committee: { chairId: offices.chair, memberIds: [offices.chair, ...offices.members] },
    authorisedOfficialId: offices.mayor,
  };
  const bar = world.progress.start('cycle opened, cases prepared', world.people.length);
  await client.post(offices.administrator, '/v1/cycles', `open-${cycleId}`, body, 202, anything);
  await waitForPhase(world, 'planning');
  bar.tick(world.people.length);
  bar.done();
};
