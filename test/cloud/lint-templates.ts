import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../../infra/aws/functions/function-entries.ts';
import { settingsOf, stageNames } from '../../infra/aws/settings/stages.ts';
import { installPackages, notRun } from './python.ts';

const packages = ['cfn-lint==1.58.0'];
/** W3005: CDK names the role that a function waits for although the function refers to it. */
const ignored = ['W3005'];
const log = (text: string): void => void process.stdout.write(`${text}\n`);

/** cfn-lint on the templates that `npm run synth` left: a second reading of them by rules that nobody here wrote. */
const main = async (): Promise<number> => {
  const templates = globSync('cdk.out/*.template.json', { cwd: projectFolder });
  if (templates.length === 0) throw new Error('there are no templates: run `npm run synth` first');
  const folder = await mkdtemp(join(tmpdir(), 'siklus-cfn-lint-'));
  try {
    const commands = await installPackages(folder, packages, log);
    if (commands === null) return notRun('cfn-lint cannot be installed here.', log);
    const regions = [...new Set(stageNames.map((stage) => settingsOf(stage).region))];
    const args = ['--ignore-checks', ...ignored, '--regions', ...regions, '--', ...templates];
    const child = spawn(join(commands, 'cfn-lint'), args, { cwd: projectFolder, stdio: 'inherit' });
    const code = await new Promise<number>((resolve) => child.once('exit', (exit) => resolve(exit ?? 1)));
    if (code === 0) log(`cfn-lint finds nothing in ${templates.length} templates (${ignored.join(', ')} apart).`);
    return code;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

process.exitCode = await main();
