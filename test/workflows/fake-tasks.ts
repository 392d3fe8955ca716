import { z } from 'zod';
import { NamedError } from '../../infra/local/step-functions/named-error.ts';
import type { TaskFunctions } from '../../infra/local/step-functions/task-handlers.ts';
import { taskOfPlaceholder } from '../../workflows/placeholders.ts';

/** A call as the tests name it: the task, and the phase where the payload has one. */
export type Call = { task: string; phase: string | null; payload: Record<string, unknown> };
export const stepOf = ({ task, phase }: Pick<Call, 'task' | 'phase'>): string =>
  phase === null ? task : `${task}:${phase}`;

const payloadSchema = z.looseObject({
  agencyId: z.string(),
  cycleId: z.string(),
  run: z.number().optional(),
  phase: z.string().optional(),
  taskToken: z.string().optional(),
});

export type Scenario = {
  position: string;
  ranges?: { from: number; to: number }[];
  /** Name of the error of this call, the nth of its step; null to succeed. */
  fail?: (call: Call, nth: number) => string | null;
  /** Answers the wait of a phase. */
  answer?: (call: Call & { token: string }) => Promise<unknown>;
};

/**
 * Functions that remember their calls and do nothing, but for what the scenario of the call's cycle makes of it: start at a
 * position, throw by name, answer the wait of a phase. One machine serves many scenarios, since it takes long to build.
 */
export const fakeTasks = () => {
  const scenarios = new Map<string, Scenario & { calls: Call[] }>();
  const run = async (task: string, input: unknown): Promise<unknown> => {
    const payload = payloadSchema.parse(input);
    const { agencyId, cycleId } = payload;
    const scenario = scenarios.get(cycleId);
    if (scenario === undefined) throw new Error(`no scenario for cycle ${cycleId}`);
    const call: Call = { task, phase: payload.phase ?? null, payload };
    scenario.calls.push(call);
    const nth = scenario.calls.filter((c) => stepOf(c) === stepOf(call)).length;
    const error = scenario.fail?.(call, nth) ?? null;
    if (error !== null) throw new NamedError(error, `fault of the test in ${stepOf(call)}`);
    const { position, ranges = [{ from: 0, to: 1 }] } = scenario;
    if (task === 'resume-cycle' || task === 'count-employees')
      return { agencyId, cycleId, run: payload.run, position, ranges, directory: ranges };
    if (payload.taskToken !== undefined) await scenario.answer?.({ ...call, token: payload.taskToken });
    return {};
  };
  const names = Object.values(taskOfPlaceholder);
  const tasks: TaskFunctions = Object.fromEntries(names.map((name) => [name, (input) => run(name, input)]));
  return {
    tasks,
    /** The calls of an execution whose input names this cycle. */
    play: (cycleId: string, scenario: Scenario): Call[] => {
      const calls: Call[] = [];
      scenarios.set(cycleId, { ...scenario, calls });
      return calls;
    },
  };
};
