import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { wholeBetween } from '../../functions/runtime/ids.ts';
import { type EngineProcess, startEngine } from './dynamo-process.ts';
import { type EngineKey, engineKeyOf } from './engine-key.ts';
import { requireJava } from './java.ts';

/** Jakarta; the engine keeps a database per region, so it must not change. */
const region = 'ap-southeast-3';
/** Below the ports that systems give to outgoing connections: nobody takes ours while the engine is down. */
const ports = { from: 20_000, to: 32_000 } as const;
const attempts = 5;

export type DynamoLocal = {
  endpoint: string;
  region: string;
  credentials: EngineKey;
  /** False where the data live in memory and end with the process. */
  isOnDisk: boolean;
  /** Process id of the engine that runs now. */
  readonly pid: number;
  stop(): Promise<void>;
  /** SIGKILL, as a power cut would do it. */
  kill9(): Promise<void>;
  /** Starts the engine again at the same address; with data on disk nothing acknowledged is missing. */
  restart(): Promise<void>;
};

const isFree = async (port: number): Promise<boolean> => {
  const probe = createServer();
  try {
    probe.listen(port, '0.0.0.0');
    await once(probe, 'listening');
    probe.close();
    await once(probe, 'close');
    return true;
  } catch {
    return false;
  }
};

const startSomewhere = async (dataDir: string | null): Promise<{ port: number; engine: EngineProcess }> => {
  for (let attempt = 1; ; attempt += 1) {
    const port = wholeBetween(ports.from, ports.to);
    if (!(await isFree(port))) continue;
    try {
      return { port, engine: await startEngine(port, dataDir) };
    } catch (error) {
      if (attempt >= attempts) throw error;
    }
  }
};

/**
 * AWS's own engine on this machine: data in a folder, or in memory where `dataDir` is null.
 * @throws JavaMissingError with one sentence that says how to install Java.
 */
export const startDynamoLocal = async (options: { dataDir: string | null }): Promise<DynamoLocal> => {
  requireJava();
  const dataDir = options.dataDir === null ? null : resolve(options.dataDir);
  const credentials = engineKeyOf(dataDir);
  const started = await startSomewhere(dataDir);
  let engine = started.engine;
  return {
    endpoint: `http://127.0.0.1:${started.port}`,
    region,
    credentials,
    isOnDisk: dataDir !== null,
    get pid() {
      return engine.pid;
    },
    stop: () => engine.end('SIGTERM'),
    kill9: () => engine.end('SIGKILL'),
    restart: async () => {
      if (engine.isAlive()) await engine.end('SIGTERM');
      engine = await startEngine(started.port, dataDir);
    },
  };
};
