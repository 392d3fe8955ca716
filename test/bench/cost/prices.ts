import { readFileSync } from 'node:fs';
import * as z from 'zod';

const price = z.strictObject({
  usd: z.number().positive(),
  per: z.number().int().positive(),
  what: z.string(),
  verified: z.boolean(),
  source: z.string().min(5),
});
const schema = z.strictObject({
  region: z.string(),
  date: z.iso.date(),
  note: z.string(),
  prices: z.strictObject({
    writeUnit: price,
    readUnit: price,
    transition: price,
    apiRequest: price,
    invocation: price,
    gigabyteSecond: price,
  }),
});
export type Prices = z.output<typeof schema>;
export type Priced = keyof Prices['prices'];

export const priceFile = 'infra/aws/prices-ap-southeast-1-2026-11.json';

export const readPrices = (): Prices =>
  schema.parse(JSON.parse(readFileSync(new URL(`../../../${priceFile}`, import.meta.url), 'utf8')));
