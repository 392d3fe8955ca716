import type { Finding, Tampering } from '../../functions/domain/audit/export/finding.ts';
import { cycleRootOf, sealHash, sealText, shardRootOf } from '../../functions/domain/audit/seal.ts';
import type { ActRecord } from '../../functions/domain/case/act.ts';
import { shardOf } from '../../functions/domain/cycle/sharding.ts';
import { addSeconds } from '../../functions/domain/time/zone.ts';
import { nodeDigest } from '../../functions/runtime/digest.ts';
import {
  act,
  archiveOf,
  type City,
  copyOf,
  type Key,
  newKey,
  type Person,
  peopleOf,
  seal,
  sealedHeads,
} from './city.ts';
import { exportOf } from './export-of.ts';
import {
  accusesAct,
  accusesSeal,
  type Forged,
  type Forgery,
  personWith,
  rebuilt,
  type Scene,
  sealedOf,
  withPerson,
} from './forgery.ts';

/*
 * Somebody who has the table, writes there as the system would, and lacks the signing key. The export is then made and signed by
 * the honest exporter: header and chains agree with each other, and nothing but the seals can tell.
 */

const ownKey: Key = newKey();

type Rewrite = (acts: ActRecord[], sealed: number, scene: Scene) => ActRecord[] | null;

/** Rewrites acts under a seal and links everything up again, the case included. */
const rewrite =
  (least: number, how: Rewrite, kinds: readonly Tampering[]): Forgery =>
  (scene) => {
    const forged = forgeCity(scene, least, how);
    if (forged === null) return null;
    const lines = exportOf(forged.city, scene.key);
    return { lines, accuses: accusesAct(forged.employeeId, forged.seq), kinds };
  };

const forgeCity = (
  scene: Scene,
  least: number,
  how: Rewrite,
): { city: City; employeeId: string; seq: number } | null => {
  const person = personWith(scene, least);
  if (person === null) return null;
  const { employeeId } = person.subject;
  const acts = how([...person.records], sealedOf(scene.city, employeeId), scene);
  if (acts === null) return null;
  const forged = rebuilt(scene.city, person, acts);
  // The first act that is not the true one any more: what a verifier can be asked to name.
  const first = person.records.findIndex(({ envelope }, at) => forged.records[at]?.envelope.hash !== envelope.hash);
  return first < 0 ? null : { city: withPerson(scene.city, forged), employeeId, seq: first + 1 };
};

const changeOne: Rewrite = (acts, sealed, { random }) => {
  const at = random.below(sealed);
  const one = acts[at];
  if (one === undefined) return null;
  const envelope = { ...one.envelope, actor: random.chance(0.5) ? 'somebody-else' : one.envelope.actor };
  return acts.toSpliced(at, 1, { schemaVersion: 1, envelope, body: { text: 'forged' } });
};
const removeOne: Rewrite = (acts, sealed, { random }) => acts.toSpliced(random.below(sealed), 1);
const insertOne: Rewrite = (acts, sealed, { random }) => {
  const at = random.below(sealed);
  const one = acts[at];
  if (one === undefined) return null;
  return acts.toSpliced(at, 0, { schemaVersion: 1, envelope: one.envelope, body: { text: 'never done' } });
};
const swapTwo: Rewrite = (acts, sealed, { random }) => {
  const at = random.below(sealed - 1);
  const [one, two] = [acts[at], acts[at + 1]];
  if (one === undefined || two === undefined) return null;
  return acts.toSpliced(at, 2, two, one);
};
const backdateOne: Rewrite = (acts, sealed, { random }) => {
  const at = random.below(sealed);
  const one = acts[at];
  if (one === undefined) return null;
  const envelope = { ...one.envelope, at: addSeconds(one.envelope.at, -random.between(1, 900_000)) };
  return acts.toSpliced(at, 1, { ...one, envelope });
};

/** An act of today dated into the time before the last seal, or before an act that stands before it. */
const backdatedAfterSeal: Forgery = (scene) => {
  const { city, random, key } = scene;
  const last = city.log.findLast(({ own }) => own !== null);
  const person = personWith(scene, 0);
  const takenAt = last?.own?.lists[0]?.takenAt;
  if (person === null || takenAt === undefined) return null;
  const forged = copyOf(city);
  const own = forged.people.get(person.subject.employeeId);
  if (own === undefined) return null;
  forged.now = addSeconds(takenAt, -random.between(61, 500_000));
  act(forged, own, random);
  forged.now = city.now;
  const { employeeId, chain } = own.subject;
  return { lines: exportOf(forged, key), accuses: accusesAct(employeeId, chain.seq), kinds: ['backdated'] };
};

const accusesList =
  (shard: number) =>
  ({ place, shard: found }: Finding): boolean =>
    place === 'sealed-list' && found === shard;

type Reach = 'lists' | 'roots' | 'seal' | 'own-key' | 'true-key';

/**
 * Rewrites the lists of the seals as well, and as much above them as somebody without the key can; with `true-key` the thief of the
 * key, whom the archive alone gives away.
 */
