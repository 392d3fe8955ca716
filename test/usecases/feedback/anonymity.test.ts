import { describe, expect, it } from 'vitest';
import { type Behaviour, behaviours } from '../../../functions/domain/execution/feedback.ts';
import type { Rating } from '../../../functions/domain/scoring/predicate.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createCloseShards } from '../../../functions/usecases/closing/close-shards.ts';
import { createAskFeedback } from '../../../functions/usecases/feedback/ask-feedback.ts';
import { createGiveFeedback } from '../../../functions/usecases/feedback/give-feedback.ts';
import { createScoreShards } from '../../../functions/usecases/scoring/score-shards.ts';
import { createDumpableStore } from '../../support/dump.ts';
import { testDigest } from '../../support/fakes.ts';
import { people } from '../../support/people.ts';
import { shards } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId } from '../../support/world.ts';

/** Four colleagues under one appraiser: peers of `admin`, subordinates of `secretary`. */
const team = ['auditor', 'member-1', 'member-2', 'member-3'];

type Speech = { rating: Rating; note: string; at: string };
const speeches: Speech[] = [
  { rating: 'below', note: 'Sering terlambat membalas', at: '2026-02-03T01:10:00.000Z' },
  { rating: 'above', note: 'Selalu membantu', at: '2026-02-10T07:45:00.000Z' },
  { rating: 'meets', note: 'Cukup baik', at: '2026-02-10T07:46:00.000Z' },
  { rating: 'above', note: 'Teladan', at: '2026-03-20T09:00:00.000Z' },
];
const all = (rating: Rating): Partial<Record<Behaviour, Rating>> =>
  Object.fromEntries(behaviours.map((behaviour) => [behaviour, rating]));

/** A cycle in which the i-th of these people gives the i-th speech; then feedback closes and everybody is scored. */
const closedCycle = async (subject: string, authors: readonly string[]) => {
  const store = createDumpableStore();
  const world = await createWorld({ store });
  await world.planned(subject);
  await world.enterPhase('execution');
  world.clock.set('2026-02-01T02:00:00.000Z');
  const asked = { cycleId, employeeId: subject, personIds: team };
  await createAskFeedback(world.deps)(world.command(subject), asked);
  const give = createGiveFeedback(world.deps);
  for (const [i, personId] of authors.entries()) {
    const speech = speeches[i];
    if (speech === undefined) continue;
    world.clock.set(speech.at);
    await give(world.command(personId), {
      cycleId,
      employeeId: subject,
      ratings: all(speech.rating),
      note: speech.note,
    });
  }
  const open = await store.dump();
  await world.enterPhase('execution', { status: 'closing' });
  await createCloseShards(world.deps)({ ...shards, phase: 'execution' });
  await world.enterPhase('scoring');
  await createScoreShards(world.deps)(shards);
  return { world, open, dump: await store.dump() };
};

const orders = (items: readonly string[]): string[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item) => orders(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));

describe('the whole table after the close', () => {
  it.each(['admin', 'secretary'])(
    'is the same byte for byte whoever of the colleagues of %s said what, and when',
    async (subject) => {
      const [first, ...others] = orders(team);
      const { dump } = await closedCycle(subject, first ?? []);
      for (const authors of others) expect((await closedCycle(subject, authors)).dump).toEqual(dump);
      expect(JSON.stringify(dump)).toContain('Teladan');
    },
  );

  it.each([
    ['one', team.slice(0, 1)],
    ['two', team.slice(1, 3)],
  ])('is the same where %s of them spoke as where nobody did', async (_, few) => {
    const silent = await closedCycle('secretary', []);
    expect((await closedCycle('secretary', few)).dump).toEqual(silent.dump);
  });

  it('differs where what was said differs: the comparison is not blind', async () => {
    const four = await closedCycle('secretary', team);
    expect((await closedCycle('secretary', team.slice(0, 3))).dump).not.toEqual(four.dump);
  });
});

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

describe('an attacker with a dump, all ids of the directory and the ways in which tags are made', () => {
  /** Everything that a tag of this author about this person might be, under any text of the table as a key. */
  const tagsOf = (keysTried: readonly string[], authorId: string, employeeId: string): string[] => {
    const nip = people.find(({ id }) => id === authorId)?.nip ?? '';
    const texts = [authorId, nip].flatMap((id) => [
      id,
      `${id}>${employeeId}`,
      `${employeeId}>${id}`,
      `${id}>${employeeId}>2026-02`,
    ]);
    return texts.flatMap((text) => [testDigest.sha256(text), ...keysTried.map((key) => testDigest.hmac(key, text))]);
  };
  const findAuthors = (dump: { key: { pk: string; sk: string }; data: unknown }[], employeeId: string): string[] => {
    const tried = [...new Set([...dump.flatMap(({ data }) => stringsIn(data)), cycleId, agencyId, ''])];
    const about = JSON.stringify(dump.filter(({ key }) => key.pk.endsWith(`#person#${employeeId}`)));
    return team.filter((authorId) => tagsOf(tried, authorId, employeeId).some((tag) => about.includes(tag)));
  };

  it('finds the authors while feedback is open, since the secret is in the table', async () => {
    const { open } = await closedCycle('secretary', team);
    expect(findAuthors(open, 'secretary')).toEqual(team);
  });

  it('finds nobody after the close', async () => {
    const { dump } = await closedCycle('secretary', team);
    expect(findAuthors(dump, 'secretary')).toEqual([]);
    expect(JSON.stringify(dump)).not.toContain('cycle-secret');
  });

  it('finds no moment and no day beside what was said', async () => {
    const { dump, open } = await closedCycle('secretary', team);
    const said = (items: typeof dump) =>
      JSON.stringify(items.filter(({ key }) => key.sk.startsWith('said#') || key.sk.startsWith('heard')));
    expect(said(open)).toContain('Teladan');
    expect(said(dump)).toContain('Teladan');
    for (const text of [said(open), said(dump)]) expect(text).not.toMatch(/2026-\d\d-\d\d/);
    expect(dump.filter(({ key }) => key.sk.startsWith('said#'))).toEqual([]);
  });

  it('finds no single statement, nor what one person said of several values', async () => {
    const { dump } = await closedCycle('secretary', team);
    const about = JSON.stringify(dump.filter(({ key }) => key.sk.startsWith('heard')));
    expect(about).not.toMatch(/"(below|meets|above)"/);
  });
});

describe('sealing', () => {
  it('destroys the secret before anybody is settled', async () => {
    const { world } = await closedCycle('secretary', team);
    expect(await world.read(keys.feedbackSecret(agencyId, cycleId))).toBeNull();
  });

  it('run again changes nothing', async () => {
    const { world, dump } = await closedCycle('secretary', team);
    await createCloseShards(world.deps)({ ...shards, phase: 'execution' });
    const release = keys.feedbackRelease(agencyId, cycleId, 'secretary');
    expect(await world.read(release)).toEqual(dump.find(({ key }) => key.sk === 'heard')?.data);
  });
});
