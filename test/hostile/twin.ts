import { hashOf, shardOf } from '../../functions/domain/cycle/sharding.ts';
import { directoryPartitions } from '../../functions/store/keys.ts';
import { people, units } from '../support/people.ts';
import { agencyId, cycleId } from '../support/world.ts';
import type { Snapshot } from './rewind-store.ts';

/** Stands in every id of the other agency, and in no id of the first. */
export const idCanary = 'zq7';
/** Stands in every text of the other agency. */
export const textCanary = 'Rahasia7Q';
export const twinAgency = `${idCanary}kab`;

const shards = 2;
const numbers = new Map(people.map(({ nip }, i) => [nip, `19770707199907${1 + (i % 2)}${700 + i}`]));

const isUnit = (id: string): boolean => /^[A-Z]/.test(id);
const renamed = (id: string): string => numbers.get(id) ?? `${isUnit(id) ? idCanary.toUpperCase() : idCanary}-${id}`;

const own = [
  ...people.map(({ id }) => id),
  ...units.map(({ code }) => code),
  'DINKES.2',
  'TIM-1',
  'PTK',
  cycleId,
  'tw2-2026',
];
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const longestFirst = [...own, ...numbers.keys()].sort((a, b) => b.length - a.length).map(escaped);
/** Ids of the city, and those that it made itself (`id-000004`). */
const ids = new RegExp(`(?<![\\w-])(?:${longestFirst.join('|')}|id-\\d{6}|sample-\\d+-\\w+)(?![\\w-])`, 'g');

/** An id, or ids joined to one, as the other agency has it. */
export const foreignOf = (text: string): string =>
  text.replaceAll(ids, renamed).replaceAll(new RegExp(`\\b${agencyId}(?=[#.]|$)`, 'g'), twinAgency);
/** Of the same form, and nobody's: it stands beside the other agency's in every order. */
export const absentOf = (foreignId: string): string =>
  foreignId.replaceAll(idCanary, 'zq8').replaceAll(idCanary.toUpperCase(), 'ZQ8').replaceAll('19770707', '19770708');
/** Whether some id of the city stands in the text. */
export const namesSomething = (text: string): boolean => foreignOf(text) !== text;

const looksFree = (text: string): boolean => / |^[A-Z][a-z]+$/.test(text);

const foreignText = (text: string): string => {
  const next = text === agencyId ? twinAgency : foreignOf(text);
  return looksFree(next) ? `${textCanary} ${next}` : next;
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const foreign = (value: unknown): unknown => {
  if (typeof value === 'string') return foreignText(value);
  if (Array.isArray(value)) return value.map(foreign);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      foreignOf(name),
      // Names of roles, some of which are ids of people here.
      name === 'roles' ? one : foreign(one),
    ]),
  );
};

/** Where an item lies depends on the hash of a person's id, so the other person lies elsewhere. */
const partitionOf = (pk: string, sk: string): string => {
  const next = foreignOf(pk);
  if (/#directory#\d+$/.test(next)) return next.replace(/\d+$/, String(hashOf(sk) % directoryPartitions));
  if (/#case#\d+$/.test(next)) return next.replace(/\d+$/, String(shardOf(sk, shards)));
  return next;
};

/** The snapshot with a second agency beside the first: the same documents, all ids and texts of them its own. */
export const withTwin = (snapshot: Snapshot): Snapshot => {
  const both = new Map([...snapshot].map(([pk, items]) => [pk, new Map(items)]));
  for (const [pk, items] of snapshot)
    for (const [sk, { version, json }] of items) {
      const place = foreignText(sk);
      const partition = pk.startsWith('platform#') ? pk : partitionOf(pk, place);
      const data: unknown = JSON.parse(json);
      const there = both.get(partition) ?? new Map<string, { version: number; json: string }>();
      both.set(partition, there);
      there.set(place, { version, json: JSON.stringify(foreign(data)) });
    }
  return both;
};
