import { Stack, type StackProps } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSubscription, CfnTopic, CfnTopicPolicy } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { makeAlarm } from '../constructs/alarms.ts';
import { overview } from '../constructs/overview.ts';
import type { BuiltFunction } from '../functions/build-functions.ts';
import type { FunctionKind } from '../functions/function-entries.ts';
import type { Settings } from '../settings/settings-schema.ts';
import { alarmPlans, type Watched } from '../watch/alarm-plans.ts';
import type { ApiStack } from './api-stack.ts';
import type { DataStack } from './data-stack.ts';
import type { ServiceStack } from './service-stack.ts';

export type WatchStackProps = StackProps & {
  settings: Settings;
  prefix: string;
  data: DataStack;
  service: ServiceStack;
  api: ApiStack;
  functions: BuiltFunction[];
};

/** Tells people when something is wrong: alarms, the topic that they are sent to, one dashboard. */
export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, props: WatchStackProps) {
    const { settings, prefix, data, service, api, functions, ...rest } = props;
    super(scope, id, rest);
    const { emails, runbookUrl } = settings.watch;
    const topic = new CfnTopic(this, 'Alarms', {
      topicName: `${prefix}-alarms`,
      displayName: `Siklus ${prefix}`,
      kmsMasterKeyId: service.operationsKey.keyArn,
    });
    new CfnTopicPolicy(this, 'AlarmsPolicy', {
      topics: [topic.ref],
      policyDocument: { Version: '2012-10-17', Statement: this.topicStatements(topic.ref) },
    });
    for (const [index, endpoint] of emails.entries())
      new CfnSubscription(this, `Email${index + 1}`, { topicArn: topic.ref, protocol: 'email', endpoint });
    const named = (kind: FunctionKind): string[] =>
      functions.filter((f) => f.kind === kind).map(({ name }) => service.nameOf(name));
    const watched: Watched = {
      service: prefix,
      machineArn: service.machineArn,
      tableName: data.table.tableName,
      functions: { http: named('http'), tasks: named('task'), schedules: named('schedule') },
      deadLetterQueues: Object.entries(service.deadLetters).map(([schedule, queue]) => ({
        schedule,
        queueName: queue.queueName,
      })),
    };
    for (const plan of alarmPlans(watched, settings))
      makeAlarm(this, plan, { prefix, runbookUrl, topicArn: topic.ref });
    overview(this, { name: prefix, watched, apiId: api.http.api.ref, runbookUrl });
  }

  /** Alarms of this account may write; nobody may write or read without encryption on the way. */
  private topicStatements(topicArn: string): object[] {
    const publish = new PolicyStatement({
      sid: 'Alarms',
      effect: Effect.ALLOW,
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
    });
    return [
      publish.toStatementJson(),
      {
        Sid: 'OnlyEncrypted',
        Effect: 'Deny',
        Principal: '*',
        Action: ['sns:Publish'],
        Resource: topicArn,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ];
  }
}
