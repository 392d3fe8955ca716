import type { Random } from '../../infra/local/example/random.ts';

/** A name that no schema knows; wherever it turns up later, an unknown field was accepted. */
export const strangerKey = 'takDikenal7';

const digits = (text: string, zero: number): string =>
  text.replaceAll(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

/** Names that every object has, whether anybody put them there or not. */
export const inherited = [
  'constructor',
  '__proto__',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'prototype',
  'then',
  'length',
];

const texts: ((text: string) => string)[] = [
  () => '',
  () => ' ',
  () => '\0',
  () => '\ud800',
  () => 'a\udfff',
  () => '\u202e\u2066',
  () => 'e\u0301'.repeat(50),
  () => '../../../etc/passwd',
  () => '#',
  () => 'kota#x',
  () => '\uffff',
  () => '💥'.repeat(200),
  () => 'NaN',
  () => '-0',
  () => '1e400',
  () => '0x10',
  () => '9'.repeat(400),
  () => '2026-02-30',
  () => '9999-12-31',
  () => '0000-01-01',
  () => '2026-12-31T23:59:60Z',
  () => '+275760-09-13T00:00:00Z',
  () => `${'a'.repeat(70_000)}`,
  (text) => `${text}\n`,
  (text) => `${text}\0`,
  (text) => text.toUpperCase(),
  (text) => digits(text, 0xff10),
  (text) => digits(text, 0x0660),
  (text) => digits(text, 0x1d7d8),
  (text) => text.replace('a', 'а'),
  (text) => `${text} `,
  (text) => text.repeat(3),
];
const numbers = [0, -0, -1, 1.5, 1e308, -1e308, 2 ** 53, 2 ** 31, -(2 ** 63), 5e-324, 101, 200, 201];
const others: unknown[] = [null, true, false, [], {}, [[]], [null], { constructor: 1 }, { length: 5 }, { toString: 1 }];

/** Something of another kind, or of the same kind and wrong. */
export const hostileValue = (random: Random, value: unknown): unknown => {
  const kind = random.below(10);
  if (kind < 5) return random.pick(texts)(typeof value === 'string' ? value : String(value ?? 'x'));
  if (kind < 6) return random.pick(inherited);
  if (kind < 8) return random.pick(numbers);
  return random.pick(others);
};

export const hostileText = (random: Random, value: string): string =>
  random.chance(0.25) ? random.pick(inherited) : random.pick(texts)(value);
