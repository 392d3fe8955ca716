import type { Case, CaseAt, ReopenedCase, ResultRef } from '../../domain/case/case.ts';
import { resultRefOf } from '../../domain/case/next-version.ts';
import { asOfReopening, beforeResult, type OpenCase, waitingBeside } from '../../domain/case/reopened-case.ts';
import type { ResultKeptBody, ScoredAgainBody, ScoredBody } from '../../domain/case/result-bodies.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Reopening } from '../../domain/cycle/reopening.ts';
import { isConcerned } from '../../domain/cycle/reopening-rules.ts';
import { shardOf } from '../../domain/cycle/sharding.ts';
import { movePerson, predicateNow } from '../../domain/forum/spread.ts';
import { placeOf } from '../../domain/forum/standing.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { isLower } from '../../domain/scoring/is-lower.ts';
import type { Stored, Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { StepDeps, Verdict } from '../closing/settle-stored.ts';
import { type JudgePage, workShards } from '../closing/work-shards.ts';
import { type ComputedResult, startOf } from '../scoring/compute-result.ts';
import { openScoring } from '../scoring/open-scoring.ts';

type Concerned = CaseAt<'scored' | 'unassessed'>;
type Computed = Extract<ComputedResult, { decision: 'scored' }>;

const unchanged = (rule: string): Verdict => ({ endState: 'complete', rule, change: null });

/** A window leaves its mark on the case until it is scored again: then what was given in it is in the result, or kept out of it. */
const isPending = ({ reopened }: Case, number: number): boolean =>
  reopened?.number === number && reopened.closed === true && reopened.scored !== true;

const taken = ({ reopened }: Case, number: number): { reopened: ReopenedCase } => ({
  reopened: { ...waitingBeside(reopened, number), number, closed: true, scored: true },
});

/**
 * Scores everybody again whom a reopening concerned, where scores had been computed: a new version from what stands now, the old one
 * kept in its act. Where it rests on the very same, nothing is written; where it would lower somebody whose own duties were met, the
 * result stays, and the act says what was computed.
 */
export const scoreConcerned = async (
  deps: StepDeps,
  agencyId: string,
  cycle: Cycle,
  { number, scope }: Reopening,
  rules: RuleSet,
): Promise<void> => {
  const compute = await openScoring(deps, agencyId, cycle, rules);

  const judge = async (stored: Stored<Case>): Promise<Verdict> => {
    const subject = stored.data;
    if (subject.stage !== 'scored' && subject.stage !== 'unassessed') return unchanged('not-scored');
    const open = beforeResult(asOfReopening(subject, number));
    if (open === null || !isPending(subject, number)) return unchanged('scored-before');
    const computed = await compute(stored, open);
    if (computed.decision === 'unassessed') return unchanged('unassessed');
    const current = subject.stage === 'scored' ? subject.result : null;
    if (current !== null) {
      if (await restsOnSame(deps, agencyId, subject, current, computed)) return unchanged('same');
      if (startOf(open).ownDutiesMet && isLower(computed.version, current)) return keep(subject, number, computed);
    }
    return scoreAgain(deps, agencyId, cycle, { subject, open, current, computed, number });
  };
  const judgePage: JudgePage = async () => judge;
  const includes = (subject: Case) => isConcerned(scope, subject);
  const step = `rescored-${number}` as const;
  // Of a service, whose record they all change, one at a time.
  const work = { agencyId, cycle, step, judgePage, includes, begin: async () => false, casesAtOnce: 1 };
  await workShards(deps, work, { from: 0, to: cycle.shardCount });
};

const restsOnSame = async (
  deps: StepDeps,
  agencyId: string,
  { cycleId, employeeId }: Case,
  current: ResultRef,
  { body }: Computed,
): Promise<boolean> => {
  const act = await deps.store.get(keys.act<ScoredBody>(agencyId, cycleId, employeeId, current.seq));
  return act?.data.body.inputs.digest === body.inputs.digest;
};

const keep = (subject: Concerned, number: number, { version }: Computed): Verdict => {
  const { explanation: _, version: __, ...computed } = version;
  const body: ResultKeptBody = { reopening: number, computed };
  const next: Case = { ...subject, ...taken(subject, number) };
  return { endState: 'complete', rule: 'kept-not-lower', change: { next, act: 'result-kept', body } };
};

type Anew = { subject: Concerned; open: OpenCase; current: ResultRef | null; computed: Computed; number: number };

const scoreAgain = async (
  deps: StepDeps,
  agencyId: string,
  cycle: Cycle,
  { subject, open, current, computed, number }: Anew,
): Promise<Verdict> => {
  const version = (current?.version ?? 0) + 1;
  const body: ScoredAgainBody = { ...computed.body, version, reopening: number };
  const { stage: _, plan, ...common } = open;
  const { review: __, ...rest } = { review: null, ...common };
  const next: CaseAt<'scored'> = {
    ...rest,
    ...taken(subject, number),
    ...{ stage: 'scored', plan: startOf(open).plan, review: startOf(open).review },
    result: resultRefOf({ ...computed.version, version }, subject.chain.seq + 1),
  };
  const alsoWrite = await movesOf(deps, agencyId, cycle, subject, next);
  const { basis } = computed.version;
  return {
    endState: basis === 'provisional' ? 'provisional' : 'complete',
    rule: 'scored-again',
    change: { next, act: 'scored-again', body, alsoWrite },
  };
};

/** The counts of the service, and where the person stands in it, move with the result in one commit. */
const movesOf = async (
  deps: StepDeps,
  agencyId: string,
  cycle: Cycle,
  before: Concerned,
  after: CaseAt<'scored'>,
): Promise<Write[]> => {
  const { serviceCode, employeeId } = after;
  const shard = shardOf(employeeId, cycle.shardCount);
  const [record, standings] = await Promise.all([
    deps.store.get(keys.service(agencyId, cycle.id, serviceCode)),
    deps.store.get(keys.standings(agencyId, cycle.id, serviceCode, shard)),
  ]);
  if (record === null || standings === null) throw new Error('a service that was scored has no record');
  const [from, to] = [predicateNow(before), after.result.predicate];
  const moved = from === to ? record.data : { ...record.data, ...movePerson(record.data, from, to) };
  const people = standings.data.people.map((one) =>
    one.employeeId === employeeId ? { ...one, ...placeOf(after) } : one,
  );
  return [
    { kind: 'replace', key: record.key, version: record.version, data: moved },
    { kind: 'replace', key: standings.key, version: standings.version, data: { ...standings.data, people } },
  ];
};
