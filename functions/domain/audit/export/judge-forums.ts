import type { ActRecord } from '../../case/act.ts';
import { minutesDigest } from '../../forum/minutes.ts';
import { checkMotions, type ExportedCase, type MotionProblem, type MotionViolation } from '../check-motions.ts';
import type { Digest } from '../digest.ts';
import type { CaseLine, ForumLine, HeaderLine } from './export-lines.ts';
import type { Finding, Tampering } from './finding.ts';
import type { JudgedAct } from './judge-chain.ts';

/** A case whose chain and documents hold. */
export type SoundCase = { employeeId: string; line: number; acts: readonly JudgedAct[]; whole: CaseLine['whole'] };
type Kept = ExportedCase & { line: number; lines: Map<number, number> };
type Named = { employeeId: string; seq: number; line: number; serviceCode: string | null };

/** What the check reads of a version of a result: the tree of its explanation is left out, because many are kept. */
const read = ['workResult', 'behaviour', 'predicate', 'version', 'motionId', 'motionDigest', 'decision'];

const fieldOf = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === field)?.[1] : undefined;

/** The acts whose document holds ratings, as far as the check needs them. */
const versionsOf = (acts: readonly JudgedAct[]): ActRecord[] =>
  acts.flatMap(({ envelope, document }) => {
    if (document.kind !== 'whole' || typeof fieldOf(document.body, 'predicate') !== 'string') return [];
    const body = Object.fromEntries(read.map((field) => [field, fieldOf(document.body, field)]));
    return [{ schemaVersion: 1 as const, envelope, body }];
  });

const kindOf = (problem: MotionProblem): Tampering => (problem === 'motion-missing' ? 'removed' : 'changed');

/**
 * No rating changes in a forum without a carried motion whose votes, quorum and minutes hold (`checkMotions`), over a whole export. Cases
 * that no motion touched are judged as they pass; of the others the ratings are kept until the forums have been read.
 */
export const createForumJudge = (header: HeaderLine, digest: Digest) => {
  const findings: Finding[] = [];
  const kept: Kept[] = [];
  const spoiled = new Set<string>();
  const forums: { forum: ForumLine; line: number }[] = [];
  const named = new Map<string, Named>();
  const runs = header.forums === 'included';

  const tell = (
    { problem, employeeId, seq, motionId }: MotionViolation,
    lineOf: (seq: number | null) => number,
  ): void =>
    void findings.push({
      kind: kindOf(problem),
      place: seq !== null ? 'act' : motionId === null ? 'case' : 'motion',
      line: lineOf(seq),
      employeeId,
      ...(seq === null ? {} : { seq }),
      ...(motionId === null ? {} : { motion: motionId }),
      note: problem,
    });

  const noteMinutes = ({ employeeId, acts, whole }: SoundCase): void => {
    for (const { envelope, document, line } of acts) {
      const minutes = document.kind === 'whole' ? fieldOf(document.body, 'minutes') : undefined;
      if (envelope.act !== 'decided' || typeof minutes !== 'string' || named.has(minutes)) continue;
      named.set(minutes, { employeeId, seq: envelope.seq, line, serviceCode: whole?.serviceCode ?? null });
    }
  };

  /** The minutes are under the seals by the acts that carried the signature over their outcome to the cases. */
  const judgeMinutes = (): void => {
    const digests = new Set(
      forums.flatMap(({ forum: { content } }) => (content === null ? [] : [minutesDigest(content, digest)])),
    );
    for (const [minutes, { employeeId, seq, line, serviceCode }] of named) {
      if (digests.has(minutes)) continue;
      const accused = forums.find(({ forum }) => forum.serviceCode === serviceCode);
      const where = { place: 'minutes', line: accused?.line ?? line, employeeId, seq } as const;
      findings.push({ kind: accused === undefined ? 'removed' : 'changed', ...where, note: serviceCode ?? '' });
    }
  };

  return {
    findings,
    sound: (one: SoundCase): void => {
      if (!runs) return;
      noteMinutes(one);
      const { employeeId, line, acts, whole } = one;
      const records = versionsOf(acts);
      const lines = new Map(acts.map((act) => [act.envelope.seq, act.line]));
      const exported: Kept = { employeeId, records, line, lines, subject: whole };
      if (records.some(({ envelope }) => envelope.act === 'motion-applied')) kept.push(exported);
      else
        for (const violation of checkMotions({ cases: [exported], forums: [] }, digest))
          tell(violation, (seq) => lines.get(seq ?? 0) ?? line);
    },
    /** Something else is wrong with the case: what its acts say of motions proves nothing. */
    spoil: (employeeId: string): void => void spoiled.add(employeeId),
    forum: (forum: ForumLine, line: number): void => {
      if (!runs || forums.some((one) => one.forum.serviceCode === forum.serviceCode))
        findings.push({ kind: 'inserted', place: 'minutes', line, note: forum.serviceCode });
      else forums.push({ forum, line });
    },
    end: (at: number): void => {
      judgeMinutes();
      const given = forums.map(({ forum }) => forum);
      for (const violation of checkMotions({ cases: kept, forums: given }, digest)) {
        const { problem, employeeId, motionId } = violation;
        const home = forums.find(({ forum }) => forum.motions.some(({ id }) => id === motionId));
        const motion = home?.forum.motions.find(({ id }) => id === motionId);
        // Carried after the cases of this export had been read.
        const later = problem === 'motion-not-applied' && (motion?.outcome?.at ?? '') >= header.exportedAt;
        if (later || spoiled.has(employeeId)) continue;
        const subject = kept.find((one) => one.employeeId === employeeId);
        const otherwise = home?.line ?? subject?.line ?? at;
        tell(violation, (seq) => (seq === null ? otherwise : (subject?.lines.get(seq) ?? otherwise)));
      }
    },
  };
};
export type ForumJudge = ReturnType<typeof createForumJudge>;
