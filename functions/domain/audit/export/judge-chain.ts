import type { ActEnvelope } from '../../case/act.ts';
import { genesis, linkHash } from '../chain.ts';
import type { Digest } from '../digest.ts';
import type { CaseLine, DocumentClaim } from './export-lines.ts';
import type { Finding } from './finding.ts';

export type JudgedAct = { line: number; envelope: ActEnvelope; document: DocumentClaim };
/** What a seal whose list was checked against its signature says of a case. */
export type Anchor = {
  seal: number;
  seq: number;
  head: string;
  takenAt: string;
  sealedAt: string;
  /** When the list before was taken, whether the case was in it or not: the acts that this one adds were not there then. */
  after: string | null;
};
export type JudgedCase = {
  cycleId: string;
  employeeId: string;
  line: number;
  head: CaseLine['head'];
  /** Digest of the case as it stands. */
  digest: string;
  /** In the order of the file. */
  acts: readonly JudgedAct[];
  /** In the order of the seals. */
  anchors: readonly Anchor[];
};

type Chain = JudgedCase & {
  /** The hash that each act's content gives, in the order of the file. */
  hashes: readonly string[];
  first: string;
};

/** How many acts, from the first, follow one another as they must. */
const linkedLength = ({ acts, hashes, first }: Chain): number => {
  let prev = first;
  let before: string | null = null;
  for (const [at, { envelope }] of acts.entries()) {
    if (envelope.seq !== at + 1 || envelope.prev !== prev || hashes[at] !== envelope.hash) return at;
    if (before !== null && envelope.before !== before) return at;
    prev = envelope.hash;
    before = envelope.after;
  }
  return acts.length;
};

const hashAt = ({ hashes, first }: Chain, seq: number): string | undefined => (seq === 0 ? first : hashes[seq - 1]);

/** The chain links up and does not lead to what was sealed, or not as far. */
const judgeLinked = (chain: Chain): Finding | null => {
  const { acts, anchors, head, employeeId, line } = chain;
  const length = acts.length;
  let sealed = 0;
  for (const anchor of anchors) {
    if (anchor.seq > length) {
      const at = { line: acts.at(-1)?.line ?? line, employeeId, seal: anchor.seal };
      return {
        kind: 'truncated',
        place: 'act',
        ...at,
        seq: length + 1,
        from: sealed + 1,
        to: anchor.seq,
      };
    }
    if (hashAt(chain, anchor.seq) !== anchor.head) {
      const at = acts[anchor.seq - 1]?.line ?? line;
      const stretch = { seq: anchor.seq, from: Math.min(sealed + 1, anchor.seq), to: anchor.seq };
      return {
        kind: 'rebuilt',
        place: anchor.seq === 0 ? 'case' : 'act',
        line: at,
        employeeId,
        seal: anchor.seal,
        ...stretch,
      };
    }
    sealed = anchor.seq;
  }
  return judgeHead(chain, head.seq, sealed);
};

/** Against what the case itself says: all that there is for acts which no seal covers yet. */
const judgeHead = (chain: Chain, headSeq: number, sealed: number): Finding | null => {
  const { acts, head, employeeId, line, digest } = chain;
  const length = acts.length;
  const last = acts.at(-1);
  const lastLine = last?.line ?? line;
  if (headSeq > length)
    return {
      kind: 'truncated',
      place: 'act',
      line: lastLine,
      employeeId,
      seq: length + 1,
      from: length + 1,
      to: headSeq,
    };
  if (headSeq < length && hashAt(chain, headSeq) === head.head && headSeq >= sealed)
    return { kind: 'inserted', place: 'act', line: acts[headSeq]?.line ?? line, employeeId, seq: headSeq + 1 };
  const stretch = { seq: length, from: Math.min(sealed + 1, length), to: length };
  if (headSeq !== length || hashAt(chain, length) !== head.head)
    return { kind: 'changed', place: 'case', line, employeeId, ...stretch };
  if (last !== undefined && last.envelope.after !== digest)
    return { kind: 'changed', place: 'case', line, employeeId, ...stretch };
  return null;
};

/** What the content above the break still proves, going down from the nearest end that is known. */
type Descent = { top: number; proven: Set<number>; stoppedAt: number; expected: string | null };

