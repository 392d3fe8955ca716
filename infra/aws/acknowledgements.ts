import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/*
 * Findings of cdk-nag (packs AwsSolutions and NIST 800-53 R5) that stand. Each says what holds instead. They are acknowledged where
 * they arise and not for whole stacks, so that the same finding elsewhere is seen.
 */

type Reasons = Record<string, string>;

const inlinePolicy = {
  'NIST.800.53.R5-IAMNoInlinePolicy':
    'The policy belongs to this one role and must be read, changed and removed with it. A managed policy could be attached to a second role, which is what must not happen to the keys of an agency.',
};

/** Why each finding stands, by what it is found on. */
export const stands = {
  ownRole: inlinePolicy,
  function: {
    'NIST.800.53.R5-LambdaInsideVPC':
      'No function reaches anything in a network of ours: only DynamoDB, S3, Step Functions, STS, KMS and SES, each by a signed call that IAM judges. A network would add a way out to guard and no wall.',
    'NIST.800.53.R5-LambdaConcurrency':
      'Callers are limited where they come in (throttles of the API by stage and route, at most 40 tasks at once in the state machine, one call of each schedule). Reserved shares would only take capacity from the functions of the moment: everybody submits plans in January and reviews in December.',
  },
  rollbackAlarm: {
    'NIST.800.53.R5-CloudWatchAlarmAction':
      'CodeDeploy reads this alarm while a new version takes over, and takes the version back: that is its action. People are told by the alarms of the watch stack, over the same metrics.',
  },
  calledAndAnswered: {
    'NIST.800.53.R5-LambdaDLQ':
      'Never called asynchronously: API Gateway and Step Functions wait for the answer, and a failure goes back to them (503 to the caller, Retry and Catch in the state machine). Schedules are called asynchronously and have dead letters.',
  },
  filesOfTheAgency: (bucket: string): Reasons => ({
    [`AwsSolutions-IAM5[Resource::${bucket}/<aws:PrincipalTag/agency>/*]`]:
      "The folder of the session's agency and nothing beside it: the agency's tag stands in the resource, and a session without it is refused. Names of files are digests, known only when they arrive.",
  }),
  sealsOfTheAgency: (bucket: string): Reasons => ({
    [`AwsSolutions-IAM5[Resource::${bucket}/<aws:PrincipalTag/agency>/seals/*]`]:
      "The seals of the session's agency: the agency's tag stands in the resource, and a session without it is refused. Seals are numbered, and a put is allowed only under a number that is not taken.",
  }),
  deliveryOfLogs: {
    ...inlinePolicy,
    'AwsSolutions-IAM5[Resource::*]':
      'Not of ours: Step Functions sets up the delivery of its log by eight actions of CloudWatch Logs that know no resource. They move no data of ours, and CDK writes them wherever a state machine logs.',
  },
  machine: {
    'AwsSolutions-SF2':
      "An execution lives for months and is followed by its history, its log and the log lines of its tasks, all under its name. X-Ray's traces end after 30 days and its permission knows no resource.",
  },
  openRoute: {
    'AwsSolutions-APIG4':
      'Open by decision 10 and the API description: a visitor answers a survey by the ticket in the link, a calendar program reads deadlines by a secret link (decision 43), everybody may read the description, and what leads nowhere is told so. Each such route has a throttle of its own, and its function reaches no table, or reads what a ticket or a link leads to.',
  },
  pool: {
    'AwsSolutions-COG8':
      'The plus plan guesses at stolen passwords by risk, for a price per person and month. Here a second factor is required of everybody, nobody signs up by himself, and agencies are expected to bring an issuer of their own.',
  },
  table: {
    'NIST.800.53.R5-DynamoDBInBackupPlan':
      'Restored to any second of the last weeks from the continuous backup (runbook, "Restore from a point in time"); what must last for years are the roots and exports in the archive, which nobody can delete. A backup plan would keep a third copy of personal data.',
  },
  signingKey: {
    'AwsSolutions-KMS5':
      'KMS renews symmetric keys alone. A key that signs is replaced by hand, and its public part is kept: every seal names the key that made it.',
  },
  bucket: {
    'NIST.800.53.R5-S3BucketReplicationEnabled':
      'Personal data stays in one region by law (UU 27/2022 art. 56 asks for equal protection elsewhere); within it S3 keeps every object in three places, and versions guard against mistakes of ours.',
  },
  accessLogs: {
    'NIST.800.53.R5-S3DefaultEncryptionKMS':
      'The log delivery of S3 writes with the keys of S3 itself. What it writes names objects by digest and no person.',
  },
} as const;

/** Notes on a construct why findings on it stand. */
export const acknowledge = (scope: IConstruct, ...all: Reasons[]): void => {
  for (const [id, reason] of all.flatMap((some) => Object.entries(some)))
    Validations.of(scope).acknowledge({ id, reason });
};
