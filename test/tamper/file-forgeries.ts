import type { ActLine, CaseLine, ExportLine } from '../../functions/domain/audit/export/export-lines.ts';
import type { ActEnvelope } from '../../functions/domain/case/act.ts';
import type { Random } from '../../infra/local/example/random.ts';
import {
  accusesAct,
  accusesCase,
  actsOf,
  altered,
  type Forgery,
  pickOrNull,
  rehashed,
  type Scene,
  sealedOf,
} from './forgery.ts';

/* Somebody who has the file, and no key. */

const replaced = (lines: readonly ExportLine[], at: number, ...by: ExportLine[]): ExportLine[] => [
  ...lines.slice(0, at),
  ...by,
  ...lines.slice(at + 1),
];

const changedField = (envelope: ActEnvelope, random: Random): ActEnvelope => {
  switch (random.below(8)) {
    case 0:
      return { ...envelope, actor: `${envelope.actor}-x` };
    case 1:
      return { ...envelope, at: envelope.at.replace(/^\d{4}/, '2025') };
    case 2:
      return { ...envelope, act: envelope.act === 'decided' ? 'scored' : 'decided' };
    case 3:
      return { ...envelope, onBehalfOf: envelope.onBehalfOf === null ? 'mayor' : null };
    case 4:
      return { ...envelope, bodyDigest: altered(envelope.bodyDigest) };
    case 5:
      return { ...envelope, after: altered(envelope.after) };
    case 6:
      return { ...envelope, requestKey: `${envelope.requestKey ?? ''}x` };
    default:
      return { ...envelope, hash: altered(envelope.hash) };
  }
};

type Picked = { at: number; line: ActLine };
const anyAct = ({ lines, random }: Scene): Picked | null => pickOrNull(random, actsOf(lines));

const actChanged: Forgery = (scene) => {
  const picked = anyAct(scene);
  if (picked === null) return null;
  const { at, line } = picked;
  const envelope = changedField(line.envelope, scene.random);
  const lines = replaced(scene.lines, at, { ...line, envelope });
  return { lines, accuses: accusesAct(line.employeeId, line.envelope.seq), kinds: ['changed'] };
};

const actChangedAndHashed: Forgery = (scene) => {
  const picked = anyAct(scene);
  if (picked === null) return null;
  const { at, line } = picked;
  const envelope = rehashed({ ...line.envelope, actor: 'somebody-else' });
  const lines = replaced(scene.lines, at, { ...line, envelope });
  // Of the last act under a seal nothing but the root can tell, and after the last seal the head of the case.
  return { lines, accuses: accusesAct(line.employeeId, line.envelope.seq), kinds: ['changed', 'rebuilt'] };
};

const documentChanged: Forgery = (scene) => {
  const picked = anyAct(scene);
  if (picked === null) return null;
  const { at, line } = picked;
  const document: ActLine['document'] =
    line.document.kind === 'whole'
      ? { kind: 'whole', body: { text: 'forged' } }
      : { kind: 'digest', digest: altered(line.envelope.bodyDigest) };
  const lines = replaced(scene.lines, at, { ...line, document });
  return { lines, accuses: accusesAct(line.employeeId, line.envelope.seq), kinds: ['changed'] };
};

const documentStolen: Forgery = (scene) => {
  const picked = anyAct(scene);
  if (picked === null || picked.line.document.kind === 'erased') return null;
  const { at, line } = picked;
  const lines = replaced(scene.lines, at, {
    ...line,
    document: { kind: 'erased', by: line.envelope.seq + 1, left: line.envelope.bodyDigest },
  });
  return { lines, accuses: accusesAct(line.employeeId, line.envelope.seq), kinds: ['removed'] };
};

/** Nothing is erased that the act of the erasure does not name: another document goes under the same act. */
const erasureStretched: Forgery = (scene) => {
  const erasing = pickOrNull(
    scene.random,
    actsOf(scene.lines).filter(({ line }) => line.envelope.act === 'content-erased'),
  );
  if (erasing === null) return null;
  const { employeeId, envelope } = erasing.line;
  const others = actsOf(scene.lines, employeeId).filter(
    ({ line }) => line.document.kind !== 'erased' && line.envelope.seq !== envelope.seq,
  );
  const picked = pickOrNull(scene.random, others);
  const honest = actsOf(scene.lines, employeeId).find(({ line }) => line.document.kind === 'erased');
  if (picked === null || honest?.line.document.kind !== 'erased') return null;
  const document = { ...honest.line.document, by: envelope.seq };
  const lines = replaced(scene.lines, picked.at, { ...picked.line, document });
  return { lines, accuses: accusesAct(employeeId, picked.line.envelope.seq), kinds: ['removed'] };
};

const leftChanged: Forgery = (scene) => {
  const picked = pickOrNull(
    scene.random,
    actsOf(scene.lines).filter(({ line }) => line.document.kind === 'erased'),
  );
  if (picked?.line.document.kind !== 'erased') return null;
  const { at, line } = picked;
  const document: ActLine['document'] =
    scene.random.chance(0.5) || picked.line.document.body === undefined
      ? { kind: 'erased', by: picked.line.document.by, left: altered(picked.line.document.left) }
      : { ...picked.line.document, body: { text: 'forged' } };
  const lines = replaced(scene.lines, at, { ...line, document });
  return { lines, accuses: accusesAct(line.employeeId, line.envelope.seq), kinds: ['removed', 'changed'] };
};

