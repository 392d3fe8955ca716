import type { Logger } from '@aws-lambda-powertools/logger';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { Workflow } from '../ports/workflow.ts';
import { createDynamoClient } from '../store/dynamo-client.ts';
import { createDynamoStore } from '../store/dynamo-store.ts';
import { withUpgrades } from '../store/upgrading-store.ts';
import type { Deps } from '../usecases/support/deps.ts';
import type { Tenants } from '../usecases/support/tenants.ts';
import { createS3Archive } from './archive/s3-archive.ts';
import { createKmsSigner } from './aws/kms-signer.ts';
import { createSesReminders } from './aws/ses-reminders.ts';
import { systemClock } from './clock.ts';
import { nodeDigest } from './digest.ts';
import { type Environment, readCredentials, readEnvironment } from './environment.ts';
import { createS3Files } from './files/s3-files.ts';
import { systemIds } from './ids.ts';
import type { WorkflowSettings } from './lazy-workflow.ts';
import { createLogger, createMetrics } from './logger.ts';
import { pollingEvents } from './polling-events.ts';
import { createSignatureBy } from './signature/signed-by.ts';
import { keepRecent } from './tenants/keep-recent.ts';
import { createTenantCredentials, loadStsClient } from './tenants/tenant-credentials.ts';

/** Everything that a Lambda entry composes its handler from. */
export type Container = { tenants: Tenants; logger: Logger; metrics: Metrics; environment: Environment };

type Parts = {
  /**
   * Given by the entries whose code starts or signals an execution, so that the client of Step Functions is in their bundles and in
   * no other.
   */
  workflow?: (settings: WorkflowSettings) => Workflow;
};

const driveNothing = async (): Promise<never> => {
  throw new Error('this function drives no workflow');
};
const noWorkflow: Workflow = { start: driveNothing, signal: driveNothing };

/** An agency costs a session's keys and a few closures; an instance of a function rarely serves more than some at a time. */
const agenciesKept = 50;

/** Under the function's own role: the keys are the installation's and no agency's. */
const signerOf = ({ AWS_REGION: region, AWS_ENDPOINT_URL: endpoint }: Environment, keyArn: string | undefined) =>
  createKmsSigner({ keyArn, region, endpoint, credentials: () => readCredentials(), clock: systemClock, fetch });

/** Under the function's own role as well: the address belongs to the installation. */
const remindersOf = ({ REMINDER_SENDER: sender, AWS_REGION: region, AWS_ENDPOINT_URL: endpoint }: Environment) =>
  createSesReminders({ sender, region, endpoint, credentials: () => readCredentials(), clock: systemClock, fetch });

const createTenants = (environment: Environment, parts: Parts): Tenants => {
  const { TABLE_NAME: tableName, TENANT_ROLE_ARN: roleArn, EVIDENCE_BUCKET: bucket, AWS_REGION: region } = environment;
  const own = createDynamoClient();
  const driven = { stateMachineArn: environment.STATE_MACHINE_ARN, digest: nodeDigest };
  const workflow = parts.workflow?.(driven) ?? noWorkflow;
  const shared = {
    workflow,
    clock: systemClock,
    ids: systemIds,
    digest: nodeDigest,
    events: pollingEvents,
    signer: signerOf(environment, environment.SEAL_KEY_ARN),
    signature: createSignatureBy(signerOf(environment, environment.DOCUMENT_KEY_ARN)),
    reminders: remindersOf(environment),
  };
  const archivePlace = { bucket: environment.ARCHIVE_BUCKET, endpoint: environment.AWS_ENDPOINT_URL };
  let sts: ReturnType<typeof loadStsClient> | null = null;
  const client = () => {
    sts ??= loadStsClient();
    return sts;
  };
  const depsOf = (agencyId: string): Deps => {
    const credentials = createTenantCredentials({ roleArn, clock: systemClock, client }, agencyId);
    return {
      ...shared,
      store: withUpgrades(createDynamoStore({ client: createDynamoClient({ credentials, sharing: own }), tableName })),
      files: createS3Files({ bucket, region, credentials, clock: systemClock, fetch }),
      archive: createS3Archive({ ...archivePlace, region, credentials, clock: systemClock, fetch }),
    };
  };
  return {
    platform: { store: withUpgrades(createDynamoStore({ client: own, tableName })) },
    of: keepRecent(agenciesKept, depsOf),
  };
};

const build = (parts: Parts): Container => {
  const environment = readEnvironment();
  return {
    tenants: createTenants(environment, parts),
    logger: createLogger(environment),
    metrics: createMetrics(environment),
    environment,
  };
};

let built: Container | null = null;

/** One per process, built by the first call: connections and parsed settings outlive an invocation. */
export const container = (parts: Parts = {}): Container => {
  built ??= build(parts);
  return built;
};
