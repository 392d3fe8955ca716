import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Folder of the commands of packages in an environment of their own; null where they cannot be installed, which is said. */
export const installPackages = async (
  folder: string,
  packages: string[],
  log: (text: string) => void,
): Promise<string | null> => {
  const run = promisify(execFile);
  const own = join(folder, 'python');
  log(`Installing ${packages.join(' and ')}`);
  try {
    await run('python3', ['-m', 'venv', own]);
    await run(join(own, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', ...packages]);
    return join(own, 'bin');
  } catch (error) {
    log(`They cannot be installed: ${error instanceof Error ? error.message.slice(0, 600) : String(error)}`);
    return null;
  }
};

/** A check that needs what cannot be had is no failure where whoever started it said so. */
export const notRun = (what: string, log: (text: string) => void): number => {
  log(`NOT RUN: ${what}`);
  return process.argv.includes('--when-possible') ? 0 : 1;
};
