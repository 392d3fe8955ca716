import { StopExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { input, nameOf, play } from './play.ts';
import type { Machine } from './start-machine.ts';

const problem = z.looseObject({ __type: z.string().optional() });
const raw = async (machine: Machine, headers: Record<string, string>, body: string, method = 'POST') => {
  const response = await fetch(machine.endpoint, { method, headers, ...(method === 'POST' ? { body } : {}) });
  return { status: response.status, body: problem.parse(await response.json()) };
};
const target = (operation: string) => ({ 'x-amz-target': `AWSStepFunctions.${operation}` });

describe('starting an execution', () => {
  it('answers with the ARN of the execution, which can be described while it waits', async () => {
    const { machine, opened } = await play();
    const started = await machine.start('kota.tw1.1', input);
    await opened;
    const found = await machine.describe('kota.tw1.1');
    expect(started.executionArn).toBe(machine.arnOf('kota.tw1.1'));
    expect(started.startDate).toBeInstanceOf(Date);
    expect(found).toMatchObject({ status: 'RUNNING', name: 'kota.tw1.1', input: JSON.stringify(input) });
    expect(found.stopDate).toBeUndefined();
    expect(machine.running()).toBe(1);
  });

  it('takes a second start with the same name and input for the same start', async () => {
    const { machine, opened, calls } = await play();
    const first = await machine.start('kota.tw1.1', input);
    await opened;
    const second = await machine.start('kota.tw1.1', input);
    expect(second.executionArn).toBe(first.executionArn);
    expect(calls.filter((c) => c.task === 'resume-cycle')).toHaveLength(1);
  });

  it('refuses the name with another input, and once the execution has ended', async () => {
    const { machine, opened } = await play();
    await machine.start('kota.tw1.1', input);
    const other = machine.start('kota.tw1.1', { ...input, run: 2 });
    expect(await nameOf(other)).toBe('ExecutionAlreadyExists');
    await machine.succeed(await opened);
    await machine.ended('kota.tw1.1');
    expect(await nameOf(machine.start('kota.tw1.1', input))).toBe('ExecutionAlreadyExists');
    expect(machine.running()).toBe(0);
  });

  it('refuses a name that Step Functions would refuse', async () => {
    const { machine } = await play();
    expect(await nameOf(machine.start('kota/tw1', input))).toBe('ValidationException');
    expect(await nameOf(machine.start('k'.repeat(81), input))).toBe('ValidationException');
  });

  it('knows one state machine', async () => {
    const { machine } = await play();
    const body = JSON.stringify({ stateMachineArn: 'arn:aws:states:x:1:stateMachine:other', name: 'a', input: '{}' });
    const answer = await raw(machine, target('StartExecution'), body);
    expect(answer).toMatchObject({ status: 400, body: { __type: 'StateMachineDoesNotExist' } });
  });

  it('does not describe an execution that was never started', async () => {
    const { machine } = await play();
    expect(await nameOf(machine.describe('kota.tw9.1'))).toBe('ExecutionDoesNotExist');
  });
});

describe('stopping', () => {
  it('ends an execution, and its wait with it', async () => {
    const { machine, opened } = await play();
    await machine.start('kota.tw1.1', input);
    const token = await opened;
    await machine.client.send(new StopExecutionCommand({ executionArn: machine.arnOf('kota.tw1.1') }));
    expect((await machine.describe('kota.tw1.1')).status).toBe('ABORTED');
    expect(await nameOf(machine.succeed(token))).toBe('TaskTimedOut');
    expect(machine.running()).toBe(0);
  });

  it('waits for the functions that still run and starts no further one', async () => {
    const gate = Promise.withResolvers<void>();
    const atWork = Promise.withResolvers<void>();
    let started = 0;
    let finished = 0;
    const scoreShards = async (): Promise<object> => {
      started += 1;
      atWork.resolve();
      await gate.promise;
      for (let turn = 0; turn < 500; turn++) await new Promise(setImmediate);
      finished += 1;
      return {};
    };
    const { machine } = await play({
      position: 'scoring.running',
      ranges: Array.from({ length: 60 }, (_, i) => ({ from: i, to: i + 1 })),
      over: { 'score-shards': scoreShards },
    });
    await machine.start('kota.tw1.1', input);
    await atWork.promise;
    const stopped = machine.stop();
    gate.resolve();
    await stopped;
    expect({ started, finished }).toEqual({ started: 20, finished: 20 });
  });
});

describe('a function', () => {
  it('that answers with more than Step Functions carries ends the execution', async () => {
    const { machine, calls } = await play({
      position: 'scoring.running',
      over: { 'score-shards': async () => ({ names: 'x'.repeat(262_144) }) },
    });
    await machine.start('kota.tw1.1', input);
    expect(await machine.ended('kota.tw1.1')).toMatchObject({ status: 'FAILED' });
    expect(calls.at(-1)?.payload.error).toBe('States.DataLimitExceeded');
  });

  it('answers as over the wire: what JSON cannot hold is gone', async () => {
    const { machine, opened } = await play({
      over: { 'resume-cycle': async () => ({ ...input, position: 'follow-up.open', ranges: [], nothing: undefined }) },
    });
    await machine.start('kota.tw1.1', input);
    await machine.succeed(await opened);
    const { events, status } = await machine.ended('kota.tw1.1');
    const choice = events.find((e) => e.type === 'StateEntered' && e.state.name === 'Position');
    expect(status).toBe('SUCCEEDED');
    expect(choice).toHaveProperty('state.input', { ...input, position: 'follow-up.open', ranges: [] });
  });
});

describe('the protocol', () => {
  it('refuses what it does not offer, what is no JSON, and another method', async () => {
    const { machine } = await play();
    const unknown = await raw(machine, target('DeleteStateMachine'), '{}');
    const broken = await raw(machine, target('StartExecution'), '{');
    const get = await raw(machine, target('StartExecution'), '', 'GET');
    expect([unknown.status, unknown.body.__type]).toEqual([400, 'UnknownOperationException']);
    expect([broken.status, broken.body.__type]).toEqual([400, 'SerializationException']);
    expect([get.status, get.body.__type]).toEqual([400, 'UnknownOperationException']);
  });

  it('does not take an inherited property for an operation', async () => {
    const { machine } = await play();
    expect((await raw(machine, target('constructor'), '{}')).body.__type).toBe('UnknownOperationException');
  });

  it('refuses an output that is no JSON and keeps the wait', async () => {
    const { machine, opened } = await play();
    await machine.start('kota.tw1.1', input);
    const taskToken = await opened;
    const answer = await raw(machine, target('SendTaskSuccess'), JSON.stringify({ taskToken, output: 'no json' }));
    expect(answer).toMatchObject({ status: 400, body: { __type: 'InvalidOutput' } });
    expect(await nameOf(machine.succeed(taskToken))).toBe('no error');
  });

  it('refuses a body over a megabyte', async () => {
    const { machine } = await play();
    const answer = await raw(machine, target('StartExecution'), `"${'x'.repeat(1_100_000)}"`);
    expect(answer).toMatchObject({ status: 400, body: { __type: 'ValidationException' } });
  });
});
