import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { keepRecent } from '../../../functions/runtime/tenants/keep-recent.ts';
import { createTenantCredentials } from '../../../functions/runtime/tenants/tenant-credentials.ts';

const roleArn = 'arn:aws:iam::123456789012:role/tenant';

/** STS with a clock of its own: a session lasts an hour. */
const fakeSts = () => {
  const state = { now: '2026-03-01T00:00:00.000Z', failing: false };
  const asked: AssumeRoleCommand['input'][] = [];
  const send = async (command: unknown) => {
    if (!(command instanceof AssumeRoleCommand)) throw new TypeError('another command');
    asked.push(command.input);
    if (state.failing) throw new Error('throttled');
    return {
      Credentials: {
        AccessKeyId: `key-${asked.length}`,
        SecretAccessKey: 'secret',
        SessionToken: `token-${asked.length}`,
        Expiration: new Date(Date.parse(state.now) + 3_600_000),
      },
    };
  };
  const settings = { roleArn, clock: { now: () => state.now }, client: async () => ({ send }) };
  return { state, asked, of: (agency: string) => createTenantCredentials(settings, agency) };
};

describe('the keys of an agency', () => {
  it('are a session of the tenant role, tagged with the agency and with nothing else', async () => {
    const { asked, of } = fakeSts();
    expect(await of('kota')()).toMatchObject({ accessKeyId: 'key-1', sessionToken: 'token-1' });
    expect(asked).toEqual([
      {
        RoleArn: roleArn,
        RoleSessionName: 'agency-kota',
        DurationSeconds: 3600,
        Tags: [{ Key: 'agency', Value: 'kota' }],
      },
    ]);
  });

  it('are asked for at the first use only, and once by calls at the same time', async () => {
    const { asked, of } = fakeSts();
    const credentials = of('kota');
    expect(asked).toHaveLength(0);
    const held = await Promise.all([credentials(), credentials(), credentials()]);
    expect(new Set(held.map(({ accessKeyId }) => accessKeyId))).toEqual(new Set(['key-1']));
    await credentials();
    expect(asked).toHaveLength(1);
  });

  it('are renewed while an address signed with the old ones is still valid to its end', async () => {
    const { state, asked, of } = fakeSts();
    const credentials = of('kota');
    await credentials();
    state.now = '2026-03-01T00:43:59.000Z';
    await credentials();
    expect(asked).toHaveLength(1);
    state.now = '2026-03-01T00:44:00.000Z';
    const renewed = await Promise.all([credentials(), credentials()]);
    expect(renewed.map(({ accessKeyId }) => accessKeyId)).toEqual(['key-2', 'key-2']);
    expect(asked).toHaveLength(2);
  });

  it('are asked for anew after a failure', async () => {
    const { state, of } = fakeSts();
    const credentials = of('kota');
    state.failing = true;
    await expect(credentials()).rejects.toThrow('throttled');
    state.failing = false;
    expect(await credentials()).toMatchObject({ accessKeyId: 'key-2' });
  });

  it('have a session name that AWS takes, however long the agency’s id is', async () => {
    const { asked, of } = fakeSts();
    await of('a'.repeat(64))();
    expect(asked[0]?.RoleSessionName).toHaveLength(64);
    expect(asked[0]?.Tags).toEqual([{ Key: 'agency', Value: 'a'.repeat(64) }]);
  });
});

describe('what is remembered by agency', () => {
  it('is the same object at each call, until others were asked for more recently', () => {
    let made = 0;
    const of = keepRecent(2, (name) => ({ name, number: ++made }));
    const first = of('a');
    expect(of('a')).toBe(first);
    of('b');
    of('a');
    of('c');
    expect(of('a')).toBe(first);
    expect(of('b').number).toBe(4);
    expect(made).toBe(4);
  });
});
