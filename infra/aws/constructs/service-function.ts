import { Duration } from 'aws-cdk-lib';
import { ArnPrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, CfnAlias, CfnFunction, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { z } from 'zod';
import type { environmentSchema } from '../../../functions/runtime/environment.ts';
import type { Needs } from '../access/needs.ts';
import type { Statement } from '../access/policy-document.ts';
import { type ReminderSender, reminderStatements } from '../access/reminder-policy.ts';
import { type SigningKeys, signingStatements } from '../access/signing-policy.ts';
import { type Places, platformStatements, sessionConditions, tenantStatements } from '../access/tenant-policy.ts';
import { acknowledge, stands } from '../acknowledgements.ts';
import type { BuiltFunction } from '../functions/build-functions.ts';
import type { Settings } from '../settings/settings-schema.ts';
import type { Rollout } from '../stacks/rollout-stack.ts';
import { inlinePolicy } from './inline-policy.ts';
import { privateLogGroup } from './private-log-group.ts';

/** What the function itself parses when it starts: a variable that is missing here does not compile. */
type FunctionEnvironment = Omit<z.input<typeof environmentSchema>, 'AWS_REGION' | 'TENANT_ROLE_ARN'>;

export type ServiceFunctionProps = {
  built: BuiltFunction;
  needs: Needs;
  places: Places;
  /** Under which the ARNs of the buckets are exported: findings name them so. */
  evidenceArnName: string;
  archiveArnName: string;
  settings: Settings;
  /** First part of all names: `siklus-production`. */
  prefix: string;
  /** Null where a new version takes over at once. */
  rollout: Rollout | null;
  logKey: IKey;
  stateMachineArn: string;
  /** ARNs of the keys that sign. */
  signingKeys: SigningKeys;
  reminders: ReminderSender;
  environment: Pick<FunctionEnvironment, 'TABLE_NAME' | 'SERVICE_NAME' | 'AGENCY_CLAIM' | 'PERSON_CLAIM'> & {
    EVIDENCE_BUCKET: string;
    ARCHIVE_BUCKET: string;
  };
  /** Where an asynchronous call ends that failed for good. */
  deadLetters?: { arn: string; keyArn: string };
};

/** Memory brings its share of a processor: the API answers people, tasks work through shards, schedules look around. */
const sizes = {
  http: { memorySize: 1024, seconds: 29 },
  description: { memorySize: 512, seconds: 10 },
  task: { memorySize: 1769, seconds: 900 },
  schedule: { memorySize: 1024, seconds: 300 },
} as const;

const workflowStatements = ({ workflow }: Needs, machineArn: string): Statement[] =>
  workflow.length === 0
    ? []
    : [
        {
          Sid: 'Workflow',
          Effect: 'Allow',
          Action: workflow.map((action) => `states:${action}`),
          Resource: machineArn,
        },
      ];

const deadLetterStatements = (to: ServiceFunctionProps['deadLetters']): Statement[] =>
  to === undefined
    ? []
    : [
        { Sid: 'DeadLetters', Effect: 'Allow', Action: ['sqs:SendMessage'], Resource: to.arn },
        {
          Sid: 'KeyOfDeadLetters',
          Effect: 'Allow',
          Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
          Resource: to.keyArn,
        },
      ];

/**
 * One function with what belongs to it alone: a role that writes its log and little else, a tenant role that reaches one
 * agency's keys by the tag of its session, a log group, and the alias by which everybody calls it.
 */
export class ServiceFunction extends Construct {
  /** Of the alias by which everybody calls it: a deployment moves the alias. */
  readonly arn: string;
  readonly functionName: string;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    const { built, needs, places, settings, prefix } = props;
    const { memorySize, seconds } = sizes[built.kind];
    this.functionName = `${prefix}-${built.name}`;
    const logGroup = privateLogGroup(this, 'Log', {
      name: `/${prefix}/${built.name}`,
      key: props.logKey,
      settings,
    });
    const role = new Role(this, 'Role', {
      description: `${built.name}: its own log, and what belongs to no agency`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: inlinePolicy('own', [
        {
          Sid: 'Log',
          Effect: 'Allow',
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: logGroup.logGroupArn,
        },
        ...platformStatements(needs, places),
        ...workflowStatements(needs, props.stateMachineArn),
        ...signingStatements(needs, props.signingKeys),
        ...reminderStatements(needs, props.reminders),
        ...deadLetterStatements(props.deadLetters),
      ]),
    });
    const tenantRole = this.tenantRole(props, role);
    const code = new LambdaFunction(this, 'Function', {
      functionName: this.functionName,
      description: `Siklus: ${built.name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(built.folder),
      memorySize,
      timeout: Duration.seconds(seconds),
      role,
      logGroup,
      environment: tenantRole === null ? {} : this.environmentOf(props, tenantRole.roleArn),
    });
    if (props.deadLetters !== undefined) {
      const { defaultChild } = code.node;
      if (!(defaultChild instanceof CfnFunction)) throw new TypeError('a function without its resource');
      defaultChild.deadLetterConfig = { targetArn: props.deadLetters.arn };
    }
    const alias = new CfnAlias(this, 'Live', {
      name: 'live',
      functionName: code.functionName,
      functionVersion: code.currentVersion.version,
    });
    if (props.rollout !== null) {
      const { applicationName } = props.rollout;
      const deploymentGroupName = props.rollout.groupOf(built.name);
      alias.cfnOptions.updatePolicy = { codeDeployLambdaAliasUpdate: { applicationName, deploymentGroupName } };
    }
    this.arn = alias.ref;
    acknowledge(role, stands.ownRole);
    acknowledge(code, stands.function, props.deadLetters === undefined ? stands.calledAndAnswered : {});
  }

  /** Only this function may begin its sessions, each tagged with one agency; it needs no policy of its own to do so. */
  private tenantRole(
    { built, needs, places, evidenceArnName, archiveArnName }: ServiceFunctionProps,
    owner: Role,
  ): Role | null {
    const statements = tenantStatements(needs, places);
    if (statements.length === 0) return null;
    const role = new Role(this, 'TenantRole', {
      description: `${built.name}: the keys of the agency that the session is tagged with`,
      assumedBy: new ArnPrincipal(owner.roleArn).withConditions(sessionConditions).withSessionTags(),
      maxSessionDuration: Duration.hours(1),
      inlinePolicies: inlinePolicy('agency', statements),
    });
    acknowledge(
      role,
      stands.ownRole,
      needs.files.length > 0 ? stands.filesOfTheAgency(evidenceArnName) : {},
      needs.archive.length > 0 ? stands.sealsOfTheAgency(archiveArnName) : {},
    );
    return role;
  }

  private environmentOf(props: ServiceFunctionProps, tenantRoleArn: string): Record<string, string> {
    const { EVIDENCE_BUCKET, ARCHIVE_BUCKET, ...common } = props.environment;
    const environment: z.input<typeof environmentSchema> = {
      ...common,
      TENANT_ROLE_ARN: tenantRoleArn,
      LOG_LEVEL: props.settings.logs.level,
      ...(props.needs.workflow.length === 0 ? {} : { STATE_MACHINE_ARN: props.stateMachineArn }),
      ...(props.needs.files.length === 0 ? {} : { EVIDENCE_BUCKET }),
      ...(props.needs.archive.length === 0 ? {} : { ARCHIVE_BUCKET }),
      ...(props.needs.sealing.length === 0 ? {} : { SEAL_KEY_ARN: props.signingKeys.sealing }),
      ...(props.needs.reminders.length === 0 ? {} : { REMINDER_SENDER: props.reminders.sender }),
      ...(props.needs.documents.length === 0 ? {} : { DOCUMENT_KEY_ARN: props.signingKeys.documents }),
    };
    return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, String(value)]));
  }
}
