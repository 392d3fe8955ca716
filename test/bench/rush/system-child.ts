import { setTimeout as pause } from 'node:timers/promises';
import { localDateOf } from '../../../functions/domain/time/zone.ts';
import { systemClock } from '../../../functions/runtime/clock.ts';
import { keys } from '../../../functions/store/keys.ts';
import { generateAgency } from '../../../infra/local/example/generate-agency.ts';
import { personIdOf } from '../../../infra/local/first-start/found-example-agency.ts';
import { loadExample } from '../../../infra/local/first-start/load-example.ts';
import { startSystem } from '../../../infra/local/system.ts';
import { order, type Ready } from './stage.ts';

/** The system as `npm start` runs it, in a process of its own that can be killed; tells the sender who there is. */
const { dataDir, port, employees } = order.parse(JSON.parse(process.argv[2] ?? ''));
const agency = generateAgency({ employees, seed: 2026 });
const system = await startSystem({ dataDir, port, clock: systemClock, log: 'error' });
await system.resumeCycles();
await loadExample(system, agency, dataDir);
system.startTicking(15_000);

const openCycle = async (): Promise<string> => {
  for (;;) {
    const { items } = await system.deps.store.query(keys.cycles(agency.id), { limit: 10, after: null });
    const found = items.find(({ data }) => data.phase === 'planning' && data.status === 'open');
    if (found !== undefined) return found.data.id;
    await pause(100);
  }
};

const ids = new Map<string, string>();
for (const { nip } of agency.employees) {
  const id = await personIdOf(system.deps, agency.id, nip);
  if (id !== null) ids.set(nip, id);
}
const tokens: Record<string, string> = {};
for (const id of ids.values()) tokens[id] = await system.issueToken(agency.id, id);
const ready: Ready = {
  url: system.url,
  cycleId: await openCycle(),
  today: localDateOf(systemClock.now(), agency.zone),
  tokens,
  people: agency.people.flatMap(({ nip, appraiserNip, headsUnit }) => {
    const [id, appraiserId] = [ids.get(nip), ids.get(appraiserNip)];
    return headsUnit || id === undefined || appraiserId === undefined ? [] : [{ id, appraiserId }];
  }),
};
process.send?.(ready);
process.on('disconnect', () => process.exit(1));
