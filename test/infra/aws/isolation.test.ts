import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { keys } from '../../../functions/store/keys.ts';
import { needsOf } from '../../../infra/aws/access/needs.ts';
import { partitionPatterns } from '../../../infra/aws/access/partitions.ts';
import { type Places, sessionConditions, tenantStatements } from '../../../infra/aws/access/tenant-policy.ts';
import type { BuiltFunction } from '../../../infra/aws/functions/build-functions.ts';
import { allows, type Context, type PolicyDocument, policyDocument } from '../../support/aws/evaluate-policy.ts';
import { sharedStage, templatesOf } from '../../support/aws/stacks.ts';

const role = z.object({
  Properties: z.object({
    Description: z.string(),
    AssumeRolePolicyDocument: policyDocument,
    Policies: z.array(z.object({ PolicyDocument: policyDocument })).length(1),
  }),
});
type TenantRole = { name: string; policy: PolicyDocument; trust: PolicyDocument };

let functions: BuiltFunction[];
let tenantRoles: TenantRole[];

beforeAll(async () => {
  const stage = await sharedStage('production');
  functions = stage.functions;
  const roles = templatesOf(stage.stacks).service.findResources('AWS::IAM::Role');
  tenantRoles = Object.values(roles)
    .map((found) => role.safeParse(found).data?.Properties)
    .filter((properties) => properties !== undefined)
    .filter(({ Description }) => Description.endsWith('the session is tagged with'))
    .map(({ Description, Policies, AssumeRolePolicyDocument }) => ({
      name: Description.split(':')[0] ?? '',
      policy: Policies[0]?.PolicyDocument ?? { Statement: [] },
      trust: AssumeRolePolicyDocument,
    }));
}, 300_000);

const tableActions = [
  'GetItem',
  'BatchGetItem',
  'Query',
  'Scan',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'ConditionCheckItem',
  'PartiQLSelect',
  'DescribeTable',
].map((action) => `dynamodb:${action}`);
const of = (agency: string, ...leadingKeys: string[]): Context => ({
  'aws:PrincipalTag/agency': agency,
  'dynamodb:LeadingKeys': leadingKeys,
});
const without = (context: Context, key: string): Context =>
  Object.fromEntries(Object.entries(context).filter(([name]) => name !== key));
const allowed = (policy: PolicyDocument, context: Context): string[] =>
  tableActions.filter((action) => allows(policy, { action, context }));

/** Partition keys of an agency that the roles' own patterns name, one for each. */
const ownKeys = (agency: string): string[] =>
  [...new Set(partitionPatterns.values())]
    .filter((pattern) => pattern.startsWith('{agency}'))
    .map((pattern) => pattern.replace('{agency}', agency).replaceAll('*', 'x'));

