import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { compose } from './compose.ts';
import { buildFunctions } from './functions/build-functions.ts';
import { functionEntries, projectFolder } from './functions/function-entries.ts';
import { decided, settingsOf } from './settings/stages.ts';

const app = new App();
const stage = String(app.node.tryGetContext('stage') ?? 'production');
const preview = String(app.node.tryGetContext('preview')) === 'true';
const settings = preview ? settingsOf(stage) : decided(stage, settingsOf(stage));
const functions = await buildFunctions(functionEntries(), join(projectFolder, 'dist/functions'));
compose(app, { stage, settings, functions });
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new NIST80053R5Checks(app));
app.synth();
