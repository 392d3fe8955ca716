import * as z from 'zod';
import { casePath } from '../../../infra/local/demo/client.ts';
import { type Acts, seededId } from './acts.ts';
import type { Person, Ready } from './stage.ts';
import type { Wire } from './wire.ts';

const page = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })), next: z.string().nullable() });
const history = z.looseObject({
  activity: z.looseObject({
    review: z.looseObject({ remarks: z.array(z.looseObject({ text: z.string().nullable() })) }),
  }),
});
const chain = z.looseObject({ acts: z.array(z.looseObject({ requestKey: z.string().nullable() })) });

/** `lost`: accepted and not there. `ghosts`: refused and there all the same. `strangers`: there and never sent. */
export type Verdict = {
  accepted: number;
  refused: number;
  unknown: number;
  lost: string[];
  ghosts: string[];
  strangers: string[];
};

/** Reads back everything through the API and compares it with what the senders were told. */
export const verify = async (wire: Wire, { tokens, cycleId, today }: Ready, acts: Acts): Promise<Verdict> => {
  const read = async <S extends z.ZodType>(personId: string, rest: string, schema: S): Promise<z.output<S>> => {
    const path = casePath(cycleId, personId, rest);
    const { status, text } = await wire.send({ method: 'GET', path, token: tokens[personId] ?? '' });
    if (status !== 200) throw new Error(`${path} answered ${status}: ${text.slice(0, 300)}`);
    return schema.parse(JSON.parse(text));
  };
  const stored = new Set<string>();
  const add = ({ id }: Person, key: string): void => void stored.add(`${id} ${key}`);

  const readReports = async (person: Person): Promise<void> => {
    let cursor: string | null = null;
    do {
      const after: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const found: z.output<typeof page> = await read(
        person.id,
        `activities?month=${today.slice(0, 7)}&limit=200${after}`,
        page,
      );
      for (const { id } of found.items) add(person, id);
      cursor = found.next;
    } while (cursor !== null);
  };
  const readRemarks = async (person: Person): Promise<void> => {
    const { activity } = await read(person.id, `activities/${today}/${seededId}`, history);
    for (const { text } of activity.review.remarks) if (text !== null) add(person, text);
  };
  const readChain = async (person: Person): Promise<void> => {
    const { acts: links } = await read(person.id, 'audit', chain);
    for (const { requestKey } of links) if (requestKey !== null) add(person, requestKey);
  };

  for (const person of [...acts.reporters, ...acts.reviewees]) await readReports(person);
  for (const person of acts.reviewees) await readRemarks(person);
  for (const person of [...acts.planners, ...acts.reporters, ...acts.reviewees]) await readChain(person);

  const told = (fate: string): string[] => [...acts.fates].flatMap(([name, one]) => (one === fate ? [name] : []));
  const [accepted, refused] = [told('accepted'), told('refused')];
  return {
    accepted: accepted.length,
    refused: refused.length,
    unknown: told('unknown').length,
    lost: accepted.filter((name) => !stored.has(name)),
    ghosts: refused.filter((name) => stored.has(name)),
    strangers: [...stored].filter((name) => !acts.fates.has(name)),
  };
};
