import { createHash } from 'node:crypto';
import type { ActRecord } from '../../../../functions/domain/case/act.ts';
import type { Case } from '../../../../functions/domain/case/case.ts';
import type { Cycle } from '../../../../functions/domain/cycle/cycle.ts';
import { type AgencyId, agencies, cycleId } from '../city/agencies.ts';
import { casesOf, cycleOf, standing } from '../city/bytes.ts';
import type { Request } from '../city/client.ts';
import type { Journal } from '../engine/journal.ts';

/** A promise of the system, judged by the stored bytes and by what its clients were told. */
export type Invariant = { name: string; judge(run: Evidence): string[] };

/** A version of the cycle's document, from the moment on at which it stood. */
export type CycleAt = { at: number; nth: number; cycle: Cycle };

export type Judged = {
  agency: AgencyId;
  /** Null where it was never opened. */
  cycle: Cycle | null;
  cases: Case[];
  actsOf(employeeId: string): ActRecord[];
  history: CycleAt[];
  /** The cycle as it stood when the entry before this moment was written. */
  cycleBefore(at: number): Cycle | null;
  /** The cycle as the nth entry found or made it: a review and a close may be committed in one millisecond, in this order. */
  cycleAtEntry(nth: number): Cycle | null;
};

export type Evidence = {
  journal: Journal;
  requests: readonly Request[];
  agencies: Judged[];
};

/** RFC 8785, of its own: the oracle does not take the word of the code that it judges. */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`;
};

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

const actsOf = (journal: Journal, agency: string, cases: Case[]) => {
  const own = new Map<string, ActRecord[]>();
  for (const { pk, data } of standing<ActRecord>(journal, new RegExp(`^${agency}#${cycleId}#person#`), /^act#/)) {
    const person = pk.split('#').at(-1) ?? '';
    own.set(person, [...(own.get(person) ?? []), data]);
  }
  for (const { employeeId, chain } of cases) {
    const items = own.get(employeeId) ?? [];
    // An act that the case still keeps has its own item already where the next one was begun and not done.
    if (chain.last === undefined || items.some(({ envelope }) => envelope.seq === chain.last?.envelope.seq)) continue;
    own.set(employeeId, [...items, chain.last]);
  }
  for (const records of own.values()) records.sort((a, b) => a.envelope.seq - b.envelope.seq);
  return (employeeId: string): ActRecord[] => own.get(employeeId) ?? [];
};

const historyOf = ({ entries }: Journal, agency: string): CycleAt[] =>
  entries.flatMap(({ at, writes }, nth) =>
    writes.flatMap(({ pk, sk, json }): CycleAt[] => {
      if (pk !== `${agency}#cycles` || sk !== cycleId || json === '') return [];
      const cycle: Cycle = JSON.parse(json);
      return [{ at, nth, cycle }];
    }),
  );

export const gather = (journal: Journal, requests: readonly Request[]): Evidence => ({
  journal,
  requests,
  agencies: agencies.map((agency): Judged => {
    const cases = casesOf(journal, agency).map(({ data }) => data);
    const history = historyOf(journal, agency);
    return {
      agency,
      cycle: cycleOf(journal, agency)?.data ?? null,
      cases,
      actsOf: actsOf(journal, agency, cases),
      history,
      cycleBefore: (at) => history.findLast((one) => one.at <= at)?.cycle ?? null,
      cycleAtEntry: (nth) => history.findLast((one) => one.nth <= nth)?.cycle ?? null,
    };
  }),
});

export const ofEach = (run: Evidence, judge: (one: Judged) => string[]): string[] =>
  run.agencies.flatMap((one) => judge(one).map((problem) => `${one.agency}: ${problem}`));

export const twice = <T>(values: readonly T[]): T[] => values.filter((value, i) => values.indexOf(value) < i);
