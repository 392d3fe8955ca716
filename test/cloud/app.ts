import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import * as z from 'zod';
import { agencyClaim, personClaim } from '../../functions/contracts/token.ts';
import { compose } from '../../infra/aws/compose.ts';
import { buildFunctions } from '../../infra/aws/functions/build-functions.ts';
import { functionEntries, projectFolder } from '../../infra/aws/functions/function-entries.ts';
import { settingsOf } from '../../infra/aws/settings/stages.ts';
import { audience } from './issuer.ts';

/*
 * The stacks of a stage that is thrown away, as `infra/aws/app.ts` makes those of the others: only who is let in differs. Its issuer
 * is the check's own, on the loopback interface, where the settings of a real stage insist on https.
 */

const app = new App();
const { issuer, stage, region } = z.object({ issuer: z.url(), stage: z.string(), region: z.string() }).parse({
  issuer: app.node.tryGetContext('issuer'),
  stage: app.node.tryGetContext('stage'),
  region: app.node.tryGetContext('region'),
});
const settings = {
  ...settingsOf('trial'),
  region,
  // The emulator has no CodeDeploy.
  rollout: 'none' as const,
  identity: { kind: 'oidc' as const, issuer, audience: [audience], agencyClaim, personClaim },
};
const functions = await buildFunctions(functionEntries(), join(projectFolder, 'dist/cloud'));
compose(app, { stage, settings, functions });
app.synth();
