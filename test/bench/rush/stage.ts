import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import * as z from 'zod';

/** What the sender asks of the process that runs the system. */
export const order = z.object({ dataDir: z.string(), port: z.number(), employees: z.number() });

const person = z.object({ id: z.string(), appraiserId: z.string() });
const ready = z.object({
  url: z.string(),
  cycleId: z.string(),
  today: z.iso.date(),
  tokens: z.record(z.string(), z.string()),
  people: z.array(person),
});
export type Ready = z.input<typeof ready>;
export type Person = z.output<typeof person>;
export type Stage = { system: Ready; kill(): Promise<void> };

const firstWord = async (child: ChildProcess): Promise<unknown> => {
  const ended = once(child, 'exit').then(() => {
    throw new Error('the system ended before it was ready');
  });
  const [message] = await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => undefined);
  return message;
};

/** Starts the system on a folder of data, in a process of its own, on a port of the loopback address (0: any). */
export const startStage = async (asked: z.input<typeof order>): Promise<Stage> => {
  const child = fork(join(import.meta.dirname, 'system-child.ts'), [JSON.stringify(asked)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const system = ready.parse(await firstWord(child));
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return { system, kill };
};
