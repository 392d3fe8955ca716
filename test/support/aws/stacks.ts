import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { type Composed, compose } from '../../../infra/aws/compose.ts';
import { type BuiltFunction, reachableCode } from '../../../infra/aws/functions/build-functions.ts';
import { functionEntries, projectFolder } from '../../../infra/aws/functions/function-entries.ts';
import { settingsOf } from '../../../infra/aws/settings/stages.ts';

/** What `npm run synth` gives to the app. */
const { context } = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync(join(projectFolder, 'cdk.json'), 'utf8')));

/** Read once for all test files of a worker: it is a run of the bundler over every function. */
let reachable: ReturnType<typeof reachableCode> | null = null;

/** The functions as the stacks see them, without their bundles: one folder stands in for all of them. */
export const functionsWithoutBundles = async (): Promise<BuiltFunction[]> => {
  const entries = functionEntries();
  reachable ??= reachableCode(entries);
  const code = await reachable;
  const folder = join(projectFolder, 'workflows');
  return entries.map((entry) => ({ ...entry, folder, bytes: 0, code: code.get(entry.name) ?? new Map() }));
};

export const composeStage = async (
  stage: string,
): Promise<{ app: App; stacks: Composed; functions: BuiltFunction[] }> => {
  const app = new App({ context });
  const functions = await functionsWithoutBundles();
  return { app, functions, stacks: compose(app, { stage, settings: settingsOf(stage), functions }) };
};

type Stage = Awaited<ReturnType<typeof composeStage>>;
const composed = new Map<string, Promise<Stage>>();

/** A stage that nobody changes, composed once for all test files of a worker. */
export const sharedStage = (stage: string): Promise<Stage> => {
  const known = composed.get(stage) ?? composeStage(stage);
  composed.set(stage, known);
  return known;
};

export type Templates = Record<'data' | 'service' | 'api' | 'watch' | 'signIn', Template>;

export const templatesOf = ({ data, service, api, watch, signIn }: Composed): Templates => {
  if (signIn === null) throw new Error('the stage has an issuer of its own');
  return {
    data: Template.fromStack(data),
    service: Template.fromStack(service),
    api: Template.fromStack(api),
    watch: Template.fromStack(watch),
    signIn: Template.fromStack(signIn),
  };
};
