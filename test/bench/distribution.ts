import { judgeDistribution } from '../../functions/domain/distribution/judge-distribution.ts';
import { defaultRuleSet } from '../../functions/domain/rules/default-rule-set.ts';
import { organisationPredicates, type Predicate, predicates } from '../../functions/domain/scoring/predicate.ts';
import { createRandom } from '../../infra/local/example/random.ts';
import { median, printSection, times } from './report.ts';

const rounds = 15;
const random = createRandom('bench/distribution');

/** Most people at one predicate, as cities are; scores with two decimals, so that some are equal. */
const peopleOf = (count: number, favoured: Predicate) =>
  Array.from({ length: count }, (_, n) => ({
    id: `employee-${n}`,
    predicate: random.chance(0.8) ? favoured : random.pick(predicates),
    score: (random.between(4000, 12000) / 100).toFixed(2),
  }));

/** Milliseconds of one core, whatever else the machine does, after some rounds in which the engine warms up. */
const measure = (work: () => unknown): number => {
  for (let n = 0; n < 5; n++) work();
  return median(
    Array.from({ length: rounds }, () => {
      const started = process.threadCpuUsage();
      work();
      const { user, system } = process.threadCpuUsage(started);
      return (user + system) / 1000;
    }),
  );
};

/** Verdict, distance and proposal for a whole city; the yardstick is one comparison sort of the same people by score. */
export const benchDistribution = async (): Promise<void> => {
  const people = peopleOf(15_000, 'baik');
  const sort = measure(() => people.toSorted((a, b) => Number(a.score) - Number(b.score)));
  const lines = organisationPredicates.map((organisation) => {
    const { distance } = judgeDistribution(people, organisation, defaultRuleSet);
    const took = measure(() => judgeDistribution(people, organisation, defaultRuleSet));
    return {
      what: `${organisation}, ${distance} to move`,
      figure: `${took.toFixed(1)} ms`,
      ratio: times(took / sort),
    };
  });
  printSection('Distribution of 15,000 people: verdict, distance, persons to move (one core, median of 15)', [
    { what: 'the people sorted by score once', figure: `${sort.toFixed(1)} ms` },
    ...lines,
  ]);
};
