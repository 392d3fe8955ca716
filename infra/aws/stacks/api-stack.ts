import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { HttpApi } from '../constructs/http-api.ts';
import { privateLogGroup } from '../constructs/private-log-group.ts';
import type { TrustedIssuer } from '../constructs/sign-in.ts';
import type { FunctionEntry } from '../functions/function-entries.ts';
import type { Settings } from '../settings/settings-schema.ts';
import type { ServiceStack } from './service-stack.ts';

export type ApiStackProps = StackProps & {
  settings: Settings;
  prefix: string;
  trusted: TrustedIssuer;
  service: ServiceStack;
  entries: FunctionEntry[];
};

/** The way in: one HTTP API whose every route leads to one of the service's functions. */
export class ApiStack extends Stack {
  readonly http: HttpApi;

  constructor(scope: Construct, id: string, { settings, prefix, trusted, service, entries, ...props }: ApiStackProps) {
    super(scope, id, props);
    this.http = new HttpApi(this, 'Http', {
      name: prefix,
      settings,
      trusted,
      entries,
      functionOf: (name) => service.arnOf(name),
      logGroup: privateLogGroup(this, 'AccessLog', {
        name: `/aws/vendedlogs/apis/${prefix}`,
        key: service.operationsKey,
        settings,
      }),
      region: this.region,
      account: this.account,
    });
    new CfnOutput(this, 'Url', { value: this.http.api.attrApiEndpoint, description: 'Address of the API' });
  }
}
