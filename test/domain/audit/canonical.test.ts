import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../functions/domain/audit/canonical.ts';

describe('canonicalJson', () => {
  it.each([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [{ a: undefined, b: null }, '{"b":null}'],
    [[3, 'x', true, null], '[3,"x",true,null]'],
    [{ é: 1, z: { y: [], x: {} } }, '{"z":{"x":{},"y":[]},"é":1}'],
    ['a"b\n', '"a\\"b\\n"'],
  ])('%j', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('does not depend on the order in which members were written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], [1n], [() => 1], [Symbol('s')]])(
    'refuses what JSON cannot hold: %s',
    (value) => {
      expect(() => canonicalJson({ value })).toThrow(TypeError);
    },
  );

  it('escapes in texts and names what JSON escapes, and nothing else', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', ' ', '"', '\\', '/', '\n', '\u0000', '\u001f', '\u007f', 'é', '\ud800', '\u2028'),
    });
    fc.assert(
      fc.property(text, text, (name, value) => {
        expect(canonicalJson(value)).toBe(JSON.stringify(value));
        expect(canonicalJson({ [`x${name}`]: value })).toBe(JSON.stringify({ [`x${name}`]: value }));
      }),
    );
  });

  it.each([1, 5, 24, 25, 60])('puts %i names in order', (many) => {
    const names = fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 3 }), { minLength: many, maxLength: many });
    fc.assert(
      fc.property(names, (some) => {
        const sorted = some.toSorted().map((name) => `${JSON.stringify(name)}:1`);
        expect(canonicalJson(Object.fromEntries(some.map((name) => [name, 1])))).toBe(`{${sorted.join(',')}}`);
      }),
      { numRuns: 30 },
    );
  });
});
