import type { ExportLine, SealLine, ShardLine } from '../../functions/domain/audit/export/export-lines.ts';
import type { Finding, Tampering } from '../../functions/domain/audit/export/finding.ts';
import { sealHash, sealText } from '../../functions/domain/audit/seal.ts';
import { nodeDigest } from '../../functions/runtime/digest.ts';
import { newKey, sealedHeads } from './city.ts';
import { accusesCase, accusesSeal, altered, type Forged, type Forgery, pickOrNull, sealedOf } from './forgery.ts';

/* Cases, seals, lists and the frame of the file. */

/** A key of the forger's own. */
const ownKey = newKey();

const ofType = <T extends ExportLine['type']>(lines: readonly ExportLine[], type: T) =>
  lines.flatMap((line, at) => (line.type === type ? [{ at, line }] : []));

const blockOf = (lines: readonly ExportLine[], employeeId: string): ExportLine[] =>
  lines.filter((line) => (line.type === 'case' || line.type === 'act') && line.employeeId === employeeId);

const caseRemoved: Forgery = ({ city, lines, random }) => {
  const list = Array.from({ length: city.shards }, (_, shard) => [...sealedHeads(city.log, shard).values()]).flat();
  const leaf = pickOrNull(random, list);
  if (leaf === null) return null;
  const block = new Set(blockOf(lines, leaf[0]));
  return { lines: lines.filter((line) => !block.has(line)), accuses: accusesCase(leaf[0]), kinds: ['removed'] };
};

const caseDoubled: Forgery = ({ lines, random }) => {
  const picked = pickOrNull(random, ofType(lines, 'case'));
  if (picked?.line.type !== 'case') return null;
  const { employeeId } = picked.line;
  const block = blockOf(lines, employeeId);
  const forged = [...lines.slice(0, picked.at), ...block, ...lines.slice(picked.at)];
  return { lines: forged, accuses: accusesCase(employeeId), kinds: ['inserted'] };
};

/** A case that nobody ever opened, dated into the time before a seal that does not know it. */
const caseInvented: Forgery = ({ city, lines, random }) => {
  const people = [...city.people.values()].filter(({ subject }) => sealedOf(city, subject.employeeId) > 0);
  const model = pickOrNull(random, people);
  if (model === null) return null;
  const { employeeId } = model.subject;
  const invented = `${employeeId}-x`;
  const renamed = blockOf(lines, employeeId).map((line) =>
    'employeeId' in line ? { ...line, employeeId: invented } : line,
  );
  const at = lines.findLastIndex((line) => 'employeeId' in line && line.employeeId === employeeId) + 1;
  const forged = [...lines.slice(0, at), ...renamed, ...lines.slice(at)];
  const kinds = ['inserted', 'changed', 'backdated', 'removed', 'truncated'] as const;
  return { lines: forged, accuses: accusesCase(invented), kinds };
};

const casesSwapped: Forgery = ({ lines, random }) => {
  const cases = ofType(lines, 'case');
  const pairs = cases.filter(({ at }, i) => {
    const next = cases[i + 1];
    return next !== undefined && !lines.slice(at, next.at).some(({ type }) => type === 'shard');
  });
  const picked = pickOrNull(random, pairs);
  const next = picked === null ? undefined : cases[cases.indexOf(picked) + 1];
  if (picked?.line.type !== 'case' || next?.line.type !== 'case') return null;
  const [one, two] = [picked.line.employeeId, next.line.employeeId].map((id) => blockOf(lines, id));
  const length = (one?.length ?? 0) + (two?.length ?? 0);
  const forged = [...lines.slice(0, picked.at), ...(two ?? []), ...(one ?? []), ...lines.slice(picked.at + length)];
  const accuses = accusesCase(picked.line.employeeId);
  return { lines: forged, accuses, kinds: ['reordered'] };
};

const isSeal = (line: ExportLine): line is SealLine => line.type === 'seal';
const onSeal =
  (
    forge: (line: SealLine, lines: readonly ExportLine[], at: number) => ExportLine[] | null,
    kinds: Tampering[],
  ): Forgery =>
  ({ lines, random }) => {
    const picked = pickOrNull(
      random,
      lines.flatMap((line, at) => (isSeal(line) ? [{ line, at }] : [])),
    );
    if (picked === null) return null;
    const forged = forge(picked.line, lines, picked.at);
    return forged === null ? null : { lines: forged, accuses: accusesSeal(picked.line.seal.number), kinds };
  };
const put = (lines: readonly ExportLine[], at: number, ...by: ExportLine[]): ExportLine[] =>
  lines.toSpliced(at, 1, ...by);