const descend = (chain: Chain, linked: number): Descent => {
  const { acts, hashes, anchors, head } = chain;
  const end = anchors.find(({ seq }) => seq > linked) ?? (head.seq > linked ? head : null);
  if (end === null) return { top: linked, proven: new Set(), stoppedAt: linked, expected: null };
  const proven = new Set<number>();
  let expected = end.head;
  let seq = end.seq;
  while (seq > linked) {
    const at = hashes.indexOf(expected, linked);
    const found = acts[at];
    if (found === undefined || found.envelope.seq !== seq) break;
    proven.add(at);
    expected = found.envelope.prev;
    seq -= 1;
  }
  return { top: end.seq, proven, stoppedAt: seq, expected };
};

/** The chain does not link up after `linked` acts: `broken` is the first that does not follow. */
const judgeBreak = (chain: Chain, linked: number, broken: JudgedAct): Finding => {
  const { acts, anchors, employeeId } = chain;
  const way = descend(chain, linked);
  const sealed = anchors.reduce((most, { seq }) => (seq <= linked ? Math.max(most, seq) : most), 0);
  if (way.stoppedAt === linked && way.expected !== null && way.expected === hashAt(chain, linked))
    return judgeSurplus(chain, linked, way, broken);
  if (way.stoppedAt === linked && way.expected !== null) {
    // Everything above is proven and does not follow from the act before: that one was changed and hashed again.
    const rival = chain.hashes.indexOf(way.expected, linked) >= 0;
    const line = acts[linked - 1]?.line ?? chain.line;
    const stretch = { seq: linked, from: Math.min(sealed + 1, linked), to: linked };
    return { kind: rival ? 'forked' : 'changed', place: 'act', line, employeeId, ...stretch };
  }
  const { seq } = broken.envelope;
  if (way.expected === null && hashAt(chain, chain.head.seq) === chain.head.head)
    return { kind: 'inserted', place: 'act', line: broken.line, employeeId, seq };
  if (seq <= linked) {
    const stretch = { seq, from: Math.min(sealed + 1, seq), to: way.stoppedAt };
    return { kind: 'inserted', place: 'act', line: broken.line, employeeId, ...stretch };
  }
  const unproven = acts.find(({ envelope }) => envelope.seq === linked + 1);
  const kind = unproven === undefined ? 'removed' : 'changed';
  const line = unproven?.line ?? broken.line;
  const from = way.stoppedAt === linked + 1 ? linked + 1 : sealed + 1;
  return { kind, place: 'act', line, employeeId, seq: linked + 1, from, to: Math.max(way.stoppedAt, linked + 1) };
};

/** Every act of the true chain is there: something stands between them, or they stand in another order. */
const judgeSurplus = (chain: Chain, linked: number, { proven, top }: Descent, broken: JudgedAct): Finding => {
  const { acts, hashes, employeeId } = chain;
  const surplus = acts.findIndex((act, i) => i >= linked && !proven.has(i) && act.envelope.seq <= top);
  const extra = acts[surplus];
  if (extra === undefined) {
    const { seq } = broken.envelope;
    // In its place, and proven by what follows: only the hash that it states of itself is another.
    const kind = seq === linked + 1 ? 'changed' : 'reordered';
    return { kind, place: 'act', line: broken.line, employeeId, seq };
  }
  const { seq, prev, hash } = extra.envelope;
  const twin = acts.findIndex((act, i) => i !== surplus && act.envelope.seq === seq);
  const rival = hashes[surplus] === hash && hashes[twin] !== hash && acts[twin]?.envelope.prev === prev;
  return { kind: rival ? 'forked' : 'inserted', place: 'act', line: extra.line, employeeId, seq };
};

/** The hash that the content of each act gives. */
export const contentHashes = (acts: readonly JudgedAct[], digest: Digest): string[] =>
  acts.map(({ envelope: { hash: _, ...unsigned } }) => linkHash(unsigned, digest));

/** The first thing that is wrong with a case's chain, or null. `hashes` are its `contentHashes`. */
export const judgeChain = (given: JudgedCase, hashes: readonly string[], digest: Digest): Finding | null => {
  const chain: Chain = { ...given, hashes, first: genesis(given.cycleId, given.employeeId, digest) };
  const linked = linkedLength(chain);
  const broken = given.acts[linked];
  return broken === undefined ? judgeLinked(chain) : judgeBreak(chain, linked, broken);
};
