import { systemClock } from '../../functions/runtime/clock.ts';
import { generateAgency } from './example/generate-agency.ts';
import { loadExample } from './first-start/load-example.ts';
import { roleLinks } from './first-start/role-links.ts';
import { JavaMissingError, requireJava } from './java.ts';
import { readSettings, type Settings, SettingsError } from './settings.ts';
import { type System, startSystem } from './system.ts';

const example = generateAgency({ employees: 300, seed: 2026 });
/** On AWS the schedules run every five minutes; one person before one machine need not wait that long. */
const tickEveryMs = 15_000;

const run = async (): Promise<void> => {
  const settings = readSettings();
  requireJava();
  console.log('Memulai Siklus… / Starting…');
  const system = await startSystem({ ...settings, clock: systemClock });
  let stopping = false;
  const stop = (): void => {
    // A second Ctrl-C does not wait for requests in flight; what was acknowledged is on disk.
    if (stopping) process.exit(1);
    stopping = true;
    system.stop().then(
      () => console.log('Berhenti. / Stopped.'),
      (error: unknown) => {
        console.error(error);
        process.exitCode = 1;
      },
    );
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);

  await begin(system, settings).catch(async (error: unknown) => {
    await system.stop();
    throw error;
  });
};

/** What there is to do before anybody signs in, and what to tell them. */
const begin = async (system: System, { dataDir }: Settings): Promise<void> => {
  const resumed = await system.resumeCycles();
  if (resumed > 0) console.log(`Siklus yang dilanjutkan / cycles that go on where they stood: ${resumed}`);
  if (await loadExample(system, example, dataDir)) console.log(`Contoh dimuat / example loaded: ${example.name}`);
  system.startTicking(tickEveryMs);

  console.log(`\nSiklus: ${system.url}   data: ${dataDir}`);
  console.log(`Arsip segel / archive of seals: ${system.archiveFolder}`);
  console.log(`Uraian API / API description: ${system.url}/v1/openapi.json\n`);
  for (const { role, link } of await roleLinks(system, example)) console.log(`${role.padEnd(46)} ${link}`);
  console.log('\nCtrl-C untuk berhenti / to stop.');
};

const inOneSentence = (error: unknown): string | null => {
  if (error instanceof JavaMissingError || error instanceof SettingsError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return `Port ${'port' in error ? error.port : ''} is taken, perhaps by another Siklus; stop it, or choose a port: SIKLUS_PORT=8081 npm start`;
  return null;
};

run().catch((error: unknown) => {
  console.error(inOneSentence(error) ?? error);
  process.exit(1);
});
