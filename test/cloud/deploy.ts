import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { projectFolder } from '../../infra/aws/functions/function-entries.ts';
import { type Place, signedCall } from './signed-call.ts';

export type Deployed = { apiUrl: string; tableName: string; archiveBucket: string; prefix: string };

const outputs = z.record(z.string(), z.record(z.string(), z.string()));
const command = join(projectFolder, 'node_modules/.bin/cdk');

/** Runs the tool from the project's own packages. @throws Error with the end of what it said */
const cdk = async (args: string[]): Promise<void> => {
  try {
    await promisify(execFile)(command, args, { cwd: projectFolder, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { stderr = '' } = z.looseObject({ stderr: z.string().optional() }).parse(error);
    throw new Error(`cdk ${args[0]} failed:\n${stderr.slice(-3000)}`);
  }
};

const accountOf = async (place: Place): Promise<string> => {
  const body = 'Action=GetCallerIdentity&Version=2011-06-15';
  const { text } = await signedCall(place, { service: 'sts', query: body, body: '' });
  const found = /<Account>(\d{12})<\/Account>/.exec(text)?.[1];
  if (found === undefined) throw new Error(`no account: ${text.slice(0, 300)}`);
  return found;
};

export type DeployInput = { place: Place; stage: string; issuer: string; folder: string };

/** `cdk bootstrap` and `cdk deploy` of all stacks of the stage, as an operator would. */
export const deploy = async ({ place, stage, issuer, folder }: DeployInput): Promise<Deployed> => {
  const context = Object.entries({ stage, issuer, region: place.region }).flatMap(([k, v]) => ['-c', `${k}=${v}`]);
  const app = ['--app', `${process.execPath} test/cloud/app.ts`, '--output', join(folder, 'cdk.out')];
  await cdk(['bootstrap', `aws://${await accountOf(place)}/${place.region}`, ...app, ...context]);
  const outputsFile = join(folder, 'outputs.json');
  const ready = ['--app', join(folder, 'cdk.out')];
  await cdk(['deploy', '--all', ...ready, '--require-approval', 'never', '--outputs-file', outputsFile]);
  const found = outputs.parse(JSON.parse(await readFile(outputsFile, 'utf8')));
  const prefix = `siklus-${stage}`;
  const told = (part: string): string | undefined =>
    Object.entries(found[`${prefix}-data`] ?? {}).find(([name]) => name.includes(part))?.[1];
  const [tableName, archiveBucket] = [told('RefTable'), told('RefArchive')];
  const apiUrl = found[`${prefix}-api`]?.Url;
  if (tableName === undefined || archiveBucket === undefined || apiUrl === undefined)
    throw new Error('the stacks told no table, no archive or no address');
  return { apiUrl, tableName, archiveBucket, prefix };
};
