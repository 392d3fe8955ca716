import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { SignIn, type TrustedIssuer } from '../constructs/sign-in.ts';
import type { Settings } from '../settings/settings-schema.ts';

export type SignInStackProps = StackProps & {
  prefix: string;
  settings: Settings & { identity: Extract<Settings['identity'], { kind: 'cognito' }> };
};

/** Only where an agency brings no issuer of its own. */
export class SignInStack extends Stack {
  readonly trusted: TrustedIssuer;

  constructor(scope: Construct, id: string, { prefix, settings, ...props }: SignInStackProps) {
    super(scope, id, { ...props, terminationProtection: settings.data.keep });
    const signIn = new SignIn(this, 'SignIn', { prefix, settings });
    this.trusted = signIn.trusted;
    new CfnOutput(this, 'PoolId', { value: signIn.pool.userPoolId, description: 'Pool of the persons' });
  }
}
