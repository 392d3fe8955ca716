import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RefusedError } from '../../functions/domain/refusal.ts';
import { maximumDepth, parseStrictJson } from '../../functions/http/request/strict-json.ts';

const codeOf = (text: string): string | undefined => {
  try {
    parseStrictJson(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return error.refusal.fields?.[0]?.code;
  }
};

/** Values whose texts hold nothing that is refused. */
const plain = fc.jsonValue({ maxDepth: 6, noUnicodeString: false }).filter((value) => {
  const text = JSON.stringify(value);
  return !/\\u0000|\\ud[89a-f]|__proto__/.test(text);
});

describe('strict JSON', () => {
  it('reads as JSON.parse does whatever has neither of its faults', () => {
    fc.assert(
      fc.property(plain, fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space);
        expect(parseStrictJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('refuses with a code whatever JSON.parse refuses, and never breaks', () => {
    const signs = fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', 'a', '1', '-', 'e', ' ', 'u0000', 'true');
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 24 }), (parts) => {
        const text = parts.join('');
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        if (!valid) expect(codeOf(text)).toBe('invalid-json');
        else expect([undefined, 'duplicate-key', 'nul-character', 'number-too-large']).toContain(codeOf(text));
      }),
      { numRuns: 500 },
    );
  });

  it('finds a name written twice, wherever and however it is written', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
      .filter((s) => s !== '__proto__' && !s.includes('\0'));
    const escapes = (s: string): string =>
      `"${[...s].map((c) => [...Array(c.length).keys()].map((i) => `\\u${c.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')).join('')}"`;
    fc.assert(
      fc.property(name, plain, fc.nat(5), (key, value, depth) => {
        const twice = `{${JSON.stringify(key)}:${JSON.stringify(value)},${escapes(key)}:1}`;
        expect(codeOf(`${'[0,'.repeat(depth)}${twice}${']'.repeat(depth)}`)).toBe('duplicate-key');
      }),
    );
  });

  it('lets the same name stand in different objects', () => {
    expect(codeOf('[{"a":{"a":1}},{"a":"a"},"a"]')).toBeUndefined();
  });

  it('takes the deepest nesting that is allowed, and no more', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect([codeOf(nested(maximumDepth)), codeOf(nested(maximumDepth + 1))]).toEqual([undefined, 'too-deep']);
  });
});
