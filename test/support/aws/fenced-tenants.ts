import type { Key, Store, Write } from '../../../functions/ports/store.ts';
import type { Deps } from '../../../functions/usecases/support/deps.ts';
import type { Tenants } from '../../../functions/usecases/support/tenants.ts';
import { type Needs, needsOf } from '../../../infra/aws/access/needs.ts';
import type { Statement } from '../../../infra/aws/access/policy-document.ts';
import { platformStatements, tenantStatements } from '../../../infra/aws/access/tenant-policy.ts';
import { reachableCode } from '../../../infra/aws/functions/build-functions.ts';
import { functionEntries } from '../../../infra/aws/functions/function-entries.ts';
import type { TenantsOf } from '../../../infra/local/shared-tenants.ts';
import { allows, type Context, policyDocument } from './evaluate-policy.ts';

const places = { region: 'r', tableArn: 't', evidenceBucketArn: 'b', archiveBucketArn: 'a', dataKeyArn: 'k' };
const actionOf = {
  insert: 'PutItem',
  replace: 'PutItem',
  delete: 'DeleteItem',
  check: 'ConditionCheckItem',
} as const satisfies Record<Write['kind'], string>;

/** What IAM would have refused: the function, what it asked for, and as whom. */
export type Refused = { functionName: string; action: string; keys: string[]; agency: string | null };

/** A store behind a policy, as IAM stands before the table. */
const fenced = (store: Store, ask: (action: string, pks: string[]) => void): Store => ({
  get: (key) => {
    ask('GetItem', [key.pk]);
    return store.get(key);
  },
  getMany: <T>(keys: Key<T>[]) => {
    if (keys.length > 0)
      ask(
        'BatchGetItem',
        keys.map(({ pk }) => pk),
      );
    return store.getMany(keys);
  },
  insertEach: (inserts) => {
    for (const { key } of inserts) ask('PutItem', [key.pk]);
    return store.insertEach(inserts);
  },
  query: (range, page) => {
    ask('Query', [range.pk]);
    return store.query(range, page);
  },
  commit: (writes) => {
    for (const { kind, key } of writes) ask(actionOf[kind], [key.pk]);
    return store.commit(writes);
  },
});

/** Each function with the policies that the stack would give it, judged at every call of its store. */
export const fenceFunctions = async (): Promise<{ tenantsOf: TenantsOf; refused: Refused[] }> => {
  const refused: Refused[] = [];
  const needs = new Map<string, Needs>();
  for (const [name, code] of await reachableCode(functionEntries())) needs.set(name, needsOf({ code }));

  const asking = (functionName: string, agency: string | null, statements: Statement[]) => {
    const policy = policyDocument.parse({ Statement: statements });
    const known = new Set<string>();
    return (action: string, pks: string[]): void => {
      const keys = [...new Set(pks)];
      const name = `${action} ${keys.join(' ')}`;
      if (known.has(name)) return;
      const context: Context = {
        'dynamodb:LeadingKeys': keys,
        ...(agency === null ? {} : { 'aws:PrincipalTag/agency': agency }),
      };
      if (allows(policy, { action: `dynamodb:${action}`, context })) known.add(name);
      else {
        refused.push({ functionName, action, keys, agency });
        throw Object.assign(new Error('not authorized'), { name: 'AccessDeniedException' });
      }
    };
  };

  const tenantsOf: TenantsOf = (functionName, deps): Tenants => {
    const own = needs.get(functionName);
    if (own === undefined) throw new Error(`the stack knows no function ${functionName}`);
    const made = new Map<string, Deps>();
    return {
      platform: { store: fenced(deps.store, asking(functionName, null, platformStatements(own, places))) },
      of: (agency) => {
        const held = made.get(agency) ?? {
          ...deps,
          store: fenced(deps.store, asking(functionName, agency, tenantStatements(own, places))),
        };
        made.set(agency, held);
        return held;
      },
    };
  };
  return { tenantsOf, refused };
};
