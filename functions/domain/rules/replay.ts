import type { ResultVersion } from '../case/result-version.ts';

/** What a replay works out anew: what scoring gave. */
export const replayedParts = ['ratings', 'score', 'predicate'] as const;
/**
 * What people judged after scoring, or what the close made once and for all: under other rules it stays as it was, and a
 * replay says nothing about it.
 */
export const partsNotReplayed = ['voices', 'distribution', 'forum', 'objections', 'follow-ups'] as const;
export type ReplayScope = {
  replayed: (typeof replayedParts)[number][];
  notReplayed: (typeof partsNotReplayed)[number][];
};
export const replayScope = (): ReplayScope => ({ replayed: [...replayedParts], notReplayed: [...partsNotReplayed] });

/** What a person comes to; null where there can be no result. */
export type Outcome = Pick<ResultVersion, 'workResult' | 'behaviour' | 'predicate' | 'basis' | 'score'>;

export const outcomeOf = ({ workResult, behaviour, predicate, basis, score }: Outcome): Outcome => ({
  workResult,
  behaviour,
  predicate,
  basis,
  score,
});

/** One person under the rules of the day and under others. */
export type Replayed = { employeeId: string; unitCode: string; before: Outcome | null; after: Outcome | null };

/** `predicate`: the result itself; `rating`: a rating beneath the same predicate; `score`: the number alone. */
export const changeKinds = ['predicate', 'rating', 'score'] as const;
export type ChangeKind = (typeof changeKinds)[number];
export type ReplayChange = Replayed & { kind: ChangeKind };

/** What the other rules would change for one person; null where nothing. */
export const changeOf = ({ before, after }: Pick<Replayed, 'before' | 'after'>): ChangeKind | null => {
  if (before?.predicate !== after?.predicate) return 'predicate';
  if (before?.workResult !== after?.workResult || before?.behaviour !== after?.behaviour) return 'rating';
  return before?.score !== after?.score ? 'score' : null;
};

export type UnitReplay = {
  unitCode: string;
  /** Who was scored, changed or not. */
  people: number;
  /** Of how many the predicate would be another. */
  otherPredicate: number;
  changes: ReplayChange[];
};

/** Who would change, by unit, in order of the units' codes and of the people's ids. */
export const byUnit = (people: readonly Replayed[]): UnitReplay[] =>
  [...Map.groupBy(people, ({ unitCode }) => unitCode)]
    .map(([unitCode, members]): UnitReplay => {
      const changes = members.flatMap((one): ReplayChange[] => {
        const kind = changeOf(one);
        return kind === null ? [] : [{ ...one, kind }];
      });
      changes.sort((a, b) => (a.employeeId < b.employeeId ? -1 : 1));
      const otherPredicate = changes.filter(({ kind }) => kind === 'predicate').length;
      return { unitCode, people: members.length, otherPredicate, changes };
    })
    .sort((a, b) => (a.unitCode < b.unitCode ? -1 : 1));
