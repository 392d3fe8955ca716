import type { ActRecord } from '../../domain/case/act.ts';
import type { Case } from '../../domain/case/case.ts';
import { isAct } from '../../domain/case/result-bodies.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { sameWords } from '../../domain/rater-statistics/copied.ts';
import { levelOf } from '../../domain/rater-statistics/rated.ts';
import { type GivenRating, tallyRatings } from '../../domain/rater-statistics/rater-tally.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Key, Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Settled, StepDeps } from '../closing/settle-stored.ts';
import { insertOnce } from '../closing/work-shards.ts';
import { loadVoices } from '../feedback/load-voices.ts';
import { readJournalDays } from '../scoring/gather-evidence.ts';
import { caseKey } from '../support/load.ts';
import type { UnitAchievements } from '../units/unit-achievements.ts';
import { earlierCycles } from './earlier-cycles.ts';
import { observeReview, type SeenReview, wordsOf } from './observe-review.ts';

export type RatingsContext = {
  agencyId: string;
  cycle: Cycle;
  rules: RuleSet;
  achievements: Pick<UnitAchievements, 'ledBy'>;
  /** What this attempt at the shard saw; null where a person has no rating of the whole period. */
  fresh: ReadonlyMap<string, SeenReview | null>;
};

const reviewKeyOf = (agencyId: string, { cycleId, employeeId }: Case, seq: number): Key<ActRecord> =>
  keys.act(agencyId, cycleId, employeeId, seq);

/** Somebody whom an earlier attempt at the shard scored: the evidence stands still, so it is read again. */
const observeStored = async (
  deps: StepDeps,
  subject: Case,
  { agencyId, cycle, rules, achievements }: RatingsContext,
): Promise<SeenReview | null> => {
  if (subject.stage !== 'scored' || subject.review === null) return null;
  const [review, voices, workedOn, unit] = await Promise.all([
    deps.store.get(reviewKeyOf(agencyId, subject, subject.review.seq)),
    loadVoices(deps, agencyId, subject, rules),
    readJournalDays(deps, agencyId, subject),
    achievements.ledBy(subject),
  ]);
  return observeReview(subject, review?.data ?? null, { voices, workedOn, unit }, cycle, rules);
};

/** The reviews of the period before, of those whom one appraiser rated for the whole of it. */
const readEarlier = async (
  deps: StepDeps,
  { agencyId, cycle }: RatingsContext,
  people: readonly Case[],
): Promise<Map<string, ActRecord>> => {
  const [before] = await earlierCycles(deps, agencyId, cycle, 1);
  if (before === undefined) return new Map();
  const cases = await deps.store.getMany(people.map((one) => caseKey(agencyId, before, one.employeeId)));
  const reviewed = cases.flatMap((stored: Stored<Case> | null) => {
    if (stored === null || stored.data.segments !== undefined) return [];
    const { data } = stored;
    return (data.stage === 'scored' || data.stage === 'decided') && data.review !== null
      ? [{ employeeId: data.employeeId, key: reviewKeyOf(agencyId, data, data.review.seq) }]
      : [];
  });
  const acts = await deps.store.getMany(reviewed.map(({ key }) => key));
  return new Map(
    reviewed.flatMap(({ employeeId }, i): [string, ActRecord][] => {
      const act = acts[i]?.data;
      return act === undefined ? [] : [[employeeId, act]];
    }),
  );
};

const repeatsOf = (seen: SeenReview, before: ActRecord | undefined): 'not-compared' | 'new' | 'copied' => {
  if (before === undefined || !isAct(before, 'review-submitted') || before.envelope.actor !== seen.raterId)
    return 'not-compared';
  const { workResult, behaviour } = before.body;
  const same = levelOf(workResult) === seen.rated.work && levelOf(behaviour) === seen.rated.behaviour;
  return same && sameWords(wordsOf(before.body), seen.words) ? 'copied' : 'new';
};

/** Nobody's alone: it is counted with everybody who rated a part. */
const ratersOfParts = ({ segments = [] }: Case): string[] => [
  ...new Set(
    segments.flatMap(({ appraiserId, review }) => (appraiserId === null || review === null ? [] : [appraiserId])),
  ),
];

/**
 * Folds the ratings of a shard's people into one document by appraiser: one write for some five hundred people, and none of theirs is
 * recognisable in it.
 */
export const writeRatings = async (
  deps: StepDeps,
  context: RatingsContext,
  shard: number,
  settled: readonly Settled[],
): Promise<void> => {
  const { agencyId, cycle, fresh } = context;
  const people = settled.map((one) => one.case);
  const seen = new Map<string, SeenReview | null>();
  for (const subject of people) {
    const known = fresh.get(subject.employeeId);
    seen.set(subject.employeeId, known === undefined ? await observeStored(deps, subject, context) : known);
  }
  const earlier = await readEarlier(
    deps,
    context,
    people.filter(({ employeeId }) => (seen.get(employeeId) ?? null) !== null),
  );
  const given = people.flatMap((subject): GivenRating[] => {
    const own = seen.get(subject.employeeId) ?? null;
    if (own === null) return ratersOfParts(subject).map((raterId) => ({ raterId, counts: false }));
    const { raterId, rated } = own;
    return [{ raterId, counts: true, rated, repeats: repeatsOf(own, earlier.get(subject.employeeId)) }];
  });
  await insertOnce(deps, keys.shardRatings(agencyId, cycle.id, shard), tallyRatings(given));
};