const withLists =
  (reach: Reach): Forgery =>
  (scene): Forged | null => {
    const signing = reach === 'true-key' ? scene.key : ownKey;
    const forged = forgeCity(scene, 1, changeOne);
    if (forged === null) return null;
    const { city, employeeId } = forged;
    const shard = shardOf(employeeId, city.shards);
    const person = city.people.get(employeeId);
    let touched: number | null = null;
    let previous: string | null = null;
    const log = city.log.map((entry) => {
      const { seal: one, own } = entry;
      const list = own?.lists[shard];
      const leaf = list?.leaves.find(([id]) => id === employeeId);
      const head = person?.records[(leaf?.[1] ?? 0) - 1]?.envelope.hash;
      if (own === null || list === undefined || leaf === undefined || head === undefined || head === leaf[2]) {
        if ((reach !== 'own-key' && reach !== 'true-key') || previous === null) return entry;
        const { signature: _, ...unsigned } = { ...one, previous, publicKey: signing.publicKey };
        const again = { ...unsigned, signature: signing.sign(sealText(unsigned)) };
        previous = sealHash(again, nodeDigest);
        return { seal: again, own };
      }
      touched ??= one.number;
      const leaves = list.leaves.map((l) => (l === leaf ? ([l[0], l[1], head] as const) : l));
      const lists = own.lists.with(shard, { ...list, leaves });
      if (reach === 'lists') return { seal: one, own: { ...own, lists } };
      const roots = lists.map((l) => shardRootOf(l, nodeDigest));
      if (reach === 'roots') return { seal: one, own: { lists, roots } };
      const root = cycleRootOf(roots, nodeDigest);
      if (reach === 'seal') return { seal: { ...one, root }, own: { lists, roots } };
      const { signature: _, ...unsigned } = {
        ...one,
        root,
        previous: previous ?? one.previous,
        publicKey: signing.publicKey,
      };
      const again = { ...unsigned, signature: signing.sign(sealText(unsigned)) };
      previous = sealHash(again, nodeDigest);
      return { seal: again, own: { lists, roots } };
    });
    if (touched === null) return null;
    const lines = exportOf({ ...city, log }, reach === 'own-key' ? ownKey : scene.key);
    // The one act cannot be told any more, since nothing true about it is left; the first thing that was signed can.
    switch (reach) {
      case 'lists':
        return { lines, accuses: accusesList(shard), kinds: ['changed'] };
      case 'roots':
      case 'seal':
        return { lines, accuses: accusesSeal(touched), kinds: ['changed'] };
      case 'own-key':
        return { lines, accuses: accusesSeal(touched), kinds: ['foreign-key'] };
      case 'true-key':
        return { lines, archive: archiveOf(scene.city), accuses: accusesSeal(touched), kinds: ['forked'] };
    }
  };

/** The table is put back to an earlier day; somebody wrote down a later point of the log. */
const rolledBack =
  (goesOn: boolean): Forgery =>
  ({ city, key, random }) => {
    const last = city.log.at(-1)?.seal;
    if (last === undefined) return null;
    const checkpoint = { number: last.number, hash: sealHash(last, nodeDigest) };
    const log = city.log.slice(0, -1);
    const people = new Map(
      Array.from({ length: city.shards }, (_, shard) => shard).flatMap((shard) =>
        peopleOf(city, shard).flatMap((person): [string, Person][] => {
          const leaf = sealedHeads(log, shard).get(person.subject.employeeId);
          if (leaf === undefined) return [];
          return [[leaf[0], rebuilt(city, person, person.records.slice(0, leaf[1]))]];
        }),
      ),
    );
    // As it was then: the very links, not new ones.
    for (const [id, person] of people) {
      const true_ = city.people.get(id);
      if (true_ === undefined) continue;
      const records = true_.records.slice(0, person.records.length);
      const head = records.at(-1)?.envelope.hash ?? person.subject.chain.head;
      people.set(id, { records, subject: { ...person.subject, chain: { seq: records.length, head } } });
    }
    const back: City = { ...city, log, people };
    if (!goesOn)
      return { lines: exportOf(back, key), checkpoint, accuses: accusesSeal(last.number), kinds: ['truncated'] };
    back.log = [...log];
    back.now = addSeconds(city.now, random.between(100, 90_000));
    // The system itself, not knowing, seals what was put back.
    seal(back, key, last.occasion, last.cycleId !== city.cycleId);
    return { lines: exportOf(back, key), checkpoint, accuses: accusesSeal(last.number), kinds: ['forked'] };
  };

export const insiderForgeries: Record<string, Forgery> = {
  'insider: an act rewritten, chain rebuilt': rewrite(1, changeOne, ['rebuilt', 'truncated']),
  'insider: an act removed, chain rebuilt': rewrite(1, removeOne, ['rebuilt', 'truncated']),
  'insider: an act put between, chain rebuilt': rewrite(1, insertOne, ['rebuilt']),
  'insider: two acts swapped, chain rebuilt': rewrite(2, swapTwo, ['rebuilt']),
  'insider: an act redated, chain rebuilt': rewrite(1, backdateOne, ['rebuilt']),
  'insider: an act of today backdated': backdatedAfterSeal,
  'insider: and the sealed lists rewritten': withLists('lists'),
  'insider: and the roots rewritten': withLists('roots'),
  'insider: and the seal rewritten': withLists('seal'),
  'insider: and signed with a key of their own': withLists('own-key'),
  'insider: and signed with the true key, against the archive': withLists('true-key'),
  'insider: the table put back to an earlier day': rolledBack(false),
  'insider: put back, and sealed anew by the system': rolledBack(true),
};
