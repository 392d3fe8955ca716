import { readFileSync } from 'node:fs';
import type { App } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { allRoutes } from '../../../functions/http/all-routes.ts';
import { routeKeysOf } from '../../../functions/http/routing.ts';
import { environmentSchema } from '../../../functions/runtime/environment.ts';
import { table } from '../../../functions/store/table.ts';
import type { Composed } from '../../../infra/aws/compose.ts';
import type { BuiltFunction } from '../../../infra/aws/functions/build-functions.ts';
import { taskOfPlaceholder } from '../../../workflows/placeholders.ts';
import { composeStage, type Templates, templatesOf } from '../../support/aws/stacks.ts';

let app: App;
let stacks: Composed;
let functions: BuiltFunction[];
let templates: Templates;

beforeAll(async () => {
  ({ app, stacks, functions } = await composeStage('production'));
  templates = templatesOf(stacks);
}, 300_000);

const properties = (stack: keyof Templates, type: string): Record<string, unknown>[] =>
  Object.values(templates[stack].findResources(type)).map((found) =>
    z.record(z.string(), z.unknown()).parse(found.Properties),
  );
const nagOf = (scope: App) =>
  [new AwsSolutionsChecks(scope), new NIST80053R5Checks(scope)].flatMap((pack) => pack.validateScope(scope).violations);

describe('the data', () => {
  it('is one table of the shape that the store knows, restorable, undeletable, under a key of ours', () => {
    const check = () =>
      templates.data.hasResource('AWS::DynamoDB::Table', {
        DeletionPolicy: 'Retain',
        Properties: {
          KeySchema: [
            { AttributeName: table.partitionKey, KeyType: 'HASH' },
            { AttributeName: table.sortKey, KeyType: 'RANGE' },
          ],
          BillingMode: 'PAY_PER_REQUEST',
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
          SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: Match.anyValue() },
          GlobalSecondaryIndexes: Match.absent(),
        },
      });
    expect(check).not.toThrow();
    const symmetric = properties('data', 'AWS::KMS::Key').filter(({ KeySpec }) => KeySpec === undefined);
    expect(symmetric).toMatchObject([{ EnableKeyRotation: true }]);
  });

  it('keeps roots and exports where nobody can change them, for ten years', () => {
    const check = () =>
      templates.data.hasResourceProperties('AWS::S3::Bucket', {
        ObjectLockEnabled: true,
        ObjectLockConfiguration: {
          ObjectLockEnabled: 'Enabled',
          Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 3653 } },
        },
        VersioningConfiguration: { Status: 'Enabled' },
      });
    expect(check).not.toThrow();
  });

  it('shuts every bucket to the public and to unencrypted connections', () => {
    const buckets = Object.entries(templates.data.findResources('AWS::S3::Bucket'));
    expect(buckets.length).toBe(3);
    for (const [id, bucket] of buckets) {
      expect(bucket.Properties.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      templates.data.hasResourceProperties('AWS::S3::BucketPolicy', {
        Bucket: { Ref: id },
        PolicyDocument: {
          Statement: Match.arrayWith([
            Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          ]),
        },
      });
    }
  });
});

