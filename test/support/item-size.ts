import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/*
 * Sizes by the published rules (DynamoDB Developer Guide, "Item sizes and formats"): names and strings count their UTF-8
 * bytes; a number about one byte for two significant digits and one more; null and booleans one; a list or map three and
 * one for each member.
 */

const bytes = (text: string): number => Buffer.byteLength(text);

/** 21 bytes at most; leading and trailing zeros are not stored, a sign takes a byte. */
const numberSize = (text: string): number => {
  const [mantissa = ''] = text.toLowerCase().split('e');
  const digits = mantissa.replace(/[-+.]/g, '').replace(/^0+|0+$/g, '');
  return Math.min(21, Math.ceil(digits.length / 2) + 1 + (text.startsWith('-') ? 1 : 0));
};

const sum = (sizes: number[]): number => sizes.reduce((total, size) => total + size, 0);

const valueSize = (value: AttributeValue): number => {
  if (value.S !== undefined) return bytes(value.S);
  if (value.N !== undefined) return numberSize(value.N);
  if (value.BOOL !== undefined || value.NULL !== undefined) return 1;
  if (value.L !== undefined) return 3 + sum(value.L.map((member) => 1 + valueSize(member)));
  if (value.M !== undefined)
    return 3 + sum(Object.entries(value.M).map(([name, member]) => 1 + bytes(name) + valueSize(member)));
  if (value.B !== undefined) return value.B.length;
  throw new TypeError(`the store writes no value of the kind ${Object.keys(value).join()}`);
};

/** Bytes of one item as AWS bills them. */
export const itemSize = (item: Record<string, AttributeValue>): number =>
  sum(Object.entries(item).map(([name, value]) => bytes(name) + valueSize(value)));
