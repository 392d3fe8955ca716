import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stopwatch } from '../../functions/runtime/clock.ts';
import { processVariables } from '../../functions/runtime/environment.ts';
import { installPackages } from './python.ts';
import type { Place } from './signed-call.ts';

/** docs/cloud-check.md is about these. */
export const emulatorPackages = ['ministack==1.5.33', 'cryptography'];
const region = 'ap-southeast-3';
const startsWithinMs = 60_000;

export type Endpoint = { place: Place; stop(): Promise<void> };

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new TypeError('a server without a port');
  return address.port;
};

const isUp = async (endpoint: string): Promise<boolean> => {
  const answer = await fetch(`${endpoint}/_ministack/health`).catch(() => null);
  return answer?.status === 200;
};

const start = async (command: string, folder: string): Promise<Endpoint> => {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const keys = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_REGION: region };
  const env = {
    ...processVariables(),
    ...keys,
    // Its functions run on the Node of this process.
    PATH: `${dirname(process.execPath)}:${processVariables().PATH ?? ''}`,
    ...{ BIND_HOST: '127.0.0.1', GATEWAY_PORT: String(port), MINISTACK_REGION: region, TMPDIR: folder },
  };
  const child = spawn(command, [], { env, cwd: folder, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await Promise.race([ended, pause(10_000, null, { ref: false })]);
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  };
  for (const until = stopwatch() + startsWithinMs; stopwatch() < until; await pause(200))
    if (await isUp(endpoint)) {
      Object.assign(processVariables(), keys, { AWS_ENDPOINT_URL: endpoint });
      return { place: { endpoint, region }, stop };
    }
  await stop();
  throw new Error('the emulator did not start');
};

/** What `AWS_ENDPOINT_URL` names; where it names nothing, an emulator of this run alone. Never AWS itself by accident. */
export const findEndpoint = async (folder: string, log: (text: string) => void): Promise<Endpoint | null> => {
  const { AWS_ENDPOINT_URL: endpoint, AWS_REGION, AWS_DEFAULT_REGION } = processVariables();
  if (endpoint !== undefined && endpoint !== '') {
    log(`AWS_ENDPOINT_URL is given: ${endpoint}`);
    return { place: { endpoint, region: AWS_REGION ?? AWS_DEFAULT_REGION ?? region }, stop: async () => undefined };
  }
  const commands = await installPackages(folder, emulatorPackages, log);
  return commands === null ? null : start(join(commands, 'ministack'), folder);
};
