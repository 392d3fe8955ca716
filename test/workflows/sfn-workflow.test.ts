import { TaskDoesNotExist, TaskTimedOut } from '@aws-sdk/client-sfn';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSfnWorkflow, executionName } from '../../functions/workflow/sfn-workflow.ts';
import { testDigest } from '../support/fakes.ts';
import { input, play } from './play.ts';

const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,63}$/);

describe('the name of an execution', () => {
  it('is plain where it fits, and always one that Step Functions takes', () => {
    expect(executionName(input, testDigest)).toBe('kota.tw1.1');
    fc.assert(
      fc.property(id, id, fc.integer({ min: 1, max: 99_999 }), (agencyId, cycleId, run) => {
        expect(executionName({ agencyId, cycleId, run }, testDigest)).toMatch(/^[A-Za-z0-9._-]{1,80}$/);
      }),
    );
  });

  it('differs wherever agency, cycle or run differ, also where the ids are long', () => {
    const long = 'a'.repeat(60);
    const names = [
      { agencyId: 'a-b', cycleId: 'c', run: 1 },
      { agencyId: 'a', cycleId: 'b-c', run: 1 },
      { agencyId: 'a', cycleId: 'b-c', run: 2 },
      { agencyId: long, cycleId: `${long}1`, run: 1 },
      { agencyId: long, cycleId: `${long}2`, run: 1 },
      { agencyId: long, cycleId: `${long}2`, run: 2 },
    ].map((i) => executionName(i, testDigest));
    expect(new Set(names).size).toBe(names.length);
    expect(executionName({ agencyId: long, cycleId: `${long}1`, run: 1 }, testDigest)).toBe(names[3]);
  });
});

describe('the workflow on Step Functions', () => {
  const onEndpoint = async () => {
    const scene = await play();
    const { client, stateMachineArn } = scene.machine;
    return { ...scene, workflow: createSfnWorkflow({ client, stateMachineArn, digest: testDigest }) };
  };

  it('starts an execution once under the same run', async () => {
    const { workflow, calls, opened, machine } = await onEndpoint();
    await workflow.start(input);
    const token = await opened;
    await workflow.start(input);
    expect(await workflow.signal(token, { outcome: 'closed' })).toBe('delivered');
    expect(await machine.ended('kota.tw1.1')).toMatchObject({ status: 'SUCCEEDED' });
    // Ended: the name is refused now, and that is harmless too.
    await workflow.start(input);
    expect(calls.filter((c) => c.task === 'resume-cycle')).toHaveLength(1);
  });

  it('calls a wait that ended, or that nobody knows, gone', async () => {
    const { workflow, opened } = await onEndpoint();
    await workflow.start(input);
    const token = await opened;
    await workflow.signal(token, { outcome: 'closed' });
    expect(await workflow.signal(token, { outcome: 'closed' })).toBe('gone');
    expect(await workflow.signal('A'.repeat(64), { outcome: 'closed' })).toBe('gone');
  });

  it('throws what is not an answer: nobody may take an outage for a delivery', async () => {
    const { machine } = await onEndpoint();
    const lost = createSfnWorkflow({
      client: machine.client,
      stateMachineArn: machine.stateMachineArn.replace('evaluation-cycle', 'other'),
      digest: testDigest,
    });
    await expect(lost.start(input)).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
    const workflow = createSfnWorkflow({ ...machine, digest: testDigest });
    await machine.stop();
    const error = await workflow.signal('A'.repeat(64), { outcome: 'closed' }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(TaskTimedOut);
    expect(error).not.toBeInstanceOf(TaskDoesNotExist);
  });
});
