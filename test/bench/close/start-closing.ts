import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { LeanEngine } from './lean-engine.ts';
import { isToEngine, type Job, type JobDone, type ToClosing } from './messages.ts';

/** MiB: V8 takes what it may have, whether it needs it or not. */
const heap = 160;

/** The closing process beside this one, which is the engine to it. One job at a time. */
export const startClosing = (engine: LeanEngine) => {
  const child = fork(join(import.meta.dirname, 'closing-process.ts'), {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${heap}`],
  });
  const send = (message: ToClosing): void => void child.send(message);
  let job = Promise.withResolvers<JobDone>();

  child.on('message', (message: unknown) => {
    if (!isToEngine(message)) return;
    if ('done' in message) job.resolve(message.done);
    else if ('failed' in message) job.reject(new Error(`the closing process failed: ${message.failed}`));
    else
      engine.ask(message.ask).then(
        (answer) => send({ id: message.id, answer }),
        (error: unknown) => job.reject(error),
      );
  });
  child.on('exit', (code) => job.reject(new Error(`the closing process ended with ${code}`)));

  return {
    run: (asked: Job): Promise<JobDone> => {
      job = Promise.withResolvers();
      send({ job: asked });
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
