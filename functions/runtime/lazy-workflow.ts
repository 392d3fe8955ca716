import type { Digest } from '../ports/digest.ts';
import type { Workflow } from '../ports/workflow.ts';

/** Where the client finds Step Functions; on Lambda all of it comes from the environment of the runtime. */
export type WorkflowSettings = { stateMachineArn: string | undefined; digest: Digest };

const load = async ({ stateMachineArn, digest }: WorkflowSettings): Promise<Workflow> => {
  if (stateMachineArn === undefined) throw new Error('STATE_MACHINE_ARN is not set: this function drives no workflow');
  const [{ SFNClient }, { createSfnWorkflow }] = await Promise.all([
    import('@aws-sdk/client-sfn'),
    import('../workflow/sfn-workflow.ts'),
  ]);
  const client = new SFNClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
  });
  return createSfnWorkflow({ client, stateMachineArn, digest });
};

/** Most invocations never talk to Step Functions: its client is loaded by the first that does, not by every cold start. */
export const createLazyWorkflow = (settings: WorkflowSettings): Workflow => {
  let loaded: Promise<Workflow> | null = null;
  const workflow = (): Promise<Workflow> => {
    loaded ??= load(settings);
    return loaded;
  };
  return {
    start: async (input) => (await workflow()).start(input),
    signal: async (token, signal) => (await workflow()).signal(token, signal),
  };
};
