import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { acknowledge, stands } from '../acknowledgements.ts';
import { inlinePolicy } from './inline-policy.ts';

export type TimedCallProps = {
  name: string;
  group: string;
  /** `rate(5 minutes)`. */
  every: string;
  /** What is called. */
  targetArn: string;
  deadLetters: { arn: string; keyArn: string };
  account: string;
};

/** Filled in by EventBridge Scheduler: schedules judge by the time of their event, so that a missed run can be replayed. */
const input = JSON.stringify({ time: '<aws.scheduler.scheduled-time>' });

/** A function that is called every so often; a call that cannot be made goes to the dead letters. */
export class TimedCall extends Construct {
  constructor(scope: Construct, id: string, props: TimedCallProps) {
    super(scope, id);
    const { name, group, every, targetArn, deadLetters, account } = props;
    const role = new Role(this, 'Role', {
      description: `Scheduler: calls ${name}`,
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
      inlinePolicies: inlinePolicy('call', [
        { Sid: 'Call', Effect: 'Allow', Action: ['lambda:InvokeFunction'], Resource: targetArn },
        { Sid: 'DeadLetters', Effect: 'Allow', Action: ['sqs:SendMessage'], Resource: deadLetters.arn },
        {
          Sid: 'KeyOfDeadLetters',
          Effect: 'Allow',
          Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
          Resource: deadLetters.keyArn,
        },
      ]),
    });
    acknowledge(role, stands.ownRole);
    new CfnSchedule(this, 'Schedule', {
      name,
      groupName: group,
      scheduleExpression: every,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: targetArn,
        roleArn: role.roleArn,
        input,
        deadLetterConfig: { arn: deadLetters.arn },
        retryPolicy: { maximumEventAgeInSeconds: 300, maximumRetryAttempts: 3 },
      },
    });
  }
}
