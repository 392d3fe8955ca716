import { isBefore } from '../../time/zone.ts';
import { bodyDigest, caseDigest } from '../chain.ts';
import type { Digest } from '../digest.ts';
import type { CaseLine, DocumentClaim } from './export-lines.ts';
import type { Finding } from './finding.ts';
import { isObject } from './guards.ts';
import { contentHashes, type JudgedAct, type JudgedCase, judgeChain } from './judge-chain.ts';
import { wellBefore } from './time-bounds.ts';

export type CaseToJudge = JudgedCase & {
  whole: CaseLine['whole'];
  /** When the last list of this shard that is proven was taken: what is not in it was made after it. */
  lastTakenAt: string | null;
};
export type CaseVerdict = { findings: Finding[]; sealed: number; unsealed: number; erased: number };

type ErasedClaim = Extract<DocumentClaim, { kind: 'erased' }>;

/** Whether an act of the case names the document as one that lost texts, and what is left of it by its digest. */
const erasureNames = (acts: readonly JudgedAct[], seq: number, { by, left }: ErasedClaim): boolean => {
  const act = acts.find(({ envelope }) => envelope.seq === by);
  if (act === undefined || act.envelope.act !== 'content-erased' || act.document.kind !== 'whole') return false;
  const { body } = act.document;
  if (!isObject(body) || !Array.isArray(body.acts) || !Array.isArray(body.left)) return false;
  return body.left[body.acts.indexOf(seq)] === left;
};

const isDigestOf = (body: unknown, expected: string, digest: Digest): boolean => {
  try {
    return bodyDigest(body, digest) === expected;
  } catch {
    return false;
  }
};

const documentHolds = (act: JudgedAct, acts: readonly JudgedAct[], digest: Digest): boolean => {
  const { document, envelope } = act;
  switch (document.kind) {
    case 'digest':
      return document.digest === envelope.bodyDigest;
    case 'erased':
      return (
        document.by > envelope.seq &&
        erasureNames(acts, envelope.seq, document) &&
        (document.body === undefined || isDigestOf(document.body, document.left, digest))
      );
    case 'whole':
      return isDigestOf(document.body, envelope.bodyDigest, digest);
  }
};

const judgeDocuments = ({ acts, employeeId }: CaseToJudge, hashes: readonly string[], digest: Digest): Finding[] =>
  acts.flatMap((act, at): Finding[] => {
    // Where the link itself is broken the document has nothing to be compared with.
    if (hashes[at] !== act.envelope.hash || documentHolds(act, acts, digest)) return [];
    const kind = act.document.kind === 'erased' ? 'removed' : 'changed';
    return [{ kind, place: 'document', line: act.line, employeeId, seq: act.envelope.seq }];
  });

const judgeWhole = ({ whole, employeeId, line, head, digest: stated }: CaseToJudge, digest: Digest): Finding[] => {
  if (whole === undefined) return [];
  const same =
    whole.employeeId === employeeId &&
    whole.chain?.seq === head.seq &&
    whole.chain?.head === head.head &&
    caseDigest(whole, digest) === stated;
  return same ? [] : [{ kind: 'changed', place: 'case', line, employeeId }];
};

/** The bounds that the seals set to the time of an act: it cannot be older than the last list it is missing from. */
const boundsOf = (subject: CaseToJudge, seq: number): { from: string | null; to: string | null } => {
  const { anchors, lastTakenAt } = subject;
  const covering = anchors.find((anchor) => anchor.seq >= seq);
  if (covering === undefined) return { from: lastTakenAt, to: null };
  return { from: covering.after, to: covering.sealedAt };
};

const judgeTimes = (subject: CaseToJudge): Finding[] => {
  const { acts, employeeId } = subject;
  let latest = '';
  for (const { line, envelope } of acts) {
    const { at, seq } = envelope;
    const { from, to } = boundsOf(subject, seq);
    if (wellBefore(at, latest) || wellBefore(at, from ?? '') || (to !== null && wellBefore(to, at)))
      return [{ kind: 'backdated', place: 'act', line, employeeId, seq }];
    if (isBefore(latest, at)) latest = at;
  }
  return [];
};

/** All that can be told about one case from its lines and the seals. */
export const judgeCase = (subject: CaseToJudge, digest: Digest): CaseVerdict => {
  const hashes = contentHashes(subject.acts, digest);
  const broken = judgeChain(subject, hashes, digest);
  const found = [...(broken === null ? judgeTimes(subject) : [broken]), ...judgeDocuments(subject, hashes, digest)];
  const covered = subject.anchors.at(-1)?.seq ?? 0;
  const sealed = Math.min(covered, subject.acts.length);
  return {
    findings: [...found, ...judgeWhole(subject, digest)],
    sealed,
    unsealed: subject.acts.length - sealed,
    erased: subject.acts.filter(({ document }) => document.kind === 'erased').length,
  };
};
