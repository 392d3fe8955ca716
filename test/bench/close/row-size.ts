import { itemSize } from '../../support/item-size.ts';
import type { Body, Row } from './messages.ts';

const bytes = (text: string): number => Buffer.byteLength(text);

/** Bytes of a value as DynamoDB bills it, straight from the parsed JSON: of what `itemSize` says of the marshalled value. */
const valueSize = (value: unknown): number => {
  if (typeof value === 'string') return bytes(value);
  if (typeof value === 'number') return itemSize({ '': { N: String(value) } });
  if (Array.isArray(value)) return value.reduce<number>((sum, member) => sum + 1 + valueSize(member), 3);
  if (typeof value !== 'object' || value === null) return 1;
  let sum = 3;
  for (const [name, member] of Object.entries(value)) sum += 1 + bytes(name) + valueSize(member);
  return sum;
};

const bodySize = (body: Body): number => (typeof body === 'string' ? valueSize(JSON.parse(body)) : body.length);

/** Bytes of the whole item: two keys, version and document under the names that `table.ts` gives them. */
export const rowSize = ({ pk, sk, version, body }: Row): number =>
  itemSize({ pk: { S: pk }, sk: { S: sk }, v: { N: String(version) } }) + 1 + bodySize(body);
