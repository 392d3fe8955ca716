import { generateKeyPairSync, sign } from 'node:crypto';
import { canonicalJson } from '../../functions/domain/audit/canonical.ts';
import { appendAct, bodyDigest, genesis } from '../../functions/domain/audit/chain.ts';
import type { ForumLine, HeaderLine } from '../../functions/domain/audit/export/export-lines.ts';
import type { ArchivedFile } from '../../functions/domain/audit/export/judge-archive.ts';
import {
  nextSeal,
  type Seal,
  type SealedLeaf,
  type SealedShard,
  type ShardRoot,
  sealHash,
  sealText,
  shardRootOf,
} from '../../functions/domain/audit/seal.ts';
import { type ActKind, type ActRecord, actKinds } from '../../functions/domain/case/act.ts';
import type { Case, ResultRef } from '../../functions/domain/case/case.ts';
import type { ContentErasedBody } from '../../functions/domain/case/result-bodies.ts';
import { manifestDigest } from '../../functions/domain/closing/closing-manifest.ts';
import { settledPhases } from '../../functions/domain/closing/plan-closure.ts';
import { servicePhases } from '../../functions/domain/closing/service-closure.ts';
import type { HumanPhase } from '../../functions/domain/cycle/phase.ts';
import { shardOf } from '../../functions/domain/cycle/sharding.ts';
import { addSeconds } from '../../functions/domain/time/zone.ts';
import { nodeDigest } from '../../functions/runtime/digest.ts';
import type { Random } from '../../infra/local/example/random.ts';
import { decidedCase, plannedCase, reviewedCase, submittedAt, unplannedCase } from '../support/example-case.ts';
import { type HeldClose, holdAgain, holdClose, nameOf } from './hold-close.ts';
import { holdForum } from './hold-forum.ts';

export type Key = { publicKey: string; sign(text: string): string };
export const newKey = (): Key => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64url'),
  };
};

export type Person = { subject: Case; records: ActRecord[]; result?: ResultRef };
/** What the table of an agency holds of one cycle, and the agency's log of seals. */
export type City = {
  agencyId: string;
  cycleId: string;
  shards: number;
  documents: HeaderLine['documents'];
  people: Map<string, Person>;
  log: { seal: Seal; own: { roots: ShardRoot[]; lists: SealedShard[] } | null }[];
  forums: ForumLine[];
  closings: HeldClose[];
  now: string;
};

const stages = [
  () => unplannedCase(null),
  () => unplannedCase(submittedAt('2026-01-05T00:00:00.000Z')),
  () => plannedCase(),
  () => reviewedCase(),
];
const kinds: readonly ActKind[] = actKinds.filter((kind) => kind !== 'content-erased');

/** One act by the functions that the system itself uses. */
export const act = (city: City, person: Person, random: Random, over: { act?: ActKind; body?: unknown } = {}): void => {
  const { subject, result } = person;
  const { cycleId, employeeId, chain } = subject;
  const appended = appendAct(
    {
      before: subject,
      next: {
        ...(result === undefined ? random.pick(stages)() : { ...decidedCase(), result }),
        cycleId,
        employeeId,
        chain,
        marks: [],
      },
      act: over.act ?? random.pick(kinds),
      actor: random.pick([employeeId, 'machine', 'chief']),
      onBehalfOf: random.chance(0.1) ? 'mayor' : null,
      at: city.now,
      ruleSetVersion: '2026.1',
      body: over.body ?? { text: `text ${random.below(1e9)}`, score: random.below(120) },
      requestKey: random.chance(0.5) ? `request-${random.below(1e9)}` : null,
      requestDigest: nodeDigest.sha256(String(random.below(1e9))),
    },
    nodeDigest,
  );
  person.subject = appended.case;
  person.records.push(appended.record);
};

const newPerson = (city: City, random: Random): void => {
  const employeeId = `p${random.below(1e9).toString(36)}-${city.people.size}`;
  const chain = { seq: 0, head: genesis(city.cycleId, employeeId, nodeDigest) };
  city.people.set(employeeId, {
    subject: { ...unplannedCase(null), cycleId: city.cycleId, employeeId, chain },
    records: [],
  });
};

const pass = (city: City, seconds: number): void => {
  city.now = addSeconds(city.now, seconds);
};

export const peopleOf = (city: City, shard: number): Person[] =>
  [...city.people.values()]
    .filter(({ subject }) => shardOf(subject.employeeId, city.shards) === shard)
    .sort((a, b) => (a.subject.employeeId < b.subject.employeeId ? -1 : 1));

/** What the seals of a log hold of everybody in a shard, by the last list that names them. */
export const sealedHeads = (log: City['log'], shard: number): Map<string, SealedLeaf> =>
  new Map(log.flatMap(({ own }) => own?.lists[shard]?.leaves ?? []).map((leaf) => [leaf[0], leaf]));

/** Everybody, or (between two phases) whoever has acts that no seal holds. */
const listOf = (city: City, shard: number, changed: boolean): SealedShard => {
  const known = changed ? sealedHeads(city.log, shard) : new Map<string, SealedLeaf>();
  const leaves = peopleOf(city, shard).map(
    ({ subject: { employeeId, chain } }): SealedLeaf => [employeeId, chain.seq, chain.head],
  );
  return {
    schemaVersion: 1,
    takenAt: city.now,
    leaves: leaves.filter(([employeeId, seq]) => seq > (known.get(employeeId)?.[1] ?? -1)),
  };
};

