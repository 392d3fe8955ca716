import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyDocument, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

const manage = [
  'CancelKeyDeletion',
  'CreateGrant',
  'DescribeKey',
  'DisableKey',
  'EnableKey',
  'EnableKeyRotation',
  'GetKeyPolicy',
  'GetKeyRotationStatus',
  'ListGrants',
  'ListKeyPolicies',
  'ListKeyRotations',
  'ListResourceTags',
  'PutKeyPolicy',
  'RevokeGrant',
  'RotateKeyOnDemand',
  'ScheduleKeyDeletion',
  'TagResource',
  'UntagResource',
  'UpdateKeyDescription',
];
const use = ['Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey', 'ReEncryptFrom', 'ReEncryptTo'];
const named = (actions: string[]): string[] => [...new Set(actions)].map((action) => `kms:${action}`);

/** In a key's own policy `*` is that key: a policy cannot name the key that it makes. */
const thisKey = ['*'];

export type KeyProps = {
  description: string;
  keep: boolean;
  /** Services that encrypt on their own account, besides principals whose policies allow it. */
  logs?: boolean;
  alarms?: boolean;
};

/**
 * A key of ours that AWS renews every year. The account's own policies decide who uses it; no action is a wildcard.
 */
export const encryptionKey = (scope: Construct, id: string, { description, keep, logs, alarms }: KeyProps): Key => {
  const { region, account, partition } = Stack.of(scope);
  const policy = new PolicyDocument({
    statements: [
      new PolicyStatement({
        sid: 'ByPoliciesOfTheAccount',
        principals: [new AccountRootPrincipal()],
        actions: named([...manage, ...use]),
        resources: thisKey,
      }),
    ],
  });
  if (logs)
    policy.addStatements(
      new PolicyStatement({
        sid: 'LogGroups',
        principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
        actions: named(use),
        resources: thisKey,
        conditions: {
          ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:*` },
        },
      }),
    );
  if (alarms)
    policy.addStatements(
      new PolicyStatement({
        sid: 'Alarms',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: named(['Decrypt', 'GenerateDataKey']),
        resources: thisKey,
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    );
  return new Key(scope, id, {
    description,
    policy,
    enableKeyRotation: true,
    removalPolicy: keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
};
