import * as z from 'zod';
import { shardCountFor } from '../../../functions/domain/cycle/sharding.ts';
import { positionFor } from '../../../functions/usecases/machine/position-for.ts';
import { evaluationCycleDefinition } from '../../../infra/local/step-functions/definition.ts';
import type { HistoryEvent } from '../../../infra/local/step-functions/executions.ts';
import { type TaskFunctions, taskStates } from '../../../infra/local/step-functions/task-handlers.ts';
import { taskOfPlaceholder } from '../../../workflows/placeholders.ts';
import { exampleCycle } from '../../support/world.ts';
import { startMachine } from '../../workflows/start-machine.ts';

const payload = z.looseObject({ agencyId: z.string(), cycleId: z.string(), taskToken: z.string().optional() });

/**
 * What Step Functions writes for an event of the interpreter: a task is also scheduled, started and succeeded (and submitted, where
 * it waits for its token), a Map also started and succeeded.
 */
const eventsOf = (event: HistoryEvent, waits: (state: string) => boolean): number => {
  if (event.type !== 'StateEntered') return 1;
  if (event.state.type === 'Task') return 1 + (waits(event.state.name) ? 4 : 3);
  return event.state.type === 'Map' ? 1 + 2 : 1;
};

/**
 * Runs the real state machine once through a whole cycle of this many employees, with functions that do nothing and waits that are
 * answered at once, and counts.
 */
export const historyOf = async (employees: number): Promise<{ events: number; transitions: number }> => {
  const definition = evaluationCycleDefinition();
  const known = taskStates(definition);
  const cycle = {
    ...exampleCycle,
    phase: 'preparation',
    status: 'running',
    shardCount: shardCountFor(employees),
  } as const;
  const tokens: string[] = [];
  let succeed = async (_token: string): Promise<unknown> => undefined;
  const answerWait = async (token: string | undefined): Promise<void> => {
    if (token === undefined) return;
    tokens.push(token);
    await succeed(token);
  };
  const task = async (name: string, input: unknown): Promise<unknown> => {
    const { agencyId, cycleId, taskToken } = payload.parse(input);
    if (name === 'resume-cycle' || name === 'count-employees') return positionFor({ agencyId, cycleId, run: 1 }, cycle);
    await answerWait(taskToken);
    return {};
  };
  const tasks: TaskFunctions = Object.fromEntries(
    Object.values(taskOfPlaceholder).map((name) => [name, (input: unknown) => task(name, input)]),
  );
  const machine = await startMachine(tasks, definition);
  try {
    succeed = (token) => machine.succeed(token);
    await machine.start('history', { agencyId: 'badan-nasional', cycleId: cycle.id, run: 1 });
    const { status, events } = await machine.ended('history');
    if (status !== 'SUCCEEDED') throw new Error(`the machine ended as ${status}`);
    return {
      events: events.reduce((sum, event) => sum + eventsOf(event, (name) => known.get(name)?.waits === true), 0),
      transitions: events.filter(({ type }) => type === 'StateEntered' || type === 'MapIterationStarted').length,
    };
  } finally {
    await machine.stop();
  }
};
