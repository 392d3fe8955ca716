import type { Case } from '../case/case.ts';
import type { GroupFacts } from '../impact/group-facts.ts';
import type { Predicate } from '../scoring/predicate.ts';

/** A person of a service as scoring left them, with what the directory says: what distribution and impact are judged by. */
export type Standing = {
  employeeId: string;
  /** Null where the person could not be assessed. */
  predicate: Predicate | null;
  /** The figure that the evidence gave: the total in the numeric regime, else the achievement of the work results. */
  score: string | null;
  facts: GroupFacts;
};

/** The standings of a service in one shard: few reads show a whole service, where its cases would be one read each. */
export type Standings = { schemaVersion: 1; people: Standing[] };

/** Predicate and evidence of a case; nulls where it has no result. */
export const placeOf = (subject: Case): Pick<Standing, 'predicate' | 'score'> => {
  if (subject.stage !== 'scored' && subject.stage !== 'decided') return { predicate: null, score: null };
  const { predicate, score, numeric } = subject.result;
  return { predicate, score: numeric?.total ?? score };
};
