import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { BenchEngine } from './bench-engine.ts';
import { isToEngine, type Job, type JobDone, type ToClosing } from './messages.ts';

/** MiB: V8 takes what it may have, whether it needs it or not. */
const heap = 160;

/** The closing process beside this one. One job at a time. */
export const startClosing = () => {
  const child = fork(join(import.meta.dirname, 'closing-process.ts'), {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${heap}`],
  });
  const send = (message: ToClosing): void => void child.send(message);
  let job = Promise.withResolvers<JobDone>();
  let engine: BenchEngine | undefined;

  child.on('message', (message: unknown) => {
    if (!isToEngine(message)) return;
    if ('done' in message) job.resolve(message.done);
    else if ('failed' in message) job.reject(new Error(`the closing process failed: ${message.failed}`));
    else if (engine !== undefined && 'ask' in engine.reach)
      engine.reach.ask(message.ask).then(
        (answer) => send({ id: message.id, answer }),
        (error: unknown) => job.reject(error),
      );
  });
  child.on('exit', (code) => job.reject(new Error(`the closing process ended with ${code}`)));

  return {
    run: (on: BenchEngine, asked: Job): Promise<JobDone> => {
      job = Promise.withResolvers();
      engine = on;
      send({ job: asked, ...('table' in on.reach ? { on: on.reach } : {}) });
      return job.promise;
    },
    stop: async (): Promise<void> => {
      job.promise.catch(() => undefined);
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
};
export type ClosingProcess = ReturnType<typeof startClosing>;
