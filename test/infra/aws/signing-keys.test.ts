import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { sharedStage, type Templates, templatesOf } from '../../support/aws/stacks.ts';

let templates: Templates;
beforeAll(async () => {
  templates = templatesOf((await sharedStage('production')).stacks);
}, 300_000);

describe('the keys that sign', () => {
  const granted = z.object({
    Properties: z.object({
      Description: z.string(),
      Policies: z.array(
        z.object({ PolicyDocument: z.object({ Statement: z.array(z.looseObject({ Sid: z.string() })) }) }),
      ),
    }),
  });
  const rolesWith = (sid: string): string[] =>
    Object.values(templates.service.findResources('AWS::IAM::Role'))
      .map((role) => granted.safeParse(role).data?.Properties)
      .filter((role) =>
        role?.Policies.some(({ PolicyDocument: { Statement } }) => Statement.some(({ Sid }) => Sid === sid)),
      )
      .map((role) => role?.Description.split(':')[0] ?? '')
      .sort();

  it('are two of Ed25519 that outlive the stack', () => {
    const keys = Object.values(templates.data.findResources('AWS::KMS::Key')).filter(
      ({ Properties }) => Properties.KeyUsage === 'SIGN_VERIFY',
    );
    expect(keys).toHaveLength(2);
    for (const key of keys)
      expect(key).toMatchObject({ DeletionPolicy: 'Retain', Properties: { KeySpec: 'ECC_NIST_EDWARDS25519' } });
  });

  it('are each used by the functions whose code signs with them, and by no other', () => {
    expect(rolesWith('SealKeyUsed')).toEqual([
      'audit',
      'schedule-close-due-phases',
      'schedule-seal-later-acts',
      'task-enter-phase',
      'task-open-phase',
    ]);
    expect(rolesWith('DocumentKeyUsed')).toEqual(['decisions', 'forum', 'receipts', 'task-close-forums']);
    expect(rolesWith('SealKeyShown')).toEqual([
      'audit',
      'schedule-close-due-phases',
      'schedule-seal-later-acts',
      'task-enter-phase',
      'task-open-phase',
    ]);
    expect(rolesWith('DocumentKeyShown')).toEqual([
      'decisions',
      'forum',
      'forum-conduct',
      'receipts',
      'task-close-forums',
    ]);
  });

  it('sign a text itself by Ed25519, and in no other way', () => {
    const roles = Object.values(templates.service.findResources('AWS::IAM::Role')).map((role) =>
      granted.safeParse(role),
    );
    const statements = roles
      .flatMap(({ data }) => data?.Properties.Policies ?? [])
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
      .filter(({ Action }) => JSON.stringify(Action).includes('kms:Sign'));
    expect(statements.length).toBe(9);
    for (const one of statements)
      expect(one).toMatchObject({
        Action: 'kms:Sign',
        Condition: { StringEquals: { 'kms:SigningAlgorithm': 'ED25519_SHA_512', 'kms:MessageType': 'RAW' } },
      });
  });
});
