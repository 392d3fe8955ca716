import type { ActKind } from '../../../../functions/domain/case/act.ts';
import type { Case } from '../../../../functions/domain/case/case.ts';
import type { Cycle } from '../../../../functions/domain/cycle/cycle.ts';
import { type HumanPhase, isHumanPhase } from '../../../../functions/domain/cycle/phase.ts';
import { cycleId, inUnit } from '../city/agencies.ts';
import type { Request } from '../city/client.ts';
import type { Entry, Written } from '../engine/journal.ts';
import { type Invariant, type Judged, ofEach } from './evidence.ts';

/** Grace between a deadline and the close (decision 3), and how far the system's clock may be set back, in milliseconds. */
const grace = 60_000;
const skew = 10_000;

const phasesOfAct: Partial<Record<ActKind, HumanPhase[]>> = {
  'plan-submitted': ['planning'],
  'plan-returned': ['planning'],
  'plan-set': ['planning'],
  'review-submitted': ['supervisor-review'],
  'motion-applied': ['committee-forum'],
};
const phasesOfFact: [RegExp, HumanPhase[]][] = [
  [/^activity#/, ['planning', 'execution']],
  [/^(realisation|self-review|feedback#.*|said#.*)$/, ['execution']],
  [/^plan-draft$/, ['planning']],
];

type Fact = { what: string; of: string; at: string; phases: HumanPhase[] };
type Link = { act: ActKind; at: string; requestKey: string | null; hash: string };
type Dated = { at?: string; envelope?: Link; chain?: { last?: { envelope: Link } } };

const ofAct = ({ act, at, requestKey }: Link, of: string, where: string): Fact[] => {
  const phases = phasesOfAct[act];
  return phases === undefined || requestKey === null ? [] : [{ what: `${act} of ${where}`, of, at, phases }];
};

/**
 * What a person did under a deadline, with the instant at which the system says it was done. An act that a case keeps is taken in with
 * the case; the item that it gets later is the same act.
 */
const factsOf = ({ pk, sk, json, kind }: Written, kept: Set<string>): Fact[] => {
  if (json === '' || kind === 'check') return [];
  if (pk.includes('#case#')) {
    const { chain }: Dated = JSON.parse(json);
    if (chain?.last === undefined) return [];
    kept.add(chain.last.envelope.hash);
    return ofAct(chain.last.envelope, sk, `${pk} ${sk}`);
  }
  if (!pk.includes('#person#')) return [];
  const of = pk.split('#').at(-1) ?? '';
  const data: Dated = JSON.parse(json);
  const { envelope } = data;
  if (envelope !== undefined) return kept.has(envelope.hash) ? [] : ofAct(envelope, of, pk);
  const phases = phasesOfFact.find(([pattern]) => pattern.test(sk))?.[1];
  return phases === undefined ? [] : [{ what: `${sk} of ${pk}`, of, at: data.at ?? '', phases }];
};

/** Later ends of single people, by person and phase, as they were given: none is ever taken back. */
type OwnEnds = Map<string, string>;

/** A reopening that two people agreed on, of one of these phases and for this person. */
const windowFor = (cycle: Cycle | null, { phases, of }: Fact) =>
  cycle?.reopenings?.find(
    ({ status, phase, scope, decision, askedBy }) =>
      status === 'open' &&
      phases.some((one) => one === phase) &&
      decision?.kind === 'approve' &&
      decision.by !== askedBy &&
      (scope.kind === 'persons' ? scope.employeeIds.includes(of) : scope.kind === 'unit' && inUnit.includes(of)),
  );

const lateness = (fact: Fact, cycle: Cycle | null, entry: Entry, own: OwnEnds): string[] => {
  const open = fact.phases.find((phase) => phase === cycle?.phase && cycle.status === 'open');
  const again = open === undefined ? windowFor(cycle, fact) : undefined;
  if (again !== undefined) {
    if (fact.at !== '' && fact.at >= again.until) return [`${fact.what} is of ${fact.at}, after its window`];
    const late = Date.parse(again.until) + grace + skew <= entry.at;
    return late ? [`${fact.what} was taken in after the grace of its window`] : [];
  }
  if (cycle === null || open === undefined)
    return [`${fact.what} was taken in at ${cycle?.phase} ${cycle?.status} (${entry.by})`];
  const given = own.get(`${fact.of} ${open}`) ?? '';
  const end = given > cycle.deadlines[open] ? given : cycle.deadlines[open];
  if (fact.at !== '' && fact.at >= end) return [`${fact.what} is of ${fact.at}, at or after its deadline`];
  return Date.parse(end) + grace + skew <= entry.at ? [`${fact.what} was taken in after the grace`] : [];
};

export const nothingLate: Invariant = {
  name: 'nothing counts that came late',
  judge: (run) =>
    ofEach(run, ({ agency, cycleAtEntry }) => {
      const own: OwnEnds = new Map();
      const kept = new Set<string>();
      return run.journal.entries.flatMap((entry, nth) => {
        // What an erasure leaves of a fact is no new one: its act stands in the same commit.
        if (entry.writes.some(({ json }) => json.includes('"act":"content-erased"'))) return [];
        const writes = entry.writes.filter(({ pk }) => pk.startsWith(`${agency}#${cycleId}#`));
        for (const one of writes) noteEnds(one, own);
        return writes
          .flatMap((written) => factsOf(written, kept))
          .flatMap((fact) => lateness(fact, cycleAtEntry(nth), entry, own));
      });
    }),
};

const noteEnds = ({ pk, sk, json }: Written, own: OwnEnds): void => {
  if (!pk.includes('#case#') || json === '') return;
  const { extended = {} }: Case = JSON.parse(json);
  for (const [phase, end] of Object.entries(extended)) own.set(`${sk} ${phase}`, end);
};

const phasesOfRequest: Record<string, HumanPhase[]> = {
  ...{ submitPlan: ['planning'], decidePlan: ['planning'], savePlanDraft: ['planning'] },
  ...{ reportActivity: ['planning', 'execution'], saveRealisation: ['execution'], saveSelfReview: ['execution'] },
  ...{ giveFeedback: ['execution'], submitReview: ['supervisor-review'], proposeMotion: ['committee-forum'] },
  ...{ castVote: ['committee-forum'], setOrganisationPredicate: ['organisation-predicate'] },
};

/** Refused as late though the phase was open, its deadline not reached, from before the request until after the answer. */
const refusedInTime = ({ cycleBefore }: Judged, { operation, answers, key }: Request): string[] =>
  answers.flatMap(({ code, sentAt, at }) => {
    if (code !== 'deadline-passed') return [];
    const [before, after] = [cycleBefore(sentAt - 1), cycleBefore(at)];
    const phase = phasesOfRequest[operation]?.find((one) => one === before?.phase);
    if (phase === undefined || before === null || after === null) return [];
    const open = [before, after].every((cycle) => cycle.phase === phase && cycle.status === 'open');
    return open && at < Date.parse(before.deadlines[phase]) ? [`${operation} ${key} was refused as late, in time`] : [];
  });

export const nothingEarlyRefused: Invariant = {
  name: 'what came in time is not refused as late',
  judge: (run) =>
    ofEach(run, (judged) =>
      run.requests
        .filter(({ agency }) => agency === judged.agency)
        .flatMap((request) => refusedInTime(judged, request)),
    ),
};

/** By deadline: after it and its grace; early: only by hand, and never where work goes on until the last day. */
const closedRightly = ({ history }: Judged): string[] =>
  history.flatMap(({ at, cycle }, n) => {
    const before = history[n - 1]?.cycle;
    if (before === undefined || !isHumanPhase(cycle.phase) || cycle.status !== 'closing' || before.status === 'closing')
      return [];
    const closure = cycle.closures[cycle.phase];
    if (closure === undefined) return [`${cycle.phase} closes without a closure`];
    const due = Date.parse(before.deadlines[cycle.phase]) + grace;
    if (closure.basis === 'deadline' && at < due)
      return [`${cycle.phase} was closed by its deadline ${due - at} ms early`];
    const mayBeEarly = !['execution', 'objection-window'].includes(cycle.phase) && closure.trigger === 'administrator';
    return closure.basis === 'duties-done' && !mayBeEarly
      ? [`${cycle.phase} was closed early by ${closure.trigger}`]
      : [];
  });

export const closesInTime: Invariant = {
  name: 'a phase ends at its deadline, or by hand',
  judge: (run) => ofEach(run, closedRightly),
};
