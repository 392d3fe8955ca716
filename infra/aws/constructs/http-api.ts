import { CfnApi, CfnAuthorizer, CfnIntegration, CfnRoute, CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { descriptionPath } from '../../../functions/http/openapi/describe-api.ts';
import type { Route } from '../../../functions/http/route.ts';
import { routeKeysOf } from '../../../functions/http/routing.ts';
import { acknowledge, stands } from '../acknowledgements.ts';
import type { FunctionEntry } from '../functions/function-entries.ts';
import type { Settings } from '../settings/settings-schema.ts';
import type { TrustedIssuer } from './sign-in.ts';

export type HttpApiProps = {
  name: string;
  settings: Settings;
  trusted: TrustedIssuer;
  entries: FunctionEntry[];
  /** ARN of the alias of a function. */
  functionOf(name: string): string;
  logGroup: LogGroup;
  region: string;
  account: string;
};

type Served = { key: string; functionName: string; open: boolean; imports: boolean };

/** A line per request: which route and how it went; no path and no address, which would name a person. */
const accessLog = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTime',
  routeKey: '$context.routeKey',
  status: '$context.status',
  latency: '$context.responseLatency',
  integrationError: '$context.integrationErrorMessage',
  authorizerError: '$context.authorizer.error',
});

/** A stage without a name serves the paths as they are written. */
const stageName = '$default';

const isImport = (route: Route): boolean => route.maximumBytes !== undefined || route.scope === 'imports';

const servedBy = ({ name, kind, routes }: FunctionEntry): Served[] => {
  if (kind === 'description')
    return ['$default', ...routeKeysOf({ method: 'GET', path: descriptionPath })].map((key) => ({
      key,
      functionName: name,
      open: true,
      imports: false,
    }));
  return routes.flatMap((route) =>
    routeKeysOf(route).map((key) => ({
      key,
      functionName: name,
      open: route.open === true,
      imports: isImport(route),
    })),
  );
};

/** The HTTP API from the same route tables that the functions serve; every route but the open ones asks for a token. */
export class HttpApi extends Construct {
  readonly api: CfnApi;
  readonly served: Served[];

  constructor(scope: Construct, id: string, props: HttpApiProps) {
    super(scope, id);
    const { name, settings, trusted, entries, functionOf } = props;
    const { webOrigins } = settings.api;
    this.api = new CfnApi(this, 'Api', {
      name,
      protocolType: 'HTTP',
      description: 'Siklus',
      ...(webOrigins.length === 0
        ? {}
        : {
            corsConfiguration: {
              allowOrigins: webOrigins,
              allowMethods: ['GET', 'HEAD', 'POST', 'PUT'],
              allowHeaders: ['accept-language', 'authorization', 'content-type', 'idempotency-key', 'if-match'],
              exposeHeaders: ['etag', 'location', 'retry-after', 'x-request-id'],
              maxAge: 3600,
            },
          }),
    });
    const authorizer = new CfnAuthorizer(this, 'Authorizer', {
      apiId: this.api.ref,
      name: 'token',
      authorizerType: 'JWT',
      identitySource: ['$request.header.Authorization'],
      jwtConfiguration: { issuer: trusted.issuer, audience: trusted.audience },
    });
    const serving = entries.filter(({ kind }) => kind === 'http' || kind === 'description');
    const targets = new Map(
      serving.map((entry) => [entry.name, this.integrate(entry.name, functionOf(entry.name), props)]),
    );
    this.served = serving.flatMap(servedBy);
    const routes = this.served.map(({ key, functionName, open }) => {
      const route = new CfnRoute(this, `Route ${key}`, {
        apiId: this.api.ref,
        routeKey: key,
        target: targets.get(functionName) ?? '',
        ...(open ? { authorizationType: 'NONE' } : { authorizationType: 'JWT', authorizerId: authorizer.ref }),
      });
      if (open) acknowledge(route, stands.openRoute);
      return route;
    });
    const stage = new CfnStage(this, 'Stage', {
      apiId: this.api.ref,
      stageName,
      autoDeploy: true,
      accessLogSettings: { destinationArn: props.logGroup.logGroupArn, format: accessLog },
      defaultRouteSettings: {
        throttlingRateLimit: settings.api.throttle.rate,
        throttlingBurstLimit: settings.api.throttle.burst,
        detailedMetricsEnabled: true,
      },
      routeSettings: this.slower(settings),
    });
    // The settings of a route can be made only once the route is there.
    for (const route of routes) stage.addResourceDependency(route);
  }

  private slower({ api }: Settings): Record<string, object> {
    const limited = this.served.flatMap(({ key, open, imports }) => {
      const limit = open ? api.open : imports ? api.imports : null;
      return limit === null ? [] : [{ key, limit }];
    });
    return Object.fromEntries(
      limited.map(({ key, limit }) => [
        key,
        { ThrottlingRateLimit: limit.rate, ThrottlingBurstLimit: limit.burst, DetailedMetricsEnabled: true },
      ]),
    );
  }

  private integrate(name: string, arn: string, { region, account }: HttpApiProps): string {
    const integration = new CfnIntegration(this, `Integration ${name}`, {
      apiId: this.api.ref,
      integrationType: 'AWS_PROXY',
      integrationUri: arn,
      payloadFormatVersion: '2.0',
      timeoutInMillis: 29_000,
    });
    new CfnPermission(this, `Permission ${name}`, {
      action: 'lambda:InvokeFunction',
      functionName: arn,
      principal: 'apigateway.amazonaws.com',
      sourceAccount: account,
      // Every stage and route of this one API.
      sourceArn: `arn:aws:execute-api:${region}:${account}:${this.api.ref}/*`,
    });
    return `integrations/${integration.ref}`;
  }
}
