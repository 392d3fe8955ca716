import { createHash } from 'node:crypto';

const modulus = 1n << 256n;
const digestOf = (line: string): bigint => BigInt(`0x${createHash('sha256').update(line).digest('hex')}`);

export type Tally = {
  items: number;
  /** Items by cycle, and by kind of partition for what belongs to no cycle. */
  counts: Record<string, number>;
  /** Sum of the SHA-256 of all lines, modulo 2^256, in hexadecimal: the same in whatever order the items come. */
  contents: string;
};

/**
 * Counts and digests lines as they come. The engine answers a scan in an order of its own, which differs between two tables, and
 * an agency of 300,000 is too much to sort: hence a digest that does not depend on the order. It guards against damage and
 * mistakes; against forgery stand the seals of the acts.
 */
export const createTally = (): { add(pk: string, line: string): void; result(): Tally } => {
  const counts = new Map<string, number>();
  let items = 0;
  let sum = 0n;
  return {
    add: (pk, line) => {
      const family = pk.split('#')[1] ?? pk;
      counts.set(family, (counts.get(family) ?? 0) + 1);
      items += 1;
      sum = (sum + digestOf(line)) % modulus;
    },
    result: () => ({
      items,
      counts: Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
      contents: sum.toString(16).padStart(64, '0'),
    }),
  };
};
