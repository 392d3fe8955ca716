import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { compose } from './compose.ts';
import { buildFunctions } from './functions/build-functions.ts';
import { functionEntries, projectFolder } from './functions/function-entries.ts';
import { settingsOf } from './settings/stages.ts';

const app = new App();
const stage = String(app.node.tryGetContext('stage') ?? 'production');
const functions = await buildFunctions(functionEntries(), join(projectFolder, 'dist/functions'));
compose(app, { stage, settings: settingsOf(stage), functions });
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new NIST80053R5Checks(app));
app.synth();
