import { type Append, appendAct, caseDigest, genesis } from '../../../../functions/domain/audit/chain.ts';
import type { CaseToJudge } from '../../../../functions/domain/audit/export/judge-case.ts';
import type { Anchor, JudgedAct } from '../../../../functions/domain/audit/export/judge-chain.ts';
import type { ActKind, ActRecord } from '../../../../functions/domain/case/act.ts';
import type { Case } from '../../../../functions/domain/case/case.ts';
import { addSeconds } from '../../../../functions/domain/time/zone.ts';
import { nodeDigest } from '../../../../functions/runtime/digest.ts';
import { plannedCase, unplannedCase } from '../../../support/example-case.ts';
import { rehashed } from '../../../tamper/forgery.ts';

/* One genuine case as the reader of an export holds it: six acts, an hour apart, and what the seals hold of them. */

export const employeeId = 'staff';
const cycleId = 'tw1-2026';
/** Line of the case in the file; its acts follow. */
export const caseLine = 10;
/** Hours since the case was opened. */
export const hour = (hours: number, seconds = 0): string =>
  addSeconds('2026-01-05T00:00:00.000Z', 3600 * hours + seconds);

export type Made = { act?: ActKind; body?: unknown; at?: string; next?: { employeeId: string } };
type Chain = { subject: Case; records: ActRecord[] };

/** Acts by the functions that the system itself uses, each of which leaves another case. */
export const chainOf = (acts: readonly Made[], of = employeeId): Chain => {
  const opened = { cycleId, employeeId: of, chain: { seq: 0, head: genesis(cycleId, of, nodeDigest) } };
  let subject: Case = { ...unplannedCase(null), ...opened };
  const records: ActRecord[] = [];
  for (const [
    i,
    { act = 'plan-linked', body = { text: `text ${i}` }, at = hour(i + 1), next = {} },
  ] of acts.entries()) {
    const after = { ...plannedCase(), appraiserId: `appraiser-${i}`, cycleId, employeeId: of, ...next };
    const made = { act, actor: of, onBehalfOf: null, at, ruleSetVersion: '2026.1', body };
    const change: Append<unknown> = {
      ...{ before: subject, next: { ...after, chain: subject.chain }, ...made },
      ...{ requestKey: null, requestDigest: null },
    };
    const appended: { case: Case; record: ActRecord } = appendAct(change, nodeDigest);
    subject = appended.case;
    records.push(appended.record);
  }
  return { subject, records };
};

export const sixActs: readonly Made[] = Array.from({ length: 6 }, () => ({}));

/** A list is taken half an hour after the act, and sealed a second later. */
const anchorsAfter = ({ subject, records }: Chain, sealed: readonly number[]): Anchor[] =>
  sealed.map((seq, i) => {
    const takenAt = hour(seq, 1800);
    const head = records[seq - 1]?.envelope.hash ?? genesis(cycleId, subject.employeeId, nodeDigest);
    const before = sealed[i - 1];
    const after = before === undefined ? null : hour(before, 1800);
    return { seal: i + 1, seq, head, takenAt, sealedAt: addSeconds(takenAt, 1), after };
  });

export const judgedActs = (records: readonly ActRecord[]): JudgedAct[] =>
  records.map(({ envelope, body }, i) => ({
    line: caseLine + 1 + i,
    envelope,
    document: { kind: 'whole', body },
  }));

/** The case with the acts given, under seals that were made after so many acts each. */
export const caseOf = (acts: readonly Made[], sealed: readonly number[] = [], of = employeeId): CaseToJudge => {
  const chain = chainOf(acts, of);
  const anchors = anchorsAfter(chain, sealed);
  return {
    ...{ cycleId, employeeId: of, line: caseLine, head: chain.subject.chain, anchors },
    digest: caseDigest(chain.subject, nodeDigest),
    acts: judgedActs(chain.records),
    whole: chain.subject,
    lastTakenAt: anchors.at(-1)?.takenAt ?? null,
  };
};

/** The acts as another order, or another choice of them, puts them into the file. */
export const inOrder = (subject: CaseToJudge, ...acts: readonly JudgedAct[]): CaseToJudge => ({
  ...subject,
  acts: acts.map((act, i) => ({ ...act, line: caseLine + 1 + i })),
});

type Change = Partial<JudgedAct['envelope']>;
/** Another act in the place of this one, with a hash of its own where it is made as the system would make it. */
export const forged = (act: JudgedAct, change: Change): JudgedAct => ({
  ...act,
  envelope: rehashed({ ...act.envelope, ...change }),
});
export const spoiled = (act: JudgedAct, change: Change): JudgedAct => ({
  ...act,
  envelope: { ...act.envelope, ...change },
});

/** All acts linked up anew, as somebody does who writes into the table; the case agrees. */
export const relinked = (
  subject: CaseToJudge,
  acts: readonly JudgedAct[],
  start = genesis(cycleId, subject.employeeId, nodeDigest),
): CaseToJudge => {
  let prev = start;
  const linked = acts.map((act) => {
    const again = forged(act, { prev });
    prev = again.envelope.hash;
    return again;
  });
  const head = { seq: linked.length, head: prev };
  const { whole } = subject;
  return { ...inOrder(subject, ...linked), head, whole: whole === undefined ? undefined : { ...whole, chain: head } };
};