/** Seals the cycle as it stands, or (`foreign`) another cycle of the agency. */
export const seal = (
  city: City,
  key: Key,
  occasion: string,
  foreign = false,
  changed = false,
  close: HeldClose | null = null,
): void => {
  const lists = Array.from({ length: city.shards }, (_, shard) => listOf(city, shard, changed));
  const roots = lists.map((list) => shardRootOf(list, nodeDigest));
  const before = city.log.at(-1)?.seal;
  const unsigned = nextSeal(
    {
      agencyId: city.agencyId,
      cycleId: foreign ? 'annual-2026' : city.cycleId,
      occasion,
      at: addSeconds(city.now, 5),
      ...(close === null ? {} : { closing: manifestDigest(close.line.manifest, nodeDigest) }),
      publicKey: key.publicKey,
      last: before === undefined ? null : { number: before.number, hash: sealHash(before, nodeDigest) },
      shards: roots,
    },
    nodeDigest,
  );
  city.log.push({
    seal: { ...unsigned, signature: key.sign(sealText(unsigned)) },
    own: foreign ? null : { roots, lists },
  });
};

/** Of any size from one person to a dozen, with up to four seals, other cycles between them, people who join late, and acts after the last seal. */
export const randomCity = (random: Random, key: Key): City => {
  const city: City = {
    agencyId: 'kota',
    cycleId: 'tw1-2026',
    shards: random.between(1, 3),
    documents: random.chance(0.3) ? 'whole' : 'digests',
    people: new Map(),
    log: [],
    forums: [],
    closings: [],
    now: '2026-01-05T01:00:00.000Z',
  };
  for (let count = random.between(1, 6); count > 0; count--) newPerson(city, random);
  const rounds = random.between(1, 4);
  const sitting = random.chance(0.7) ? random.below(rounds) : null;
  for (let round = 0; round < rounds; round++) {
    runRound(city, random);
    if (round === sitting) holdForum(city, random, act);
    if (random.chance(0.25)) seal(city, key, `other-${round}`, true);
    pass(city, random.between(1, 600));
    sealPhase(city, key, random, round);
    pass(city, random.between(10, 86_400));
    if (random.chance(0.2)) newPerson(city, random);
    if (random.chance(0.4)) laterSeal(city, key, random, round);
    if (random.chance(0.4)) sealAgain(city, key, random);
  }
  if (random.chance(0.7)) runRound(city, random);
  if (random.chance(0.2)) erase(city, random);
  return city;
};

const closable: readonly HumanPhase[] = [...settledPhases, ...servicePhases];
/** The next phase that has a close, or now and then a later one. */
const nextPhase = ({ closings }: City, random: Random): HumanPhase | undefined => {
  const last = Math.max(-1, ...closings.map(({ phase }) => closable.indexOf(phase)));
  return closable[last + 1 + (random.chance(0.4) ? random.below(4) : 0)];
};

/** A phase ends: one whose close settles everybody, one that ends for services, or another. */
const sealPhase = (city: City, key: Key, random: Random, round: number): void => {
  const phase = random.chance(0.7) ? nextPhase(city, random) : undefined;
  if (phase === undefined) {
    seal(city, key, `phase-${round}`);
    return;
  }
  const close = holdClose(city, key, random, phase, peopleOf);
  city.closings.push(close);
  // Cases are as they were when the predicates are set: only what is new is listed.
  seal(city, key, phase, false, phase === 'organisation-predicate', close);
};

/** A phase that was reopened is closed again, while the cycle goes on. */
const sealAgain = (city: City, key: Key, random: Random): void => {
  pass(city, 10_000);
  const close = holdAgain(city, key, random, peopleOf);
  if (close === null) return;
  city.closings.push(close);
  seal(city, key, nameOf(close), false, true, close);
  pass(city, random.between(10, 600));
};

/** The documents of somebody's acts are erased by an act that names them: the links and their digests stay. */
const erase = (city: City, random: Random): void => {
  const person = [...city.people.values()].find(({ records }) => records.length > 0);
  if (person === undefined) return;
  // Versions of a result and decisions are never erased.
  const erasable = person.records.filter(({ body }) => !/predicate|minutes/.test(JSON.stringify(body)));
  const acts = erasable.slice(0, random.between(1, 8)).map(({ envelope }) => envelope.seq);
  pass(city, 100);
  const lefts = acts.map((seq) => ({ text: '[dihapus]', score: seq }));
  const body: ContentErasedBody = {
    erasureId: 'e-1',
    change: 'erase',
    acts,
    left: lefts.map((left) => bodyDigest(left, nodeDigest)),
    facts: [],
    requestedBy: 'p-1',
    decidedBy: 'admin-1',
    confirmedBy: 'auditor-1',
  };
  act(city, person, random, { act: 'content-erased', body });
  const by = person.records.length;
  person.records = person.records.map((record, at) => {
    const left = lefts[acts.indexOf(at + 1)];
    return left === undefined ? record : { ...record, body: left, erased: { by } };
  });
};

/** What a few people did between two phases, sealed by the day. */
const laterSeal = (city: City, key: Key, random: Random, round: number): void => {
  const people = [...city.people.values()];
  for (let count = random.between(1, 2); count > 0; count--) {
    pass(city, random.between(1, 3600));
    act(city, random.pick(people), random);
  }
  if (random.chance(0.3)) erase(city, random);
  pass(city, random.between(1, 600));
  seal(city, key, `day-${round}`, false, true);
  pass(city, random.between(10, 86_400));
};

const runRound = (city: City, random: Random): void => {
  for (const person of city.people.values())
    for (let count = random.below(4); count > 0; count--) {
      pass(city, random.between(1, 3600));
      act(city, person, random);
    }
};

/** A deep copy: a forger works on their own. */
export const copyOf = (city: City): City => structuredClone(city);

/** The archive as an honest system leaves it: every seal when it was made. */
export const archiveOf = ({ log }: City): ArchivedFile[] =>
  log.map(({ seal: one }) => ({ name: `${one.number}.json`, text: canonicalJson(one) }));
