import { SendTaskFailureCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { evaluationCycleDefinition } from '../../infra/local/step-functions/definition.ts';
import { input, nameOf, play } from './play.ts';

describe('a wait', () => {
  it('ends with the first answer; the second learns that it came too late', async () => {
    const { machine, opened } = await play();
    await machine.start('kota.tw1.1', input);
    const token = await opened;
    await machine.succeed(token);
    expect(await nameOf(machine.succeed(token))).toBe('TaskTimedOut');
    expect(await machine.ended('kota.tw1.1')).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('of two answers at once takes exactly one', async () => {
    const { machine, opened } = await play();
    await machine.start('kota.tw1.1', input);
    const token = await opened;
    const answers = await Promise.all([nameOf(machine.succeed(token)), nameOf(machine.succeed(token))]);
    expect(answers.sort()).toEqual(['TaskTimedOut', 'no error']);
  });

  it('ends by the answer, also while its function still runs', async () => {
    const gate = Promise.withResolvers<void>();
    const opened = Promise.withResolvers<string>();
    const { machine } = await play({
      answer: async ({ token }) => {
        opened.resolve(token);
        await gate.promise;
      },
    });
    await machine.start('kota.tw1.1', input);
    await machine.succeed(await opened.promise);
    expect(await machine.ended('kota.tw1.1')).toMatchObject({ status: 'SUCCEEDED' });
    gate.resolve();
  });

  it('fails with the error that it is answered with', async () => {
    const { machine, opened, calls } = await play();
    await machine.start('kota.tw1.1', input);
    await machine.client.send(
      new SendTaskFailureCommand({ taskToken: await opened, error: 'GivenUpError', cause: 'by the test' }),
    );
    expect(await machine.ended('kota.tw1.1')).toMatchObject({ status: 'FAILED', error: 'CycleFailed' });
    expect(calls.at(-1)?.payload.error).toBe('GivenUpError');
  });

  it('gets a fresh token with every attempt, and the old one is void', async () => {
    const { machine, opened, calls } = await play({
      fail: ({ task }, nth) => (task === 'open-phase' && nth === 1 ? 'StoreBusyError' : null),
    });
    await machine.start('kota.tw1.1', input);
    const second = await opened;
    const first = String(calls.find((c) => c.task === 'open-phase')?.payload.taskToken);
    expect(first).not.toBe(second);
    expect(await nameOf(machine.succeed(first))).toBe('TaskTimedOut');
    await machine.succeed(second);
    expect(await machine.ended('kota.tw1.1')).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('that runs into its timeout hands over, and its token is void from then on', async () => {
    const definition = evaluationCycleDefinition();
    const wait = definition.States.FollowUp;
    if (wait?.Type === 'Task') wait.TimeoutSeconds = 1;
    const late = Promise.withResolvers<string>();
    const handOver = async (): Promise<object> => {
      late.resolve(await nameOf(machine.succeed(await opened)));
      return {};
    };
    const { machine, opened } = await play({ definition, over: { 'continue-cycle': handOver } });
    await machine.start('kota.tw1.1', input);
    expect(await late.promise).toBe('TaskTimedOut');
    const run = await machine.ended('kota.tw1.1');
    expect(run.entered.slice(-3)).toEqual(['FollowUp', 'ContinueAsNew', 'HandedOver']);
  });

  it('has a token that cannot be guessed, and an invented one is unknown', async () => {
    const { machine, opened } = await play();
    await machine.start('kota.tw1.1', input);
    expect((await opened).length).toBeGreaterThanOrEqual(64);
    expect(await nameOf(machine.succeed('A'.repeat(64)))).toBe('TaskDoesNotExist');
    expect((await machine.describe('kota.tw1.1')).status).toBe('RUNNING');
  });

  it('keeps its token out of the history and the description', async () => {
    const { machine, opened } = await play();
    await machine.start('kota.tw1.1', input);
    const token = await opened;
    await machine.succeed(token);
    const { events } = await machine.ended('kota.tw1.1');
    const described = await machine.describe('kota.tw1.1');
    expect(events.length).toBeGreaterThan(5);
    expect(JSON.stringify(events)).not.toContain(token);
    expect(JSON.stringify({ input: described.input, output: described.output })).not.toContain(token);
  });
});
