import { describe, expect, it } from 'vitest';
import type { Needs } from '../../../infra/aws/access/needs.ts';
import type { Statement } from '../../../infra/aws/access/policy-document.ts';
import { tenantStatements } from '../../../infra/aws/access/tenant-policy.ts';
import { allows, type Context, policyDocument } from '../../support/aws/evaluate-policy.ts';

const needs: Needs = {
  table: ['GetItem'],
  tenantPartitions: ['{agency}#seals'],
  platformPartitions: [],
  files: [],
  archive: ['keep'],
  workflow: [],
  sealing: [],
  documents: [],
  reminders: [],
};
const places = { region: 'r', tableArn: 't', evidenceBucketArn: 'bukti', archiveBucketArn: 'arsip', dataKeyArn: 'k' };
const statements = (over: Partial<Needs> = {}): Statement[] => tenantStatements({ ...needs, ...over }, places);
const may = (action: string, context: Context): boolean =>
  allows(policyDocument.parse({ Statement: statements() }), { action, context });
const kota: Context = { 'aws:PrincipalTag/agency': 'kota' };

describe('the archive, for a session of a function that seals', () => {
  it('is the seals of its own agency', () => {
    const of = statements().filter(({ Action }) => Action.some((action) => action.startsWith('s3:')));
    expect(of.map(({ Resource }) => Resource)).toEqual(Array(2).fill(`arsip/\${aws:PrincipalTag/agency}/seals/*`));
  });

  it('takes in what stands under no name yet, and is otherwise only read', () => {
    expect(may('s3:PutObject', { ...kota, 's3:if-none-match': '*' })).toBe(true);
    expect(may('s3:PutObject', kota)).toBe(false);
    expect(may('s3:GetObject', kota)).toBe(true);
    const actions = ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:ListBucket', 's3:PutObjectRetention'];
    for (const action of [...actions, 's3:BypassGovernanceRetention', 's3:PutObjectLegalHold'])
      expect([action, may(action, { ...kota, 's3:if-none-match': '*' })]).toEqual([action, false]);
  });

  it('is shut to a session without a tag, and to every function that does not seal', () => {
    expect(may('s3:PutObject', { 's3:if-none-match': '*' })).toBe(false);
    expect(may('s3:GetObject', {})).toBe(false);
    expect(JSON.stringify(statements({ archive: [] }))).not.toContain('arsip');
  });
});
