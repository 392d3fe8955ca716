import { RemovalPolicy } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { acknowledge, stands } from '../acknowledgements.ts';

/** What the account's own policies may hand on; who has a key for which no policy says so has nothing. */
const actions = [
  'CancelKeyDeletion',
  'DescribeKey',
  'DisableKey',
  'EnableKey',
  'GetKeyPolicy',
  'GetKeyRotationStatus',
  'GetPublicKey',
  'ListKeyPolicies',
  'ListResourceTags',
  'PutKeyPolicy',
  'ScheduleKeyDeletion',
  'Sign',
  'TagResource',
  'UntagResource',
  'UpdateKeyDescription',
].map((action) => `kms:${action}`);

/** A key pair (Ed25519) whose private part never leaves KMS: nobody can read it, and whoever may use it leaves a trace. */
export const signingKey = (
  scope: Construct,
  id: string,
  { description, keep }: { description: string; keep: boolean },
): Key => {
  const key = new Key(scope, id, {
    description,
    keySpec: KeySpec.ECC_NIST_EDWARDS25519,
    keyUsage: KeyUsage.SIGN_VERIFY,
    policy: new PolicyDocument({
      statements: [
        new PolicyStatement({
          sid: 'ByPoliciesOfTheAccount',
          principals: [new AccountRootPrincipal()],
          actions,
          // In a key's own policy `*` is that key.
          resources: ['*'],
        }),
      ],
    }),
    removalPolicy: keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  acknowledge(key, stands.signingKey);
  return key;
};
