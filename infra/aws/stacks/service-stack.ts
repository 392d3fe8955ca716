import { ArnFormat, Stack, type StackProps } from 'aws-cdk-lib';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { needsOf } from '../access/needs.ts';
import { CycleMachine } from '../constructs/cycle-machine.ts';
import { deadLetterQueue } from '../constructs/dead-letter-queue.ts';
import { encryptionKey } from '../constructs/encryption-key.ts';
import { privateLogGroup } from '../constructs/private-log-group.ts';
import { ServiceFunction } from '../constructs/service-function.ts';
import { TimedCall } from '../constructs/timed-call.ts';
import type { BuiltFunction } from '../functions/build-functions.ts';
import type { Settings } from '../settings/settings-schema.ts';
import type { DataStack } from './data-stack.ts';
import { intervals } from './intervals.ts';
import type { Rollout } from './rollout-stack.ts';

export type ServiceStackProps = StackProps & {
  settings: Settings;
  /** First part of all names: `siklus-production`. */
  prefix: string;
  data: DataStack;
  functions: BuiltFunction[];
  /** Names of the token's claims, as the issuer has them. */
  claims: { agency: string; person: string };
  /** Null where a new version takes over at once. */
  rollout: Rollout | null;
};

/** What runs: the functions, the state machine that calls some of them, and the schedules that call others. */
export class ServiceStack extends Stack {
  readonly operationsKey: Key;
  readonly machineArn: string;
  readonly machineName: string;
  readonly deadLetters: Record<string, Queue> = {};
  private readonly arns = new Map<string, string>();
  /** Names of the functions as AWS knows them, by ours. */
  private readonly functionNames = new Map<string, string>();

  constructor(
    scope: Construct,
    id: string,
    { settings, prefix, data, functions, claims, rollout, ...props }: ServiceStackProps,
  ) {
    super(scope, id, { ...props, terminationProtection: settings.data.keep });
    this.operationsKey = encryptionKey(this, 'Key', {
      description: 'Siklus: logs, dead letters, alarms',
      keep: settings.data.keep,
      logs: true,
      alarms: true,
    });
    // By name and not by reference: its tasks start executions of the very machine that calls them.
    this.machineName = `${prefix}-evaluation-cycle`;
    this.machineArn = this.formatArn({
      service: 'states',
      resource: 'stateMachine',
      resourceName: this.machineName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const places = {
      region: this.region,
      tableArn: data.table.tableArn,
      evidenceBucketArn: data.evidenceArn,
      archiveBucketArn: data.archiveArn,
      dataKeyArn: data.key.keyArn,
    };
    for (const built of functions) {
      const queue = built.kind === 'schedule' ? this.queueFor(built.name, prefix) : null;
      const made = new ServiceFunction(this, built.name, {
        built,
        needs: needsOf(built),
        places,
        evidenceArnName: data.evidenceArnName,
        archiveArnName: data.archiveArnName,
        settings,
        prefix,
        rollout,
        logKey: this.operationsKey,
        signingKeys: { sealing: data.sealKey.keyArn, documents: data.documentKey.keyArn },
        reminders: {
          sender: settings.reminders.sender,
          identityArn: this.formatArn({
            service: 'ses',
            resource: 'identity',
            resourceName: settings.reminders.identity,
          }),
        },
        stateMachineArn: this.machineArn,
        environment: {
          TABLE_NAME: data.table.tableName,
          SERVICE_NAME: prefix,
          AGENCY_CLAIM: claims.agency,
          PERSON_CLAIM: claims.person,
          EVIDENCE_BUCKET: data.evidence.bucketName,
          ARCHIVE_BUCKET: data.archive.bucketName,
        },
        ...(queue === null ? {} : { deadLetters: { arn: queue.queueArn, keyArn: this.operationsKey.keyArn } }),
      });
      this.arns.set(built.name, made.arn);
      this.functionNames.set(built.name, made.functionName);
    }
    new CycleMachine(this, 'EvaluationCycle', {
      name: this.machineName,
      account: this.account,
      logGroup: privateLogGroup(this, 'MachineLog', {
        // The prefix that Step Functions is allowed to write to without a policy of the log group's that grows with each machine.
        name: `/aws/vendedlogs/states/${this.machineName}`,
        key: this.operationsKey,
        settings,
      }),
      functionOf: (task) => this.arnOf(`task-${task}`),
    });
    this.scheduleAll(functions, prefix);
  }

  /** @throws Error for a function that does not exist */
  arnOf(name: string): string {
    const arn = this.arns.get(name);
    if (arn === undefined) throw new Error(`there is no function ${name}`);
    return arn;
  }

  /** @throws Error for a function that does not exist */
  nameOf(name: string): string {
    const found = this.functionNames.get(name);
    if (found === undefined) throw new Error(`there is no function ${name}`);
    return found;
  }

  private queueFor(name: string, prefix: string): Queue {
    const queue = deadLetterQueue(this, `${name}-dead-letters`, {
      name: `${prefix}-${name}-dead-letters`,
      key: this.operationsKey,
    });
    this.deadLetters[name] = queue;
    return queue;
  }

  private scheduleAll(functions: BuiltFunction[], prefix: string): void {
    const group = new CfnScheduleGroup(this, 'Schedules', { name: prefix });
    for (const { name } of functions.filter(({ kind }) => kind === 'schedule')) {
      const queue = this.deadLetters[name];
      const every = intervals[name];
      if (queue === undefined || every === undefined) throw new Error(`how often ${name} runs stands in no list`);
      const call = new TimedCall(this, `${name}-timer`, {
        name,
        group: prefix,
        every,
        targetArn: this.arnOf(name),
        deadLetters: { arn: queue.queueArn, keyArn: this.operationsKey.keyArn },
        account: this.account,
      });
      call.node.addDependency(group);
    }
  }
}
