import * as z from 'zod';

/** A JSON Schema (draft 2020-12), as OpenAPI 3.1 takes it. */
export type Schema = Record<string, unknown>;

const schemaShape = z.record(z.string(), z.unknown());
const objectShape = z.object({
  properties: z.record(z.string(), schemaShape).default({}),
  required: z.array(z.string()).default([]),
});

/** A recursive schema refers to its own `$defs`; inside a component those references must start at the document's root. */
const rooted = (schema: unknown, root: string): Schema =>
  schemaShape.parse(
    JSON.parse(JSON.stringify(schema), (name, value: unknown) =>
      name === '$ref' && typeof value === 'string' && value.startsWith('#') ? `${root}${value.slice(1)}` : value,
    ),
  );

export type Direction = 'input' | 'output';

const jsonSchemaOf = (schema: z.ZodType, io: Direction) =>
  z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => {
      // The format says the same as zod's pattern of 300 signs; readers of the description need it once.
      if (jsonSchema.format === 'date' || jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    },
  });

/** The schema of one component, its references rooted at `#/components/schemas/<name>`. */
export const componentOf = (schema: z.ZodType, name: string, io: Direction): Schema => {
  const { $schema: _, ...rest } = jsonSchemaOf(schema, io);
  return rooted(rest, `#/components/schemas/${name}`);
};

export type Property = { name: string; schema: Schema; required: boolean };

/** Fields of a path or query schema: what the caller must send, and the value that comes out of the text. */
export const propertiesOf = (schema: z.ZodType): Property[] => {
  const input = objectShape.parse(jsonSchemaOf(schema, 'input'));
  const output = objectShape.parse(jsonSchemaOf(schema, 'output'));
  return Object.entries(output.properties).map(([name, value]) => ({
    name,
    schema: value,
    required: input.required.includes(name),
  }));
};
