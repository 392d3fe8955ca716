import { describe, expect, it } from 'vitest';
import { readOptions, UsageError } from '../../../infra/local/verify/options.ts';

const rest = 'x'.repeat(42);

describe('what is typed after siklus-verify', () => {
  it.each([`a${rest}`, `-${rest}`, `-${'-'.repeat(42)}`])('a fingerprint is taken as it is printed: %s', (pin) => {
    expect(readOptions(['export.jsonl', '--pin', pin, '--json'])).toMatchObject({ pins: [pin], json: true });
    expect(readOptions(['--pin', pin, '--pin', `b${rest}`, 'export.jsonl'])).toMatchObject({ pins: [pin, `b${rest}`] });
  });

  it('an option where the fingerprint should stand is none', () => {
    expect(() => readOptions(['export.jsonl', '--pin', '--json'])).toThrow(UsageError);
  });
});