const actRemoved: Forgery = (scene) => {
  const picked = anyAct(scene);
  if (picked === null) return null;
  const { at, line } = picked;
  const kinds = ['removed', 'truncated'] as const;
  return { lines: replaced(scene.lines, at), accuses: accusesAct(line.employeeId, line.envelope.seq), kinds };
};

const actDoubled: Forgery = (scene) => {
  const picked = anyAct(scene);
  if (picked === null) return null;
  const { at, line } = picked;
  const lines = replaced(scene.lines, at, line, line);
  return { lines, accuses: accusesAct(line.employeeId, line.envelope.seq), kinds: ['inserted'] };
};

const actForked: Forgery = (scene) => {
  const picked = anyAct(scene);
  if (picked === null) return null;
  const { at, line } = picked;
  const rival: ActLine = { ...line, envelope: rehashed({ ...line.envelope, actor: 'somebody-else' }) };
  const pair = scene.random.chance(0.5) ? [line, rival] : [rival, line];
  const lines = replaced(scene.lines, at, ...pair);
  return { lines, accuses: accusesAct(line.employeeId, line.envelope.seq), kinds: ['forked', 'inserted'] };
};

const actInserted: Forgery = (scene) => {
  const picked = anyAct(scene);
  if (picked === null) return null;
  const { at, line } = picked;
  const seq = line.envelope.seq + 1;
  const envelope = rehashed({ ...line.envelope, seq, prev: line.envelope.hash, before: line.envelope.after });
  const lines = replaced(scene.lines, at, line, { ...line, envelope });
  return { lines, accuses: accusesAct(line.employeeId, seq), kinds: ['inserted', 'forked', 'changed'] };
};

const actMoved: Forgery = (scene) => {
  const picked = anyAct(scene);
  const cases = scene.lines.flatMap((line, at) => (line.type === 'case' ? [{ line, at }] : []));
  const other = pickOrNull(
    scene.random,
    cases.filter(({ line }) => line.employeeId !== picked?.line.employeeId),
  );
  if (picked === null || other === null) return null;
  const { line } = picked;
  const without = scene.lines.filter((_, at) => at !== picked.at);
  const target = without.indexOf(other.line);
  const lines = [...without.slice(0, target + 1), line, ...without.slice(target + 1)];
  const accuses = accusesAct(line.employeeId, line.envelope.seq);
  return { lines, accuses, kinds: ['inserted', 'removed', 'truncated'] };
};

const actsReordered: Forgery = (scene) => {
  const pairs = actsOf(scene.lines).filter(({ at, line }) => {
    const next = scene.lines[at + 1];
    return next?.type === 'act' && next.employeeId === line.employeeId;
  });
  const picked = pickOrNull(scene.random, pairs);
  const next = picked === null ? undefined : scene.lines[picked.at + 1];
  if (picked === null || next === undefined) return null;
  const { at, line } = picked;
  const lines = [...scene.lines.slice(0, at), next, line, ...scene.lines.slice(at + 2)];
  const either = [line.envelope.seq, line.envelope.seq + 1].map((seq) => accusesAct(line.employeeId, seq));
  return { lines, accuses: (f) => either.some((accuses) => accuses(f)), kinds: ['reordered'] };
};

/** Cuts into what a seal holds, and makes the case agree with the cut: after the last seal nobody could tell. */
const chainCut: Forgery = (scene) => {
  const { city, lines, random } = scene;
  const people = [...city.people.values()].filter(({ subject }) => sealedOf(city, subject.employeeId) > 0);
  const person = pickOrNull(random, people);
  if (person === null) return null;
  const { employeeId } = person.subject;
  const kept = random.below(sealedOf(city, employeeId));
  const last = person.records[kept - 1]?.envelope;
  const agreeing = (line: CaseLine): CaseLine => {
    const { whole: _, ...rest } = line;
    return last === undefined ? rest : { ...rest, head: { seq: kept, head: last.hash }, digest: last.after };
  };
  const covered = random.chance(0.5);
  const cut = lines.flatMap((line): ExportLine[] => {
    if (line.type === 'act' && line.employeeId === employeeId && line.envelope.seq > kept) return [];
    return [covered && line.type === 'case' && line.employeeId === employeeId ? agreeing(line) : line];
  });
  // A cut below an earlier seal is told by the first seal that it contradicts.
  return { lines: cut, accuses: accusesAct(employeeId, kept + 1), kinds: ['truncated'] };
};

const headChanged: Forgery = (scene) => {
  const cases = scene.lines.flatMap((line, at) => (line.type === 'case' && line.head.seq > 0 ? [{ line, at }] : []));
  const picked = pickOrNull(scene.random, cases);
  if (picked === null) return null;
  const { line, at } = picked;
  const forged: CaseLine = scene.random.chance(0.5)
    ? { ...line, head: { ...line.head, head: altered(line.head.head) } }
    : { ...line, digest: altered(line.digest) };
  return { lines: replaced(scene.lines, at, forged), accuses: accusesCase(line.employeeId), kinds: ['changed'] };
};

export const fileForgeries: Record<string, Forgery> = {
  'an act changed': actChanged,
  'an act changed and hashed again': actChangedAndHashed,
  'a document changed': documentChanged,
  'a document taken away as if erased': documentStolen,
  'another document taken away under an erasure': erasureStretched,
  'what an erasure left changed': leftChanged,
  'an act removed': actRemoved,
  'an act doubled': actDoubled,
  'a rival beside an act': actForked,
  'an act put between': actInserted,
  'an act moved to another case': actMoved,
  'two acts swapped': actsReordered,
  'the end of a chain cut off': chainCut,
  'the head of a case changed': headChanged,
};
