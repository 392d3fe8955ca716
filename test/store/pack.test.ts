import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../functions/store/pack.ts';
import { packDictionaries } from '../../functions/store/pack-dictionary.ts';
import { examplePlan } from '../support/example-plan.ts';

const long = { schemaVersion: 1, body: { plan: examplePlan } };

describe('pack', () => {
  it('gives every document back as JSON holds it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 40, size: 'medium' }), (document) => {
        expect(JSON.stringify(unpack(pack(document)))).toBe(JSON.stringify(document));
      }),
    );
  });

  it('brings a plan below half of its bytes and leaves what is short as it is', () => {
    const packed = pack(long);
    expect(packed).toBeInstanceOf(Uint8Array);
    expect(packed).toHaveProperty('length');
    expect(packed instanceof Uint8Array ? packed.length : Infinity).toBeLessThan(JSON.stringify(long).length / 2);
    const short = { schemaVersion: 1, text: 'pendek' };
    expect(pack(short)).toBe(short);
  });

  it('leaves alone what does not get shorter', () => {
    const noise = {
      text: Array.from({ length: 40 }, (_, i) => createHash('sha512').update(String(i)).digest().toString('latin1')),
    };
    expect(unpack(pack(noise))).toEqual(noise);
  });

  it('refuses a dictionary that it does not know, and damaged bytes', () => {
    expect(() => unpack(new Uint8Array([99, 1, 2, 3]))).toThrow(TypeError);
    expect(() => unpack(new Uint8Array([1, 255, 255, 255]))).toThrow();
  });

  it('keeps the dictionaries that stored items were packed with', () => {
    const digests = [...packDictionaries].map(([number, words]) => [
      number,
      createHash('sha256').update(words).digest('hex').slice(0, 16),
    ]);
    expect(digests).toEqual([[1, '17d0844696026d9b']]);
  });
});
