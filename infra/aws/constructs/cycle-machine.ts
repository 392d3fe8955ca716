import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { type TaskName, taskOfPlaceholder } from '../../../workflows/placeholders.ts';
import { acknowledge, stands } from '../acknowledgements.ts';
import { projectFolder } from '../functions/function-entries.ts';
import { inlinePolicy } from './inline-policy.ts';

export type CycleMachineProps = {
  name: string;
  account: string;
  logGroup: LogGroup;
  /** ARN of the function of each task of the machine. */
  functionOf(task: TaskName): string;
};

/** The same file that one machine interprets; without its line breaks, since CloudFormation counts every byte. */
const definition = (): string =>
  JSON.stringify(JSON.parse(readFileSync(join(projectFolder, 'workflows/evaluation-cycle.asl.json'), 'utf8')));

/** The state machine of the evaluation cycles. It may call its tasks, and nothing else. */
export class CycleMachine extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { name, account, logGroup, functionOf }: CycleMachineProps) {
    super(scope, id);
    const functions = Object.entries(taskOfPlaceholder).map(([place, task]) => ({
      place,
      arn: functionOf(task),
    }));
    const role = new Role(this, 'Role', {
      description: 'The evaluation cycle: calls the functions of its tasks',
      assumedBy: new ServicePrincipal('states.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
      inlinePolicies: inlinePolicy('tasks', [
        {
          Sid: 'Tasks',
          Effect: 'Allow',
          Action: ['lambda:InvokeFunction'],
          Resource: functions.map(({ arn }) => arn),
        },
      ]),
    });
    acknowledge(role, stands.ownRole, stands.deliveryOfLogs);
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: name,
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(definition()),
      definitionSubstitutions: Object.fromEntries(functions.map(({ place, arn }) => [place, arn])),
      role,
      // Without data: the input of a waiting task holds its token, which is a credential.
      logs: { destination: logGroup, level: LogLevel.ALL, includeExecutionData: false },
    });
    acknowledge(this.machine, stands.machine);
  }
}
