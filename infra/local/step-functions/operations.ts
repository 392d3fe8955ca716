import * as z from 'zod';
import type { Execution, Executions } from './executions.ts';
import type { TaskTokens, TokenAnswer } from './task-tokens.ts';

/** An answer in the words of the Step Functions API (JSON 1.0): `__type` is what the SDK turns into the error's name. */
export class ApiError extends Error {
  constructor(type: string, message: string) {
    super(message);
    this.name = type;
  }
}

export const accountAndRegion = 'local:000000000000';
export const stateMachineArn = 'arn:aws:states:local:000000000000:stateMachine:evaluation-cycle';
const executionArn = (name: string): string => `arn:aws:states:${accountAndRegion}:execution:evaluation-cycle:${name}`;
const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1);

/** Names as Step Functions allows them: 1 to 80 characters, none of those that its console or shells would trip over. */
const executionName = z.string().regex(/^[A-Za-z0-9._-]{1,80}$/);
const jsonText = z.string().max(262_144);
const token = z.string().min(1).max(2048);

const parse = <S extends z.ZodType>(schema: S, body: unknown): z.output<S> => {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ApiError(
    'ValidationException',
    parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; '),
  );
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const seconds = (date: Date): number => date.getTime() / 1000;
const optional = (fields: Record<string, string | number | null>): Record<string, string | number> =>
  Object.fromEntries(Object.entries(fields).filter((f): f is [string, string | number] => f[1] !== null));

const describe = (execution: Execution): object => ({
  executionArn: executionArn(execution.name),
  stateMachineArn,
  name: execution.name,
  status: execution.status,
  startDate: seconds(execution.startDate),
  input: execution.input,
  ...optional({
    stopDate: execution.stopDate === null ? null : seconds(execution.stopDate),
    output: execution.output,
    error: execution.error,
    cause: execution.cause,
  }),
});

const answered = (answer: TokenAnswer): object => {
  switch (answer) {
    case 'accepted':
      return {};
    case 'timed-out':
      throw new ApiError('TaskTimedOut', 'Task Timed Out: the provided task does not exist any more');
    case 'unknown':
      throw new ApiError('TaskDoesNotExist', 'Task does not exist');
  }
};

export type Operation = (body: unknown) => object;

/** The operations that the runtime and the operator use; every other one is refused by name. */
export const createOperations = (executions: Executions, tokens: TaskTokens): Record<string, Operation> => {
  const found = (body: unknown): Execution => {
    const { executionArn: arn } = parse(z.object({ executionArn: z.string() }), body);
    const execution = executions.find(nameOf(arn));
    if (execution === null || executionArn(execution.name) !== arn)
      throw new ApiError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    return execution;
  };

  return {
    StartExecution: (body) => {
      const schema = z.object({ stateMachineArn: z.string(), name: executionName, input: jsonText.default('{}') });
      const request = parse(schema, body);
      if (request.stateMachineArn !== stateMachineArn)
        throw new ApiError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${request.stateMachineArn}'`);
      if (!isJson(request.input)) throw new ApiError('InvalidExecutionInput', 'the input is not JSON');
      const known = executions.find(request.name);
      // A repeated start of a running execution with the same input is the same start, as in Step Functions.
      if (known !== null && (known.status !== 'RUNNING' || known.input !== request.input))
        throw new ApiError('ExecutionAlreadyExists', `Execution Already Exists: '${executionArn(request.name)}'`);
      const execution = known ?? executions.start(request.name, request.input);
      return { executionArn: executionArn(execution.name), startDate: seconds(execution.startDate) };
    },
    DescribeExecution: (body) => describe(found(body)),
    StopExecution: (body) => {
      const execution = found(body);
      if (execution.status === 'RUNNING') executions.stop(execution.name);
      return { stopDate: seconds(execution.stopDate ?? execution.startDate) };
    },
    SendTaskSuccess: (body) => {
      const request = parse(z.object({ taskToken: token, output: jsonText }), body);
      if (!isJson(request.output)) throw new ApiError('InvalidOutput', 'the output is not JSON');
      return answered(tokens.succeed(request.taskToken, JSON.parse(request.output)));
    },
    SendTaskFailure: (body) => {
      const schema = z.object({
        taskToken: token,
        error: z.string().max(256).default('TaskFailed'),
        cause: z.string().max(32_768).default(''),
      });
      const request = parse(schema, body);
      return answered(tokens.fail(request.taskToken, request.error, request.cause));
    },
  };
};