const sealChanged = onSeal(
  (line, lines, at) => put(lines, at, { ...line, seal: { ...line.seal, cases: line.seal.cases + 1 } }),
  ['changed'],
);
const sealResigned = onSeal(
  (line, lines, at) => {
    const { signature: _, ...unsigned } = { ...line.seal, root: altered(line.seal.root), publicKey: ownKey.publicKey };
    return put(lines, at, { ...line, seal: { ...unsigned, signature: ownKey.sign(sealText(unsigned)) } });
  },
  ['foreign-key'],
);
const sealRemoved = onSeal(
  ({ seal: { number } }, lines) =>
    lines.filter(
      (line) =>
        !(line.type === 'seal' && line.seal.number === number) && !(line.type === 'roots' && line.number === number),
    ),
  ['removed', 'truncated'],
);
const sealDoubled = onSeal((line, lines, at) => put(lines, at, line, line), ['inserted']);
const rootsChanged = onSeal(
  ({ seal: { number } }, lines) => {
    const at = lines.findIndex((line) => line.type === 'roots' && line.number === number);
    const line = lines[at];
    const first = line?.type === 'roots' ? line.shards[0] : undefined;
    if (line?.type !== 'roots' || first === undefined) return null;
    return put(lines, at, { ...line, shards: [{ ...first, root: altered(first.root) }, ...line.shards.slice(1)] });
  },
  ['changed'],
);

const onList =
  (forge: (sealed: ShardLine['sealed'], at: number) => ShardLine['sealed'] | null, kinds: Tampering[]): Forgery =>
  ({ lines, random }) => {
    const picked = pickOrNull(random, ofType(lines, 'shard'));
    if (picked?.line.type !== 'shard' || picked.line.sealed.length === 0) return null;
    const { sealed, shard } = picked.line;
    const at = random.below(sealed.length);
    const forged = forge(sealed, at);
    if (forged === null) return null;
    const number = sealed[at]?.number;
    const accuses = (f: Finding): boolean => f.place === 'sealed-list' && f.shard === shard && f.seal === number;
    return { lines: put(lines, picked.at, { ...picked.line, sealed: forged }), accuses, kinds };
  };
const leafChanged = onList(
  (sealed, at) => {
    const list = sealed[at];
    const leaf = list?.leaves[0];
    if (list === undefined || leaf === undefined) return null;
    return sealed.toSpliced(at, 1, {
      ...list,
      leaves: [[leaf[0], leaf[1], altered(leaf[2])], ...list.leaves.slice(1)],
    });
  },
  ['changed'],
);
const leafRemoved = onList(
  (sealed, at) => {
    const list = sealed[at];
    return list === undefined || list.leaves.length === 0
      ? null
      : sealed.toSpliced(at, 1, { ...list, leaves: list.leaves.slice(1) });
  },
  ['changed'],
);
const listRemoved = onList((sealed, at) => sealed.toSpliced(at, 1), ['removed']);

const headerChanged: Forgery = ({ lines }) => {
  const [header, ...rest] = lines;
  if (header?.type !== 'header') return null;
  const forged = { ...header, exportedAt: header.exportedAt.replace(/^\d{4}/, '2031') };
  return { lines: [forged, ...rest], accuses: ({ place }) => place === 'header', kinds: ['changed'] };
};

/** The end of the log goes, and the header is made to agree: it is signed. */
const logCut: Forgery = ({ lines, random }) => {
  const seals = lines.filter(isSeal);
  const [header, ...rest] = lines;
  if (header?.type !== 'header' || seals.length < 2) return null;
  const kept = random.between(1, seals.length - 1);
  const last = seals[kept - 1]?.seal;
  if (last === undefined) return null;
  const agreeing = { ...header, seals: { count: kept, head: sealHash(last, nodeDigest) } };
  const covered = random.chance(0.5);
  const cut = rest.flatMap((line): ExportLine[] => {
    if ((line.type === 'seal' && line.seal.number > kept) || (line.type === 'roots' && line.number > kept)) return [];
    return [line.type === 'shard' ? { ...line, sealed: line.sealed.filter(({ number }) => number <= kept) } : line];
  });
  const accuses = covered ? ({ place }: Finding) => place === 'header' : accusesSeal(kept + 1);
  return { lines: [covered ? agreeing : header, ...cut], accuses, kinds: ['truncated', 'changed'] };
};

const fileCut: Forgery = ({ lines, random }) => {
  const kept = random.between(1, lines.length - 1);
  return { lines: lines.slice(0, kept), accuses: ({ place }) => place === 'end', kinds: ['truncated'] };
};

const lineSpoiled: Forgery = ({ lines, random }): Forged | null => {
  const at = random.below(lines.length);
  const text = JSON.stringify(lines[at]);
  const spoiled = random.chance(0.5) ? text.slice(0, -1) : `${text.slice(0, -1)},"added":1}`;
  const forged = [...lines.slice(0, at), spoiled, ...lines.slice(at + 1)];
  return { lines: forged, accuses: ({ line }) => line === at + 1, kinds: ['unreadable'] };
};

export const structureForgeries: Record<string, Forgery> = {
  'a case removed': caseRemoved,
  'a case doubled': caseDoubled,
  'a case invented': caseInvented,
  'two cases swapped': casesSwapped,
  'a seal changed': sealChanged,
  'a seal signed with another key': sealResigned,
  'a seal removed': sealRemoved,
  'a seal doubled': sealDoubled,
  'the roots under a seal changed': rootsChanged,
  'a sealed head changed': leafChanged,
  'a sealed head removed': leafRemoved,
  'a sealed list removed': listRemoved,
  'the header changed': headerChanged,
  'the log of seals cut off': logCut,
  'the file cut off': fileCut,
  'a line spoiled': lineSpoiled,
};
