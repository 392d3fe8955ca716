import { shardOf } from '../../cycle/sharding.ts';
import { type SealedLeaf, shardRootOf } from '../seal.ts';
import type { CrossCheck } from './cross-check.ts';
import type { ActLine, CaseLine, HeaderLine, ShardLine } from './export-lines.ts';
import type { Finding } from './finding.ts';
import { type CaseVerdict, judgeCase } from './judge-case.ts';
import type { Anchor, JudgedAct } from './judge-chain.ts';
import type { ForumJudge } from './judge-forums.ts';
import type { ProvenSeal, Trust } from './judge-seals.ts';

type ProvenList = { seal: number; takenAt: string; sealedAt: string; leaves: Map<string, SealedLeaf> };
type OpenCase = { line: number; at: CaseLine; acts: JudgedAct[] };

export type ShardTotals = { cases: number; acts: number; sealed: number; unsealed: number; erased: number };

const add = (totals: ShardTotals, verdict: CaseVerdict, acts: number): void => {
  totals.cases += 1;
  totals.acts += acts;
  totals.sealed += verdict.sealed;
  totals.unsealed += verdict.unsealed;
  totals.erased += verdict.erased;
};

/** The lists of a shard that are what was signed; a list that is not is named, and proves nothing about anybody. */
const proveLists = (
  { shard, sealed }: ShardLine,
  line: number,
  seals: readonly ProvenSeal[],
  trust: Trust,
): { lists: ProvenList[]; findings: Finding[] } => {
  const findings: Finding[] = [];
  const lists: ProvenList[] = [];
  const found = (kind: Finding['kind'], seal: number): void =>
    void findings.push({ kind, place: 'sealed-list', line, seal, shard });
  for (const { seal, roots } of seals) {
    const given = sealed.filter(({ number }) => number === seal.number);
    const [list] = given;
    const root = roots?.[shard];
    if (roots === null) continue;
    if (list === undefined || root === undefined) {
      found('removed', seal.number);
      continue;
    }
    if (given.length > 1) found('inserted', seal.number);
    const { takenAt, cases, acts, root: hash } = shardRootOf(list, trust.digest);
    if (takenAt !== root.takenAt || cases !== root.cases || acts !== root.acts || hash !== root.root) {
      found('changed', seal.number);
      continue;
    }
    const leaves = new Map(list.leaves.map((leaf) => [leaf[0], leaf]));
    lists.push({ seal: seal.number, takenAt, sealedAt: seal.at, leaves });
  }
  const known = new Set(seals.map(({ seal }) => seal.number));
  for (const { number } of sealed) if (!known.has(number)) found('inserted', number);
  return { lists, findings };
};

/** One shard as it comes line by line: its lists, then its cases with their acts. */
export const createShardJudge = (
  start: ShardLine,
  line: number,
  context: {
    header: HeaderLine;
    seals: readonly ProvenSeal[];
    trust: Trust;
    crossChecks: readonly CrossCheck[];
    forums: ForumJudge;
  },
) => {
  const { header, seals, trust } = context;
  const { lists, findings } = proveLists(start, line, seals, trust);
  const seen = new Map<string, number>();
  const totals: ShardTotals = { cases: 0, acts: 0, sealed: 0, unsealed: 0, erased: 0 };
  const lastTakenAt = lists.at(-1)?.takenAt ?? null;
  /** Whom a signed close judged in this shard: their cases do not go away. */
  const expected = new Set<string>();
  let latest = '';
  let open: OpenCase | null = null;

  const anchorsOf = (employeeId: string): Anchor[] =>
    lists.flatMap(({ seal, takenAt, sealedAt, leaves }, at) => {
      const leaf = leaves.get(employeeId);
      const after = lists[at - 1]?.takenAt ?? null;
      return leaf === undefined ? [] : [{ seal, seq: leaf[1], head: leaf[2], takenAt, sealedAt, after }];
    });

  const close = (): void => {
    if (open === null) return;
    const { at, acts, line: caseLine } = open;
    open = null;
    const { employeeId, head, digest, whole } = at;
    const subject = { cycleId: header.cycleId, employeeId, line: caseLine, head, digest, acts };
    const verdict = judgeCase({ ...subject, anchors: anchorsOf(employeeId), lastTakenAt, whole }, trust.digest);
    findings.push(...verdict.findings);
    add(totals, verdict, acts.length);
    if (verdict.findings.length > 0) {
      context.forums.spoil(employeeId);
      return;
    }
    context.forums.sound({ employeeId, line: caseLine, acts, whole });
    for (const check of context.crossChecks)
      for (const { seq, note } of check(subject)) {
        const actLine = acts.find(({ envelope }) => envelope.seq === seq)?.line ?? caseLine;
        findings.push({ kind: 'changed', place: 'act', line: actLine, employeeId, seq, note });
      }
  };

  return {
    findings,
    totals,
    hasCases: (): boolean => seen.size > 0,
    expect: (employeeIds: readonly string[]): void => {
      for (const employeeId of employeeIds) expected.add(employeeId);
    },
    case: (given: CaseLine, at: number): void => {
      close();
      const { employeeId } = given;
      const twin = seen.get(employeeId);
      if (twin !== undefined) findings.push({ kind: 'inserted', place: 'case', line: at, employeeId });
      else if (employeeId < latest) findings.push({ kind: 'reordered', place: 'case', line: at, employeeId });
      else if (shardOf(employeeId, header.shards) !== start.shard)
        findings.push({ kind: 'inserted', place: 'case', line: at, employeeId });
      seen.set(employeeId, at);
      if (employeeId > latest) latest = employeeId;
      open = { line: at, at: given, acts: [] };
    },
    act: ({ employeeId, envelope, document }: ActLine, at: number): void => {
      if (open === null || open.at.employeeId !== employeeId)
        findings.push({ kind: 'inserted', place: 'act', line: at, employeeId, seq: envelope.seq });
      else open.acts.push({ line: at, envelope, document });
    },
    end: (at: number): void => {
      close();
      // A list between two phases holds only whoever did something: everybody whom any list names must be there.
      const named = new Set([...expected, ...lists.flatMap(({ leaves }) => [...leaves.keys()])]);
      const missing = [...named].filter((employeeId) => !seen.has(employeeId)).sort();
      for (const employeeId of missing)
        findings.push({ kind: 'removed', place: 'case', line: at, employeeId, shard: start.shard });
    },
  };
};
export type ShardJudge = ReturnType<typeof createShardJudge>;
