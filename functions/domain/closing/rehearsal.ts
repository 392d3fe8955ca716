import type { Case, ClosureRule, MissingAct } from '../case/case.ts';
import type { HumanPhase } from '../cycle/phase.ts';
import type { Instant } from '../time/instant.ts';
import type { EndState } from './manifest.ts';
import type { EndOfCase } from './plan-closure.ts';
import type { EndOfService } from './service-closure.ts';

/** An act that is missing, and whose it is; null where nobody is named for it. */
export type OwedAct = { missing: MissingAct; owedBy: string | null };
type End = { endState: EndState; rule: ClosureRule };

/** Where one person would stand. */
export type RehearsedLine = End & {
  employeeId: string;
  unitCode: string;
  /** The binding unit, whose head reads it too. */
  serviceCode: string;
  /** The cut-off by which this person was judged; absent where it is the rehearsal's own. */
  cutOff?: Instant;
  owes: OwedAct[];
  /** The end at the rehearsal before, where it was another; null for somebody who was not in it. Absent where nothing changed. */
  was?: End | null;
};

/** Everybody of one shard, in order of employee id: one item for about 500 people, never one a person. */
export type RehearsedShard = {
  schemaVersion: 1;
  shard: number;
  /** Read from the clock before the first case was read. */
  takenAt: Instant;
  lines: RehearsedLine[];
};

export type EndCounts = Record<EndState, number>;
/** What a unit's people come to. Some hundreds of units in one item. */
export type RehearsedUnits = {
  schemaVersion: 1;
  units: {
    unitCode: string;
    endStates: EndCounts;
    changed: number;
    /** Of a service, where the phase ends for services: whose act is missing. */
    owes?: EndOfService['owes'];
  }[];
};

export type RehearsalTotals = {
  cases: number;
  endStates: EndCounts;
  /** People by the rule that gives their end. */
  rules: Record<string, number>;
  /** Acts that are missing, by kind. */
  missing: Record<string, number>;
  /** People whose end is another than at the rehearsal before. */
  changed: number;
  /** From which end to which, where it changed; `none` for those who were not in the rehearsal before. */
  moves: { from: EndState | 'none'; to: EndState; people: number }[];
};

/**
 * `deadline`: everybody by the deadline that is theirs, as the close will judge; `chosen`: everybody as if it closed at that
 * instant; `close`: the last look before the phase is closed.
 */
export const rehearsalBases = ['deadline', 'chosen', 'close'] as const;
export type RehearsalBasis = (typeof rehearsalBases)[number];

type RehearsalBase = {
  schemaVersion: 1;
  /** 1 for the cycle's first. */
  number: number;
  /** Of a phase that ends for services, `cases` are services, and there are no lines of people. */
  phase: HumanPhase;
  basis: RehearsalBasis;
  /** Exclusive end by which everybody is judged, as if nobody did anything more until then. */
  instant: Instant;
  /** Employee id, null for the schedule. */
  by: string | null;
  at: Instant;
  /** The rehearsal that it is compared with: the last finished one of the phase. */
  comparedWith: number | null;
  shards: number;
  /** Idempotency-Key of the request and digest of its body; empty for the schedule. */
  requestKey: string;
  requestDigest: string;
};

/** What the close of a phase would do now. It changes nothing: the close reads the cases anew. */
export type Rehearsal = RehearsalBase &
  ({ status: 'running' } | { status: 'done'; finishedAt: Instant; totals: RehearsalTotals });
export type DoneRehearsal = Extract<Rehearsal, { status: 'done' }>;

export const noEnds = (): EndCounts => ({ complete: 0, carried: 0, provisional: 0, escalated: 0, exempt: 0 });

const sameEnd = (a: End, b: End): boolean => a.endState === b.endState && a.rule === b.rule;

/**
 * A person's line, from the very end that the close would give.
 *
 * @param before the person's line at the rehearsal before; null where there was none of that person, undefined where there was
 *   no rehearsal to compare with
 */
export const lineOf = (
  subject: Pick<Case, 'unitCode' | 'serviceCode'>,
  end: EndOfCase,
  cutOff: Instant | null,
  before: End | null | undefined,
): RehearsedLine => {
  const { employeeId, endState, rule, marks } = end;
  const changed = before !== undefined && (before === null || !sameEnd(before, end));
  return {
    employeeId,
    unitCode: subject.unitCode,
    serviceCode: subject.serviceCode,
    endState,
    rule,
    owes: marks.map(({ missing, owedBy }) => ({ missing, owedBy })),
    ...(cutOff === null ? {} : { cutOff }),
    ...(changed ? { was: before === null ? null : { endState: before.endState, rule: before.rule } } : {}),
  };
};
