import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopwatch } from '../../functions/runtime/clock.ts';
import { createProgress } from '../../infra/local/demo/progress.ts';
import { createCloudWorld } from './cloud-world.ts';
import { deploy } from './deploy.ts';
import { findEndpoint } from './emulator.ts';
import { reach } from './forward.ts';
import { startIssuer } from './issuer.ts';
import { runJourney } from './journey.ts';
import { notRun } from './python.ts';
import type { Place } from './signed-call.ts';
import { checkArchive, checkPolicies, checkSchedules, notTried } from './watching.ts';

const log = (text: string): void => void process.stdout.write(`${text}\n`);

const run = async (place: Place, folder: string): Promise<void> => {
  const started = stopwatch();
  const progress = createProgress(process.stdout, () => stopwatch() - started);
  const issuer = await startIssuer();
  try {
    const stage = `check${Date.now().toString(36)}`;
    log(`Deploying stage ${stage} to ${place.endpoint} (${place.region})`);
    const deployed = await deploy({ place, stage, issuer: issuer.url, folder });
    log(`Deployed after ${((stopwatch() - started) / 1000).toFixed(1)} s: ${deployed.apiUrl}`);
    const way = await reach(deployed.apiUrl);
    try {
      const world = await createCloudWorld({ place, deployed, apiUrl: way.url, issuer, progress });
      const { checked, seals } = await runJourney(world);
      const schedules = await checkSchedules(place, deployed, world.called());
      const archived = await checkArchive(place, deployed, seals);
      const watched = [...schedules, ...archived, ...(await checkPolicies(place, deployed)), ...notTried];
      for (const { name, skipped } of watched) log(skipped === null ? `ok  ${name}` : `SKIPPED  ${name}: ${skipped}`);
      const skipped = watched.filter((one) => one.skipped !== null).length;
      const held = checked.length + watched.length - skipped;
      log(
        `\n${held} checks held, ${skipped} skipped, ${world.statistics.requests} requests, ${((stopwatch() - started) / 1000).toFixed(0)} s`,
      );
    } finally {
      await way.stop();
    }
  } finally {
    await issuer.stop();
  }
};

/** Exit code 0 only if every check held; where no emulator can be had it says so, and `--when-possible` makes that no failure. */
const main = async (): Promise<number> => {
  const folder = await mkdtemp(join(tmpdir(), 'siklus-cloud-'));
  try {
    const found = await findEndpoint(folder, log);
    if (found === null) return notRun('no AWS_ENDPOINT_URL is given, and the emulator cannot be installed here.', log);
    try {
      await run(found.place, folder);
      return 0;
    } finally {
      await found.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

process.exitCode = await main();
