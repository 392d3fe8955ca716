import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { forgeryNames } from '../../../tamper/make-forgeries.ts';
import { whatIsSaidOf } from '../../../tamper/what-is-said.ts';

const golden = z
  .record(z.string(), z.array(z.array(z.string())))
  .parse(JSON.parse(readFileSync('test/tamper/golden.json', 'utf8')));

/** That what is said is right, `tampering.test.ts` tells; here, that it does not change unnoticed. */
describe('what the verifier says, to the letter', () => {
  it('is known of every kind of forgery', () => {
    expect(Object.keys(golden)).toEqual(forgeryNames);
  });

  it.each(forgeryNames)('of %s', (name) => {
    expect(whatIsSaidOf(name)).toEqual(golden[name]);
  });
});
