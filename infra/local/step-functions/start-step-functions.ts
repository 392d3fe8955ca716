import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createExecutions, type ExecutionOptions } from './executions.ts';
import { ApiError, createOperations, type Operation, stateMachineArn } from './operations.ts';
import { createTaskTokens } from './task-tokens.ts';

export type StepFunctions = {
  endpoint: string;
  stateMachineArn: string;
  /** Number of executions that have not ended. */
  running(): number;
  /** Stops every execution, waits for the task functions that still run, closes the port. */
  stop(): Promise<void>;
};

const largestBody = 1_048_576;
const targetPrefix = 'AWSStepFunctions.';

const readBody = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > largestBody) throw new ApiError('ValidationException', 'the request is too large');
    chunks.push(bytes);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new ApiError('SerializationException', 'the request is not JSON');
  }
};

const operationOf = (request: IncomingMessage, operations: Record<string, Operation>): Operation => {
  const target = request.headers['x-amz-target'];
  const name = typeof target === 'string' && target.startsWith(targetPrefix) ? target.slice(targetPrefix.length) : '';
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (request.method !== 'POST' || operation === undefined)
    throw new ApiError('UnknownOperationException', 'this endpoint does not know the operation');
  return operation;
};

/** A page in a browser must not reach the port under a name of its own (DNS rebinding). */
const isLoopbackName = (host: string | undefined): boolean => /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host ?? '');

const send = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
  response.end(JSON.stringify(body));
};

const serve = async (
  operations: Record<string, Operation>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  try {
    if (!isLoopbackName(request.headers.host)) throw new ApiError('AccessDeniedException', 'unknown host name');
    const operation = operationOf(request, operations);
    send(response, 200, operation(await readBody(request)));
  } catch (error) {
    if (!(error instanceof ApiError)) return send(response, 500, { __type: 'InternalFailure', message: 'internal' });
    send(response, 400, { __type: error.name, message: error.message });
  }
};

/** A loopback endpoint that speaks the Step Functions API (JSON 1.0) for one state machine, so that the real client calls it. */
export const startStepFunctions = async (options: ExecutionOptions): Promise<StepFunctions> => {
  const tokens = createTaskTokens();
  const executions = createExecutions(options, tokens);
  const operations = createOperations(executions, tokens);
  const server = createServer((request, response) => void serve(operations, request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the endpoint has no port');

  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    stateMachineArn,
    running: executions.running,
    stop: async () => {
      await executions.stopAll();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
