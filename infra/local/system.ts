import description from '../../docs/openapi.json' with { type: 'json' };
import { agencyClaim, personClaim } from '../../functions/contracts/token.ts';
import { resources } from '../../functions/http/all-routes.ts';
import type { Clock } from '../../functions/ports/clock.ts';
import { stopwatch } from '../../functions/runtime/clock.ts';
import { createKeySigner } from '../../functions/runtime/ed25519.ts';
import { systemIds, wholeBetween } from '../../functions/runtime/ids.ts';
import { createSignatureBy } from '../../functions/runtime/signature/signed-by.ts';
import { createResumeOpenCycles } from '../../functions/usecases/schedules/resume-open-cycles.ts';
import type { Deps } from '../../functions/usecases/support/deps.ts';
import { openLocalArchive } from './archive/local-archive.ts';
import type { DynamoLocal } from './dynamo-local.ts';
import { startEngine } from './engine.ts';
import { createEventHub } from './events/event-hub.ts';
import { createEventPages } from './events/event-pages.ts';
import { filePages } from './files/file-pages.ts';
import { createLocalFiles } from './files/local-files.ts';
import { createAdmission } from './http/admission.ts';
import { createLocalApi } from './http/local-api.ts';
import { startHttpServer } from './http-server.ts';
import { issuerPages } from './issuer/issuer-pages.ts';
import { createIssuer, type Subject } from './issuer/oidc-issuer.ts';
import { createLocalLogger, type LogLevel } from './local-logger.ts';
import { createLocalReminders } from './local-reminders.ts';
import { startLocalWorkflow } from './local-workflow.ts';
import { loadSealSigner } from './seal-key.ts';
import { sharedTenants, shareTenants, type TenantsOf } from './shared-tenants.ts';
import { loadSignatureKey } from './signature-key.ts';
import { createTicker } from './ticker.ts';

export type SystemOptions = {
  /** Null keeps everything in memory. */
  dataDir: string | null;
  clock: Clock;
  /** 0, the default, takes any free port. */
  port?: number;
  log?: LogLevel;
  /** An engine that runs already, and is left to whoever started it; else the system starts one and ends it. */
  dynamo?: DynamoLocal;
  /** A test gives each function what its policies on AWS would leave it. */
  tenantsOf?: TenantsOf;
};

export type System = {
  url: string;
  issueToken(agencyId: string, personId: string): Promise<string>;
  /** Address of a page that signs the person in; void after a restart. */
  signInLink(subject: Subject): string;
  deps: Deps;
  /** One round of all schedules at the clock's time, as EventBridge Scheduler would send it. */
  tick(): Promise<void>;
  /** Sends a round every so often until the system stops. */
  startTicking(everyMs: number): void;
  /** Lets every open cycle go on where it stood when an earlier process ended; answers how many. */
  resumeCycles(): Promise<number>;
  /** Executions of the state machine that have not ended. */
  runningCycles(): number;
  dynamo: DynamoLocal;
  /** Where seals are put that nobody may change; `siklus-verify --archive` reads it. */
  archiveFolder: string;
  /** Where the messages lie that would have gone out by e-mail. */
  remindersFolder: string;
  stop(): Promise<void>;
};

/** One after the other, whatever fails on the way; throws the first failure. */
const stopAll = async (stops: (() => Promise<void>)[]): Promise<void> => {
  const failures: unknown[] = [];
  for (const stop of stops) await stop().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
};

/**
 * The whole system in one process on loopback ports: the same handlers, state machine and table as on AWS. The HTTP port is
 * taken first, so that a second start on the same data ends before it touches them.
 *
 * @throws JavaMissingError with one sentence that says how to install Java
 */
export const startSystem = async (options: SystemOptions): Promise<System> => {
  const { dataDir, clock, port = 0, log = 'silent', dynamo, tenantsOf = shareTenants } = options;
  const stops: (() => Promise<void>)[] = [];
  /** The way back: schedules first, then requests, then the machine that both may have set going, then the data. */
  const stop = () => stopAll(stops);
  try {
    const logger = createLocalLogger(log);
    const server = await startHttpServer(port);
    stops.push(server.stop);
    const engine = await startEngine(dataDir, dynamo);
    stops.push(engine.stop);
    const local = await createLocalFiles({ url: server.url, dataDir, clock, ids: systemIds });
    stops.push(local.stop);
    const { archive, folder: archiveFolder, stop: stopArchive } = await openLocalArchive(dataDir);
    stops.push(stopArchive);
    const posted = await createLocalReminders(dataDir);
    stops.push(posted.stop);
    const hub = createEventHub();
    const { files } = local;
    const { events } = hub;
    const signer = loadSealSigner(dataDir);
    const signature = createSignatureBy(createKeySigner(await loadSignatureKey(dataDir)));
    const { reminders } = posted;
    const own = { store: engine.store, clock, files, events, signer, signature, archive, reminders };
    const workflow = await startLocalWorkflow({ ...own, logger, tenantsOf });
    const { deps, machine, stop: stopWorkflow } = workflow;
    stops.splice(1, 0, stopWorkflow);
    const ticker = createTicker({ deps, logger, tenantsOf });
    stops.unshift(ticker.stop);
    const issuer = await createIssuer({ url: server.url, dataDir, clock, ids: deps.ids });
    const tenants = sharedTenants(deps);
    const parts = {
      tenants,
      logger,
      metrics: null,
      environment: { AGENCY_CLAIM: agencyClaim, PERSON_CLAIM: personClaim },
    };
    const api = createLocalApi({
      parts,
      deps,
      tenantsOf: (name) => tenantsOf(name, deps),
      resources,
      description,
      authorize: issuer.authorize,
      admission: createAdmission({ now: stopwatch, dice: wholeBetween }),
    });
    const streams = createEventPages({ hub, authorize: issuer.authorize });
    stops.unshift(streams.stop);
    server.serve(issuerPages(issuer, server.url, filePages(local, deps.ids, streams.around(api))));
    return {
      url: server.url,
      issueToken: issuer.issue,
      signInLink: issuer.link,
      deps,
      tick: ticker.tick,
      startTicking: ticker.start,
      resumeCycles: async () => (await createResumeOpenCycles(tenants)()).done,
      runningCycles: machine.running,
      dynamo: engine.dynamo,
      archiveFolder,
      remindersFolder: posted.folder,
      stop,
    };
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
};
