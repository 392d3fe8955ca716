import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../../infra/aws/settings/settings-schema.ts';
import { decided, settingsOf, stageNames, UndecidedSettingsError } from '../../../infra/aws/settings/stages.ts';

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

describe('a stage as it was handed out', () => {
  const production = settingsOf('production');
  const own = settingsSchema.parse({
    ...production,
    identity: { ...production.identity, domainPrefix: 'kinerja-kota', callbackUrls: ['https://kinerja.kota.go.id/'] },
    api: { ...production.api, webOrigins: ['https://kinerja.kota.go.id'] },
    watch: { ...production.watch, emails: ['piket@kota.go.id'], runbookUrl: 'https://git.kota.go.id/runbook.md' },
  });

  it('is not made with real data: the error names every setting that nobody decided', () => {
    expect(() => decided('production', production)).toThrow(UndecidedSettingsError);
    for (const path of [
      'watch.runbookUrl',
      'api.webOrigins',
      'identity.callbackUrls',
      'identity.domainPrefix',
      'watch.emails',
    ])
      expect(() => decided('production', production)).toThrow(path);
    expect(decided('trial', settingsOf('trial')).data.keep).toBe(false);
  });

  it('is made once all of them are decided, and not before', () => {
    expect(decided('production', own)).toBe(own);
    const issuer = {
      kind: 'oidc',
      issuer: 'https://sso.example.com',
      audience: ['x'],
      agencyClaim: 'a',
      personClaim: 'b',
    };
    const refused: [string, object][] = [
      ['watch.runbookUrl', { watch: { ...own.watch, runbookUrl: 'https://example.org/runbook.md' } }],
      ['watch.emails', { watch: { ...own.watch, emails: [] } }],
      ['api.webOrigins', { api: { ...own.api, webOrigins: [...own.api.webOrigins, 'http://localhost:5173'] } }],
      ['identity.issuer', { identity: issuer }],
    ];
    for (const [path, change] of refused)
      expect(() => decided('production', settingsSchema.parse({ ...own, ...change }))).toThrow(`decided: ${path}.`);
  });
});
