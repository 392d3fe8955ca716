import * as z from 'zod';
import { keys } from '../../../functions/store/keys.ts';

/** Stands for the agency in a pattern, until the policy puts the session's tag there. */
export const agencyPlace = '{agency}';

const address = z.object({ pk: z.string() });

/** A value of every type: its every field is itself, and as text it is the wildcard of policies. */
const anything: unknown = new Proxy(() => undefined, {
  get: (_target, name) => (name === Symbol.toPrimitive ? () => '*' : anything),
  apply: () => anything,
});

/** Agency first, then whatever the builder asks for. No builder takes more. */
const placeholders = [agencyPlace, ...Array.from({ length: 8 }, () => anything)];

/**
 * Up to the name of the family: `{agency}#rate#client#*` becomes `{agency}#rate#*`. What comes after may depend on the kind of
 * thing that is named, and a call with one kind shows one of its forms.
 */
const familyOf = (partition: string): string => {
  const parts = partition.split('#');
  const family = parts.findIndex((part, index) => index > 0 && !part.includes('*'));
  return parts.length > family + 1 ? [...parts.slice(0, family + 1), '*'].join('#') : partition;
};

/**
 * The pattern of the partition keys that each builder in `store/keys.ts` makes, by the builder's name: `{agency}#*#case#*`. Found
 * by calling the builder, so that there is no second list of keys.
 */
export const partitionPatterns: ReadonlyMap<string, string> = new Map(
  Object.entries(keys).map(([name, builder]) => [
    name,
    familyOf(address.parse(Reflect.apply(builder, undefined, placeholders)).pk),
  ]),
);
