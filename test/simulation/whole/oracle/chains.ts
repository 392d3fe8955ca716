import type { ActRecord } from '../../../../functions/domain/case/act.ts';
import type { Case } from '../../../../functions/domain/case/case.ts';
import { cycleId } from '../city/agencies.ts';
import { standing } from '../city/bytes.ts';
import type { Entry } from '../engine/journal.ts';
import { canonical, type Invariant, type Judged, ofEach, sha256, twice } from './evidence.ts';

const caseDigest = ({ chain: _, ...rest }: Case): string => sha256(canonical(rest));

/** A later act says that texts of this one were erased, and by its digest what is left. */
const isErased = ({ envelope, erased }: ActRecord, digest: string, acts: ActRecord[]): boolean => {
  const by = acts.find((one) => one.envelope.seq === erased?.by);
  if (by?.envelope.act !== 'content-erased' || by.envelope.seq <= envelope.seq) return false;
  const { acts: named = [], left = [] }: { acts?: number[]; left?: string[] } = { ...Object(by.body) };
  const at = named.indexOf(envelope.seq);
  return at >= 0 && left[at] === digest;
};

const linksOf = ({ chain, ...subject }: Case, acts: ActRecord[]): string[] => {
  const { employeeId } = subject;
  const problems: string[] = [];
  let head = sha256(`siklus-chain-1 ${cycleId} ${employeeId}`);
  let state: string | null = null;
  for (const [at, record] of acts.entries()) {
    const { envelope, body } = record;
    const { hash, ...linked } = envelope;
    const told = `${employeeId} act ${at + 1}`;
    if (envelope.seq !== at + 1) problems.push(`${told} has the number ${envelope.seq}`);
    if (envelope.prev !== head) problems.push(`${told} does not link to the one before`);
    if (hash !== sha256(canonical(linked))) problems.push(`${told} has another hash`);
    const digest = sha256(canonical(body));
    if (envelope.bodyDigest !== digest && !isErased(record, digest, acts))
      problems.push(`${told} has another document`);
    if (state !== null && envelope.before !== state) problems.push(`${told} began at another case`);
    head = hash;
    state = envelope.after;
  }
  if (chain.seq !== acts.length || chain.head !== head) problems.push(`${employeeId}: the chain ends elsewhere`);
  const now = caseDigest({ chain, ...subject });
  if (state !== null && now !== state) problems.push(`${employeeId}: the case is not what its last act left`);
  return problems;
};

export const chains: Invariant = {
  name: 'chains are whole and linked',
  judge: (run) => ofEach(run, ({ cases, actsOf }) => cases.flatMap((one) => linksOf(one, actsOf(one.employeeId)))),
};

/** Whether the act of that number was written in this commit. */
const hasAct = ({ writes }: Entry, employeeId: string, seq: number, subject: Case): boolean =>
  subject.chain.last?.envelope.seq === seq ||
  writes.some(({ pk, sk }) => pk.endsWith(`#person#${employeeId}`) && sk === `act#${String(seq).padStart(6, '0')}`);

const commitsOf = ({ agency }: Judged, entries: readonly Entry[]): string[] => {
  const known = new Map<string, { seq: number; json: string }>();
  return entries.flatMap((entry) =>
    entry.writes.flatMap(({ pk, sk, json, kind }): string[] => {
      if (!pk.startsWith(`${agency}#${cycleId}#case#`) || kind === 'check') return [];
      if (json === '') return [`the case of ${sk} was deleted by ${entry.by}`];
      const subject: Case = JSON.parse(json);
      const before = known.get(sk);
      const { seq } = subject.chain;
      known.set(sk, { seq, json });
      if (before === undefined) return seq === 0 ? [] : [`the case of ${sk} began at act ${seq}`];
      if (seq !== before.seq + 1) return [`the case of ${sk} went from act ${before.seq} to ${seq} by ${entry.by}`];
      return hasAct(entry, sk, seq, subject)
        ? []
        : [`act ${seq} of ${sk} is not in the commit of its case (${entry.by})`];
    }),
  );
};

export const oneCommit: Invariant = {
  name: 'a case changes by acts, each in its commit',
  judge: (run) => ofEach(run, (one) => commitsOf(one, run.journal.entries)),
};

export const onceOnly: Invariant = {
  name: 'a request acts once',
  judge: (run) =>
    ofEach(run, ({ agency, cases, actsOf }) => {
      const keys = cases.flatMap(({ employeeId }) =>
        actsOf(employeeId).flatMap(({ envelope }) => (envelope.requestKey === null ? [] : [envelope.requestKey])),
      );
      const reports = standing<object>(run.journal, new RegExp(`^${agency}#.*#person#`), /^activity#/).flatMap(
        ({ data }) => /Kunjungan milik[^"]*/.exec(JSON.stringify(data))?.[0] ?? [],
      );
      return [
        ...twice(keys).map((key) => `${key} stands in two acts`),
        ...twice(reports).map((text) => `the report "${text}" stands twice`),
      ];
    }),
};
