import { describe, expect, it } from 'vitest';
import { id } from '../../functions/contracts/primitives.ts';
import { systemClock } from '../../functions/runtime/clock.ts';
import { nodeDigest } from '../../functions/runtime/digest.ts';
import { readEnvironment } from '../../functions/runtime/environment.ts';
import { systemIds } from '../../functions/runtime/ids.ts';
import { createLazyWorkflow } from '../../functions/runtime/lazy-workflow.ts';

describe('the clock', () => {
  it('tells an instant whose text order is time order', () => {
    expect(systemClock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const earlier = systemClock.now();
    expect(systemClock.now() >= earlier).toBe(true);
  });
});

describe('ids', () => {
  it('are 26 letters and digits that the API takes as ids, and differ', () => {
    const ids = Array.from({ length: 2_000 }, () => systemIds.next());
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((text) => !/^[0-9a-z]{26}$/.test(text) || !id.safeParse(text).success)).toEqual([]);
    expect(new Set(ids.join('')).size).toBe(32);
  });

  it('make secrets of 32 bytes', () => {
    expect(Buffer.from(systemIds.secret(), 'base64url')).toHaveLength(32);
    expect(systemIds.secret()).not.toBe(systemIds.secret());
  });
});

describe('digests', () => {
  const hex = (base64url: string): string => Buffer.from(base64url, 'base64url').toString('hex');

  it('are the published values (FIPS 180-2 "abc", RFC 4231 case 2)', () => {
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(hex(nodeDigest.sha256('abc'))).toBe(abc);
    expect(nodeDigest.sha256('abc')).toHaveLength(43);
    expect(Buffer.from(nodeDigest.sha256Bytes(new TextEncoder().encode('abc'))).toString('hex')).toBe(abc);
    expect(hex(nodeDigest.hmac('Jefe', 'what do ya want for nothing?'))).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  it('read text as UTF-8', () => {
    expect(nodeDigest.sha256('é')).toBe(
      Buffer.from(nodeDigest.sha256Bytes(Uint8Array.from([0xc3, 0xa9]))).toString('base64url'),
    );
  });
});

describe('the environment', () => {
  const arn = 'arn:aws:states:ap-southeast-3:123456789012:stateMachine:evaluation-cycle';

  const least = { TABLE_NAME: 'siklus', TENANT_ROLE_ARN: 'arn:aws:iam::123456789012:role/tenant' };

  it('has defaults for all but the table and the role', () => {
    expect(readEnvironment({ ...least, UNRELATED: 'x' })).toEqual({
      ...least,
      SERVICE_NAME: 'siklus',
      LOG_LEVEL: 'INFO',
      AGENCY_CLAIM: 'agency',
      PERSON_CLAIM: 'sub',
    });
    expect(readEnvironment({ ...least, STATE_MACHINE_ARN: arn }).STATE_MACHINE_ARN).toBe(arn);
  });

  it.each([
    ['TABLE_NAME', {}],
    ['TENANT_ROLE_ARN', { TABLE_NAME: 'siklus' }],
    ['LOG_LEVEL', { ...least, LOG_LEVEL: 'secret-value' }],
    ['STATE_MACHINE_ARN', { ...least, STATE_MACHINE_ARN: 'secret-value' }],
  ])('names %s where it is wrong, without its value', (name, variables) => {
    expect(() => readEnvironment(variables)).toThrow(name);
    expect(() => readEnvironment(variables)).not.toThrow('secret-value');
  });
});

describe('the workflow of a function that drives none', () => {
  it('says which setting is missing, and only when it is used', async () => {
    const workflow = createLazyWorkflow({ stateMachineArn: undefined, digest: nodeDigest });
    await expect(workflow.start({ agencyId: 'a', cycleId: 'c', run: 1 })).rejects.toThrow('STATE_MACHINE_ARN');
  });
});
