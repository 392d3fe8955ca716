import {
  ExecutionAlreadyExists,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type { Digest } from '../ports/digest.ts';
import type { Workflow } from '../ports/workflow.ts';

/** Longest name of an execution. */
const longestName = 80;

/**
 * The same name for the same run, so that a second start is refused by Step Functions instead of driving the cycle twice.
 * Ids hold no dot; two long ids do not fit into a name, so their digest stands in for them.
 */
export const executionName = (
  { agencyId, cycleId, run }: { agencyId: string; cycleId: string; run: number },
  digest: Pick<Digest, 'sha256'>,
): string => {
  const plain = `${agencyId}.${cycleId}.${run}`;
  return plain.length <= longestName ? plain : `${digest.sha256(`${agencyId}.${cycleId}`)}.${run}`;
};

/** The workflow port on Step Functions. */
export const createSfnWorkflow = (parts: {
  client: Pick<SFNClient, 'send'>;
  stateMachineArn: string;
  digest: Pick<Digest, 'sha256'>;
}): Workflow => ({
  start: async ({ agencyId, cycleId, run }) => {
    const name = executionName({ agencyId, cycleId, run }, parts.digest);
    const input = JSON.stringify({ agencyId, cycleId, run });
    try {
      await parts.client.send(new StartExecutionCommand({ stateMachineArn: parts.stateMachineArn, name, input }));
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  },
  signal: async (taskToken, signal) => {
    try {
      await parts.client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(signal) }));
      return 'delivered';
    } catch (error) {
      if (error instanceof TaskTimedOut || error instanceof TaskDoesNotExist) return 'gone';
      throw error;
    }
  },
});
