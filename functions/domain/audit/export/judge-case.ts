import { isBefore } from '../../time/zone.ts';
import { bodyDigest, caseDigest } from '../chain.ts';
import type { Digest } from '../digest.ts';
import type { CaseLine } from './export-lines.ts';
import type { Finding } from './finding.ts';
import { contentHashes, type JudgedAct, type JudgedCase, judgeChain } from './judge-chain.ts';
import { wellBefore } from './time-bounds.ts';

export type CaseToJudge = JudgedCase & {
  whole?: CaseLine['whole'];
  /** The last seal whose list of this shard is proven: what is not in it was made after it. */
  lastSeal: { seal: number; takenAt: string } | null;
};
export type CaseVerdict = { findings: Finding[]; sealed: number; unsealed: number; erased: number };

/** Documents that were erased, each by an act of the case that names it. */
const erasureNames = (acts: readonly JudgedAct[], by: number, seq: number): boolean => {
  const act = acts.find(({ envelope }) => envelope.seq === by);
  if (act === undefined || act.envelope.act !== 'content-erased' || act.document.kind !== 'whole') return false;
  const { body } = act.document;
  if (typeof body !== 'object' || body === null || !('acts' in body) || !Array.isArray(body.acts)) return false;
  return body.acts.some((named: unknown) => named === seq);
};

const documentHolds = (act: JudgedAct, acts: readonly JudgedAct[], digest: Digest): boolean => {
  const { document, envelope } = act;
  switch (document.kind) {
    case 'digest':
      return document.digest === envelope.bodyDigest;
    case 'erased':
      return document.by > envelope.seq && erasureNames(acts, document.by, envelope.seq);
    case 'whole':
      try {
        return bodyDigest(document.body, digest) === envelope.bodyDigest;
      } catch {
        return false;
      }
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
  const { anchors, lastSeal } = subject;
  const at = anchors.findIndex((anchor) => anchor.seq >= seq);
  const covering = anchors[at];
  if (covering === undefined) return { from: lastSeal?.takenAt ?? null, to: null };
  return { from: anchors[at - 1]?.takenAt ?? null, to: covering.sealedAt };
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
