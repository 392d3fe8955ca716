import * as z from 'zod';
import type { Random } from '../../infra/local/example/random.ts';
import { isRecord } from './values.ts';

/** Ids, days, numbers and words of the city: what fits a pattern is drawn from these. */
const words = [
  'ani', 'budi', 'chief', 'dewi', 'member-1', 'secretary', 'tw1-2026', 'tw2-2026', 'layanan', 'data', 'kunjungan', 'DINKES',
  'DINKES.1', 'KOTA', 'TIM-1', 'PTK', '2026.1', '2026-03', '2026-03-30', '2026-02-01', '08:00', '100', '50', '0', '1.5', '0.5',
  '198001012005011010', 'PEJABAT-001', 'request-0001', 'pelaksana', 'image/png', 'A'.repeat(43), 'ani.award-certificate',
  '2026-03-30.request-0001', 'tw1-2026#ani', '3.ani', '2026-05-01T00:00:00+07:00', 'https://bukti.example.go.id/x', 'Teks biasa',
]; // biome-ignore format: a list of words is read by the line

const record = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const numberOf = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise);

const textFor = (random: Random, schema: Record<string, unknown>): string => {
  const { pattern, format, maxLength } = schema;
  const fits = (word: string): boolean =>
    (typeof pattern !== 'string' || new RegExp(pattern).test(word)) &&
    (format !== 'uri' || word.startsWith('https:')) &&
    word.length <= numberOf(maxLength, 1000);
  const candidates = words.filter(fits);
  return candidates.length === 0 ? 'x' : random.pick(candidates);
};

const objectFor = (random: Random, schema: Record<string, unknown>): unknown => {
  const required = new Set(list(schema.required));
  const fields = Object.entries(record(schema.properties)).filter(([name]) => required.has(name) || random.chance(0.5));
  const known = fields.map(([name, one]) => [name, valueFor(random, one)]);
  const { additionalProperties, propertyNames } = schema;
  if (!isRecord(additionalProperties)) return Object.fromEntries(known);
  const names = list(record(propertyNames).enum);
  const more = (names.length > 0 ? names : ['nip', 'name', 'code']).map((name) => [
    name,
    valueFor(random, additionalProperties),
  ]);
  return Object.fromEntries([...known, ...more]);
};

/** A value that a JSON Schema allows, or nearly. */
export const valueFor = (random: Random, given: unknown): unknown => {
  const schema = record(given);
  const forms = [...list(schema.anyOf), ...list(schema.oneOf)];
  if (forms.length > 0) return valueFor(random, random.pick(forms));
  if ('const' in schema) return schema.const;
  const values = list(schema.enum);
  if (values.length > 0) return random.pick(values);
  switch (schema.type) {
    case 'object':
      return objectFor(random, schema);
    case 'array': {
      const least = numberOf(schema.minItems, 0);
      return Array.from({ length: least + random.below(3) }, () => valueFor(random, schema.items));
    }
    case 'string':
      return textFor(random, schema);
    case 'integer':
    case 'number':
      return random.between(numberOf(schema.minimum, 0), Math.min(numberOf(schema.maximum, 100), 1000));
    case 'boolean':
      return random.chance(0.5);
    case 'null':
      return null;
    default:
      return random.pick(words);
  }
};

const schemas = new Map<z.ZodType, unknown>();
/** Something that the schema of a body or a query would take. */
export const generate = (random: Random, schema: z.ZodType): unknown => {
  const known = schemas.get(schema) ?? z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  schemas.set(schema, known);
  return valueFor(random, known);
};
