import { onTestFinished } from 'vitest';
import { type Definition, evaluationCycleDefinition } from '../../infra/local/step-functions/definition.ts';
import type { TaskFunctions } from '../../infra/local/step-functions/task-handlers.ts';
import { fakeTasks, type Scenario } from './fake-tasks.ts';
import { startMachine } from './start-machine.ts';

export const input = { agencyId: 'kota', cycleId: 'tw1', run: 1 };

type Play = Partial<Scenario> & { definition?: Definition; over?: TaskFunctions };

/** A machine of the test's own, whose cycle `tw1` plays the scenario; `opened` is the token of its first wait. */
export const play = async ({ definition = evaluationCycleDefinition(), over = {}, ...scenario }: Play = {}) => {
  const fakes = fakeTasks();
  const opened = Promise.withResolvers<string>();
  const answer: Scenario['answer'] = async ({ token }) => opened.resolve(token);
  const calls = fakes.play('tw1', { position: 'follow-up.open', answer, ...scenario });
  const machine = await startMachine({ ...fakes.tasks, ...over }, definition);
  onTestFinished(machine.stop);
  return { machine, calls, opened: opened.promise };
};

/** The name of the error that a call ends in. */
export const nameOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
  );