describe('the tenant roles of the template', () => {
  it('are one for every function but the description, each with actions of its own', () => {
    const names = functions.map(({ name }) => name).filter((name) => name !== 'description');
    expect(tenantRoles.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  });

  it('reach keys of their session’s agency, and at least the ones they need', () => {
    for (const { name, policy } of tenantRoles) {
      const reached = ownKeys('kota').filter((key) => allowed(policy, of('kota', key)).length > 0);
      const needs = functions.filter((f) => f.name === name).flatMap((f) => needsOf(f).tenantPartitions);
      expect([name, reached.length]).toEqual([name, needs.length]);
    }
  });

  it.each(['kota-baru', 'kot', 'kota2', 'platform', 'KOTA', '*', ''])('reach no key of agency %j', (other) => {
    for (const { policy } of tenantRoles)
      for (const key of ownKeys(other)) expect(allowed(policy, of('kota', key))).toEqual([]);
  });

  it('refuse a request of which one key is foreign', () => {
    for (const { policy } of tenantRoles) {
      const own = ownKeys('kota').find((key) => allowed(policy, of('kota', key)).length > 0) ?? '';
      expect(allowed(policy, of('kota', own)).length).toBeGreaterThan(0);
      expect(allowed(policy, of('kota', own, own.replace('kota', 'kota-baru')))).toEqual([]);
    }
  });

  it('refuse a request without keys, which "for all values" alone would allow', () => {
    for (const { policy } of tenantRoles) {
      expect(allowed(policy, without(of('kota'), 'dynamodb:LeadingKeys'))).toEqual([]);
      const open = policy.Statement.map(({ Condition: { Null: _, ...rest }, ...s }) => ({ ...s, Condition: rest }));
      expect(allowed({ Statement: open }, without(of('kota'), 'dynamodb:LeadingKeys')).length).toBeGreaterThan(0);
    }
  });

  it('refuse a session without a tag, and one whose tag is a wildcard', () => {
    for (const { policy } of tenantRoles)
      for (const key of [...ownKeys('kota'), ...ownKeys(''), ...ownKeys('*')]) {
        expect(allowed(policy, without(of('kota', key), 'aws:PrincipalTag/agency'))).toEqual([]);
        expect(allowed(policy, of('*', key.replace('*', 'kota')))).toEqual([]);
      }
  });

  it('never scan, describe, update in place or speak PartiQL', () => {
    const actions = tenantRoles.flatMap(({ policy }) => policy.Statement.flatMap(({ Action }) => Action));
    expect(new Set(actions.filter((action) => action.startsWith('dynamodb:')))).toEqual(
      new Set(
        ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'].map((a) => `dynamodb:${a}`),
      ),
    );
  });

  it('are held by their own function alone, with the tag of one agency and no other tag', () => {
    const tagged = (tags: Record<string, string>): Context => ({
      'aws:TagKeys': Object.keys(tags),
      ...Object.fromEntries(Object.entries(tags).map(([name, value]) => [`aws:RequestTag/${name}`, value])),
    });
    for (const { trust } of tenantRoles)
      for (const action of ['sts:AssumeRole', 'sts:TagSession']) {
        const may = (context: Context): boolean => allows(trust, { action, context });
        expect(may(tagged({ agency: 'kota' }))).toBe(true);
        expect(may(tagged({ agency: '' }))).toBe(false);
        expect(may(tagged({ agency: 'kota', role: 'all' }))).toBe(false);
        expect(may(tagged({ role: 'all' }))).toBe(false);
        expect(may({})).toBe(false);
      }
    expect(Object.keys(sessionConditions)).toContain('Null');
  });
});

describe('the partitions that are worked out', () => {
  const places: Places = { region: 'r', tableArn: 't', evidenceBucketArn: 'b', archiveBucketArn: 'a', dataKeyArn: 'k' };
  const some = fc.constantFrom('kota', 'kota-baru', 'prov', 'a1');

  it('name every key that is built, whatever it is built of', () => {
    const needs = {
      table: ['GetItem' as const],
      tenantPartitions: ownPatterns(),
      platformPartitions: [],
      files: [],
      archive: [],
      workflow: [],
      sealing: [],
      documents: [],
      reminders: [],
    };
    const policy = policyDocument.parse({ Statement: tenantStatements(needs, places) });
    fc.assert(
      fc.property(some, some, fc.stringMatching(/^[a-z0-9]{1,12}$/), (agency, other, id) => {
        const built = [
          keys.case(agency, id, 3, id).pk,
          keys.act(agency, id, id, 1).pk,
          keys.assignedEntry(agency, id, { kind: 'unit', unitCode: id }, id, id).pk,
          keys.rateOfClient(agency, 5).pk,
          keys.taskToken(agency, id).pk,
          keys.serviceTicket(agency, id).pk,

          keys.agency(agency).pk,
        ];
        for (const pk of built)
          expect(allows(policy, { action: 'dynamodb:GetItem', context: of(other, pk) })).toBe(agency === other);
      }),
    );
  });
});

const ownPatterns = (): string[] => [...new Set(partitionPatterns.values())].filter((p) => p.startsWith('{agency}'));