describe('the functions', () => {
  it('run on Node 24 and ARM, each with a role of its own and what it parses at its start', () => {
    const made = properties('service', 'AWS::Lambda::Function');
    expect(made).toHaveLength(functions.length);
    expect(new Set(made.map(({ Role }) => JSON.stringify(Role))).size).toBe(functions.length);
    for (const { Runtime, Architectures, Environment, FunctionName } of made) {
      expect([Runtime, Architectures]).toEqual(['nodejs24.x', ['arm64']]);
      if (FunctionName === 'siklus-production-description') continue;
      const { Variables } = z.object({ Variables: z.record(z.string(), z.unknown()) }).parse(Environment);
      const told = Object.entries(Variables).map(([k, v]) => [
        k,
        typeof v === 'string' ? v : `arn:${JSON.stringify(v)}`.slice(0, 60),
      ]);
      expect(environmentSchema.safeParse(Object.fromEntries(told)).error).toBeUndefined();
    }
  });

  it('log into groups that forget, are encrypted and show no NIP', () => {
    const groups = properties('service', 'AWS::Logs::LogGroup');
    expect(groups).toHaveLength(functions.length + 1);
    for (const group of groups) {
      expect(group).toMatchObject({ RetentionInDays: 365 });
      expect(group.KmsKeyId).toBeDefined();
      expect(JSON.stringify(group.DataProtectionPolicy)).toMatch(
        /Deidentify.*\[0-9\]\{18\}|\[0-9\]\{18\}.*Deidentify/s,
      );
    }
  });

  it('are given a workflow and files only where they use them', () => {
    const withVariable = (name: string): unknown[] =>
      properties('service', 'AWS::Lambda::Function')
        .filter(({ Environment }) => JSON.stringify(Environment ?? {}).includes(`"${name}"`))
        .map(({ FunctionName }) => String(FunctionName).replace('siklus-production-', ''))
        .sort();
    expect(withVariable('EVIDENCE_BUCKET')).toEqual(['activities', 'evidence', 'objections', 'schedule-retain-texts']);
    expect(withVariable('ARCHIVE_BUCKET')).toEqual(['schedule-archive-seals', 'task-enter-phase', 'task-open-phase']);
    expect(withVariable('STATE_MACHINE_ARN')).toEqual([
      'closings',
      'cycles',
      'schedule-close-due-phases',
      'schedule-resend-signals',
      'task-continue-cycle',
      'task-open-phase',
    ]);
  });
});

describe('the state machine', () => {
  it('is the file that one machine interprets, with a function for every placeholder', () => {
    const [machine] = properties('service', 'AWS::StepFunctions::StateMachine');
    const { DefinitionString, DefinitionSubstitutions } = z
      .object({ DefinitionString: z.string(), DefinitionSubstitutions: z.record(z.string(), z.unknown()) })
      .parse(machine);
    const file = readFileSync(new URL('../../../workflows/evaluation-cycle.asl.json', import.meta.url), 'utf8');
    expect(JSON.parse(DefinitionString)).toEqual(JSON.parse(file));
    expect(Object.keys(DefinitionSubstitutions).sort()).toEqual(Object.keys(taskOfPlaceholder).sort());
    expect(machine).toMatchObject({ LoggingConfiguration: { IncludeExecutionData: false } });
  });
});

describe('the schedules', () => {
  it('call the alias with the time of the event, and lose nothing', () => {
    const schedules = properties('service', 'AWS::Scheduler::Schedule');
    expect(schedules).toHaveLength(functions.filter(({ kind }) => kind === 'schedule').length);
    for (const { Target } of schedules)
      expect(Target).toMatchObject({
        Input: '{"time":"<aws.scheduler.scheduled-time>"}',
        DeadLetterConfig: { Arn: expect.anything() },
        Arn: { Ref: expect.stringContaining('Live') },
      });
    const asynchronous = properties('service', 'AWS::Lambda::Function').filter((f) => f.DeadLetterConfig !== undefined);
    expect(asynchronous.map(({ FunctionName }) => String(FunctionName))).toHaveLength(schedules.length);
    for (const queue of properties('service', 'AWS::SQS::Queue'))
      expect(queue).toMatchObject({ MessageRetentionPeriod: 1_209_600, KmsMasterKeyId: expect.anything() });
  });
});

const statement = z.object({
  Effect: z.string(),
  Action: z.union([z.string().transform((a) => [a]), z.array(z.string())]),
  Resource: z.unknown().optional(),
  Principal: z.unknown().optional(),
  Condition: z.unknown().optional(),
});
/** Every statement of a template, wherever it stands. */
const statementsIn = (value: unknown): z.output<typeof statement>[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = statement.safeParse(value);
  return [...(own.success ? [own.data] : []), ...Object.values(value).flatMap(statementsIn)];
};

