import { createHash, createPublicKey, verify } from 'node:crypto';
import type { CycleSeal, Seal, SealedShard } from '../../../../functions/domain/audit/seal.ts';
import type { Phase } from '../../../../functions/domain/cycle/phase.ts';
import { cycleId } from '../city/agencies.ts';
import { standing } from '../city/bytes.ts';
import { canonical, type Evidence, type Invariant, type Judged, ofEach, sha256 } from './evidence.ts';

/** Phases that leave other cases behind, and what comes after each. */
const occasions: [Phase, Phase][] = [
  ['planning', 'execution'],
  ['execution', 'supervisor-review'],
  ['supervisor-review', 'scoring'],
  ['scoring', 'organisation-predicate'],
  ['committee-forum', 'final-decision'],
  ['final-decision', 'publication'],
  ['objection-window', 'follow-up'],
  ['follow-up', 'closed'],
];

const hash = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
/** RFC 6962, section 2.1. */
const merkle = (leaves: string[]): Buffer => {
  const [first] = leaves;
  if (first === undefined) return hash();
  if (leaves.length === 1) return hash(Buffer.from([0]), Buffer.from(first));
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return hash(Buffer.from([1]), merkle(leaves.slice(0, split)), merkle(leaves.slice(split)));
};

const signed = ({ signature, ...seal }: Seal): boolean =>
  verify(
    null,
    Buffer.from(`siklus-seal-1\n${canonical(seal)}`),
    createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: seal.publicKey }, format: 'jwk' }),
    Buffer.from(signature, 'base64url'),
  );

const logOf = (run: Evidence, agency: string): string[] => {
  const seals = standing<Seal>(run.journal, new RegExp(`^${agency}#seals$`)).map(({ data }) => data);
  seals.sort((a, b) => a.number - b.number);
  let previous = sha256(`siklus-seals-1 ${agency}`);
  return seals.flatMap((seal, at) => {
    const problems: string[] = [];
    if (seal.number !== at + 1 || seal.previous !== previous)
      problems.push(`seal ${at + 1} does not follow the one before`);
    if (!signed(seal)) problems.push(`seal ${at + 1} is not signed`);
    previous = sha256(canonical(seal));
    return problems;
  });
};

const sealOf = (run: Evidence, judged: Judged, occasion: Phase): string[] => {
  const { agency } = judged;
  const read = <T>(pk: string, sk: string): T | null => {
    const text = run.journal.read(pk, sk);
    if (text === null) return null;
    const data: T = JSON.parse(text);
    return data;
  };
  const own = read<CycleSeal>(`${agency}#${cycleId}#seals`, occasion);
  const seal = own && read<Seal>(`${agency}#seals`, String(own.number).padStart(6, '0'));
  if (own === null || seal === null) return [`nothing is sealed after ${occasion}`];
  const shards = own.shards.map((root, shard) => {
    const list = read<SealedShard>(`${agency}#${cycleId}#sealed`, `${occasion}#${String(shard).padStart(6, '0')}`);
    const leaves = list?.leaves ?? [];
    const told = merkle(leaves.map(([id, , head]) => `${id}:${head}`)).toString('base64url');
    const people = standing(run.journal, new RegExp(`^${agency}#${cycleId}#case#${shard}$`)).length;
    const wrong = leaves.filter(([id, seq, head]) => seq > 0 && judged.actsOf(id)[seq - 1]?.envelope.hash !== head);
    return [
      ...(told === root.root ? [] : [`the list of shard ${shard} after ${occasion} is not what was sealed`]),
      ...(leaves.length === people
        ? []
        : [`the seal after ${occasion} has ${leaves.length} of ${people} in shard ${shard}`]),
      ...wrong.map(([id, seq]) => `act ${seq} of ${id} is not what was sealed after ${occasion}`),
    ];
  });
  const leaves = own.shards.map(
    ({ takenAt, cases, acts, root }, shard) => `${shard}:${takenAt}:${cases}:${acts}:${root}`,
  );
  const rooted = merkle(leaves).toString('base64url') === seal.root && seal.occasion === occasion;
  return [...shards.flat(), ...(rooted ? [] : [`the root of the seal after ${occasion} is another`])];
};

/** What a phase left is sealed before the next one is entered. */
const inOrder = (run: Evidence, { agency, history }: Judged): string[] =>
  occasions.flatMap(([occasion, next]) => {
    const entered = history.find(({ cycle }) => cycle.phase === next);
    const sealed = run.journal.entries.find(({ writes }) =>
      writes.some(({ pk, sk }) => pk === `${agency}#${cycleId}#seals` && sk === occasion),
    );
    return entered !== undefined && (sealed === undefined || sealed.at > entered.at)
      ? [`${next} was entered before the seal`]
      : [];
  });

export const sealed: Invariant = {
  name: 'seals are over everything, before the next phase',
  judge: (run) =>
    ofEach(run, (judged) => [
      ...logOf(run, judged.agency),
      ...(judged.cycle?.phase === 'closed' ? occasions.flatMap(([occasion]) => sealOf(run, judged, occasion)) : []),
      ...inOrder(run, judged),
    ]),
};
