import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isDebugging, readSettings, SettingsError } from '../../infra/local/settings.ts';

describe('settings of one machine', () => {
  it('need nothing', () => {
    const plain = { dataDir: resolve('data'), port: 8080, log: 'error' };
    expect(readSettings({})).toEqual(plain);
    expect(readSettings({ SIKLUS_PORT: '', SIKLUS_DATA: '', SIKLUS_LOG: '' })).toEqual(plain);
  });

  it('are taken from the environment', () => {
    const variables = { SIKLUS_PORT: '0', SIKLUS_DATA: '/srv/siklus', SIKLUS_LOG: 'info', HOME: '/root' };
    expect(readSettings(variables)).toEqual({ dataDir: '/srv/siklus', port: 0, log: 'info' });
  });

  it.each(['65536', '-1', '80.5', 'http', '1e9'])('refuse %s as a port, and say what it must be', (SIKLUS_PORT) => {
    expect(() => readSettings({ SIKLUS_PORT })).toThrow(
      new SettingsError('SIKLUS_PORT must be a whole number from 0 to 65535'),
    );
  });

  it('tell whether somebody looks for a fault', () => {
    expect([{}, { DEBUG: '' }, { DEBUG: '1' }].map((variables) => isDebugging(variables))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('name everything that cannot be used at once', () => {
    expect(() => readSettings({ SIKLUS_PORT: 'x', SIKLUS_LOG: 'all' })).toThrow(
      'SIKLUS_PORT must be a whole number from 0 to 65535; SIKLUS_LOG must be info or error',
    );
  });
});
