import type { Logger } from '@aws-lambda-powertools/logger';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import { createDynamoClient } from '../store/dynamo-client.ts';
import { createDynamoStore } from '../store/dynamo-store.ts';
import type { Deps } from '../usecases/support/deps.ts';
import { systemClock } from './clock.ts';
import { nodeDigest } from './digest.ts';
import { type Environment, readCredentials, readEnvironment } from './environment.ts';
import { createS3Files } from './files/s3-files.ts';
import { systemIds } from './ids.ts';
import { createLazyWorkflow } from './lazy-workflow.ts';
import { createLogger, createMetrics } from './logger.ts';
import { missingSigner } from './missing-signer.ts';
import { pollingEvents } from './polling-events.ts';
import { createLazySignature } from './signature/ed25519-signature.ts';

/** Everything that a Lambda entry composes its handler from. */
export type Container = { deps: Deps; logger: Logger; metrics: Metrics; environment: Environment };

const build = (): Container => {
  const environment = readEnvironment();
  const store = createDynamoStore({ client: createDynamoClient(), tableName: environment.TABLE_NAME });
  const workflow = createLazyWorkflow({ stateMachineArn: environment.STATE_MACHINE_ARN, digest: nodeDigest });
  return {
    deps: {
      store,
      workflow,
      clock: systemClock,
      ids: systemIds,
      digest: nodeDigest,
      files: createS3Files({
        bucket: environment.EVIDENCE_BUCKET,
        region: environment.AWS_REGION,
        credentials: readCredentials,
        clock: systemClock,
        fetch,
      }),
      events: pollingEvents,
      signer: missingSigner,
      signature: createLazySignature(environment.SIGNATURE_KEY),
    },
    logger: createLogger(environment),
    metrics: createMetrics(environment),
    environment,
  };
};

let built: Container | null = null;

/** One per process, built by the first call: connections and parsed settings outlive an invocation. */
export const container = (): Container => {
  built ??= build();
  return built;
};
