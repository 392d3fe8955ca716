import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../../infra/aws/settings/settings-schema.ts';
import { settingsOf, stageNames } from '../../../infra/aws/settings/stages.ts';

describe('the stages', () => {
  it('stand in Jakarta, and production keeps what it is given', () => {
    for (const stage of stageNames) expect(settingsOf(stage).region).toBe('ap-southeast-3');
    expect(settingsOf('production').data).toEqual({
      keep: true,
      recoveryDays: 35,
      lock: { mode: 'compliance', days: 3653 },
    });
    expect(settingsOf('trial').data.keep).toBe(false);
  });

  it('are named where one is asked for that is not there', () => {
    expect(() => settingsOf('prod')).toThrow('production, trial');
  });

  const production = settingsOf('production');
  it.each([
    ['a region that is none', { region: 'jakarta' }],
    [
      'an issuer without encryption',
      { identity: { kind: 'oidc', issuer: 'http://sso', audience: ['x'], agencyClaim: 'a', personClaim: 'b' } },
    ],
    ['an issuer of a kind that is unknown', { identity: { kind: 'ldap' } }],
    ['a restore further back than AWS keeps', { data: { ...production.data, recoveryDays: 36 } }],
    ['logs that are kept for a time that CloudWatch does not know', { logs: { retentionDays: 100, level: 'INFO' } }],
    ['a word too many', { regions: [] }],
  ])('refuse %s', (_, change) => {
    expect(settingsSchema.safeParse({ ...production, ...change }).success).toBe(false);
  });

  it('refuse a system with a scope that is unknown', () => {
    const identity = { ...production.identity, systems: [{ name: 'x', agency: 'kota', scopes: ['everything'] }] };
    expect(settingsSchema.safeParse({ ...production, identity }).success).toBe(false);
  });
});
