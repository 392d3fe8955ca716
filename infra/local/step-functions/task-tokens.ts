import { systemIds } from '../../../functions/runtime/ids.ts';
import { NamedError } from './named-error.ts';

export type TokenAnswer = 'accepted' | 'timed-out' | 'unknown';
export type IssuedToken = {
  token: string;
  /** Settles when somebody answers. */
  answer: Promise<unknown>;
  /** The task has ended otherwise: later answers get `timed-out`. */
  end(): void;
};

/** The waits of all executions. An answer counts once, as in Step Functions. */
export const createTaskTokens = () => {
  const waiting = new Map<string, PromiseWithResolvers<unknown>>();
  const ended = new Set<string>();

  const take = (token: string): PromiseWithResolvers<unknown> | null => {
    const wait = waiting.get(token) ?? null;
    if (wait !== null) {
      waiting.delete(token);
      ended.add(token);
    }
    return wait;
  };
  const missing = (token: string): TokenAnswer => (ended.has(token) ? 'timed-out' : 'unknown');

  return {
    issue: (): IssuedToken => {
      // As long as the service's own, so that nothing learns to expect short ones.
      const token = systemIds.secret() + systemIds.secret();
      const wait = Promise.withResolvers<unknown>();
      // A rejection may come before anybody listens, or after the interpreter's own timeout won the race.
      wait.promise.catch(() => undefined);
      waiting.set(token, wait);
      return {
        token,
        answer: wait.promise,
        end: () => take(token)?.reject(new NamedError('States.Timeout', 'the task has ended')),
      };
    },
    succeed: (token: string, output: unknown): TokenAnswer => {
      const wait = take(token);
      wait?.resolve(output);
      return wait === null ? missing(token) : 'accepted';
    },
    fail: (token: string, error: string, cause: string): TokenAnswer => {
      const wait = take(token);
      wait?.reject(new NamedError(error, cause));
      return wait === null ? missing(token) : 'accepted';
    },
  };
};
export type TaskTokens = ReturnType<typeof createTaskTokens>;