describe('the policies', () => {
  const all = () =>
    (['data', 'service', 'api', 'watch', 'signIn'] as const).flatMap((name) =>
      Object.values(templates[name].toJSON().Resources ?? {}).flatMap((resource) => {
        const { Type } = z.object({ Type: z.string() }).parse(resource);
        return statementsIn(resource).map((found) => ({ ...found, Type }));
      }),
    );

  it('allow no action by wildcard', () => {
    const allowing = all().filter(({ Effect }) => Effect === 'Allow');
    expect(allowing.length).toBeGreaterThan(100);
    expect(allowing.flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([]);
  });

  it('allow nothing on every resource, but in a key’s own policy and for the delivery of the machine’s log', () => {
    const wide = all().filter(
      ({ Effect, Resource, Type }) => Effect === 'Allow' && Resource === '*' && Type !== 'AWS::KMS::Key',
    );
    expect(wide.map(({ Type, Action }) => [Type, Action.every((action) => action.startsWith('logs:'))])).toEqual([
      ['AWS::IAM::Policy', true],
    ]);
  });

  it('have a star within a resource for files alone: those of the session’s agency, and logs of access', () => {
    const starred = all().filter(
      ({ Effect, Resource, Type }) =>
        Effect === 'Allow' && Resource !== '*' && Type !== 'AWS::KMS::Key' && /\*/.test(JSON.stringify(Resource ?? '')),
    );
    expect(starred.length).toBe(12);
    for (const { Resource, Action } of starred) {
      expect(Action.every((action) => action.startsWith('s3:'))).toBe(true);
      expect(JSON.stringify(Resource)).toMatch(
        /\/\$\{aws:PrincipalTag\/agency\}\/(seals\/)?\*|\/(evidence|archive)\/\*/,
      );
    }
  });
});

describe('the API', () => {
  const routes = () => properties('api', 'AWS::ApiGatewayV2::Route');

  it('has every route of the tables, and asks for a token but where the table says that it is open', () => {
    const open = allRoutes.filter((route) => route.open).flatMap(routeKeysOf);
    const expected = [...allRoutes.flatMap(routeKeysOf), '$default', 'GET /v1/openapi.json', 'HEAD /v1/openapi.json'];
    expect(
      routes()
        .map(({ RouteKey }) => RouteKey)
        .toSorted(),
    ).toEqual(expected.toSorted());
    const unguarded = routes().filter(({ AuthorizationType }) => AuthorizationType !== 'JWT');
    expect(unguarded.map(({ RouteKey }) => RouteKey).toSorted()).toEqual(
      [...open, '$default', 'GET /v1/openapi.json', 'HEAD /v1/openapi.json'].toSorted(),
    );
    expect(expected.length).toBeLessThanOrEqual(300);
  });

  it('limits all routes, and more tightly the open ones and the imports', () => {
    const [stage] = properties('api', 'AWS::ApiGatewayV2::Stage');
    expect(stage).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1000 },
      RouteSettings: {
        $default: { ThrottlingRateLimit: 20 },
        'POST /v1/public/tickets/{token}/answers': { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 },
        'POST /v1/directory/employees/import': { ThrottlingRateLimit: 5 },
      },
    });
    expect(JSON.stringify(stage?.AccessLogSettings)).not.toMatch(/sourceIp|\$context\.path|rawPath/);
  });

  it('lets in the tokens of the pool: persons by code and proof key, systems by their own scopes', () => {
    const clients = properties('signIn', 'AWS::Cognito::UserPoolClient');
    expect(
      clients.map(({ ClientName, AllowedOAuthFlows, AllowedOAuthScopes }) => [
        ClientName,
        AllowedOAuthFlows,
        AllowedOAuthScopes,
      ]),
    ).toEqual([
      ['web', ['code'], ['openid']],
      ['kota-simpeg', ['client_credentials'], ['kota/imports', 'kota/reads']],
    ]);
    expect(clients[0]?.WriteAttributes).toEqual(['email']);
    const [authorizer] = properties('api', 'AWS::ApiGatewayV2::Authorizer');
    expect(authorizer).toMatchObject({ AuthorizerType: 'JWT', JwtConfiguration: { Audience: { length: 2 } } });
  });
});

describe('cdk-nag', () => {
  it('finds nothing that was not acknowledged with a reason', () => {
    expect(nagOf(app).map(({ ruleName }) => ruleName)).toEqual([]);
  });

  it('would find a bucket that somebody adds carelessly', async () => {
    const other = await composeStage('trial');
    new Bucket(other.stacks.data, 'Careless');
    expect(nagOf(other.app).map(({ ruleName }) => ruleName)).toContain('AwsSolutions-S10');
  }, 300_000);
});
