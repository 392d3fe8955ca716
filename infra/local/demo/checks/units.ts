import { predicates } from '../../../../functions/domain/scoring/predicate.ts';
import { unitRatingOf } from '../oracle.ts';
import { type Evidence, forAll, type Invariant, same } from './check.ts';
import { versionsOf } from './versions.ts';

/** Whether a unit is this one or stands below it, by the tree that was imported. */
const standsIn = ({ world }: Evidence): ((code: string, top: string) => boolean) => {
  const parents = new Map(world.agency.units.map(({ code, parentCode }) => [code, parentCode ?? null]));
  return (code, top) => {
    for (let at: string | null = code; at !== null; at = parents.get(at) ?? null) if (at === top) return true;
    return false;
  };
};

/** What units and the city come to is what their people and their key indicators come to. */
export const unitInvariants = (evidence: Evidence): Invariant[] => {
  const { world, cases, exported, scores } = evidence;
  const { ledger } = world;
  const isWithin = standsIn(evidence);
  const all = [...cases.values()];
  const recount = (led: typeof all) => ({
    count: led.length,
    unassessed: led.filter(({ stage }) => stage === 'unassessed').length,
    predicates: Object.fromEntries(predicates.map((p) => [p, led.filter((c) => c.result?.predicate === p).length])),
  });
  const stated = ({ people }: (typeof scores)['agency']) => ({
    count: people.count,
    unassessed: people.unassessed,
    predicates: Object.fromEntries(predicates.map((p) => [p, people.predicates[p]])),
  });
  const heads = world.people.filter((m) => m.headsUnit && unitRatingOf(ledger, m.unitCode) !== null);
  const judged = heads.flatMap((m) => {
    const one = exported.get(m.id);
    const first = one === undefined ? undefined : versionsOf(one)[0];
    return first === undefined ? [] : [{ member: m, first }];
  });
  return [
    forAll('every unit adds up the people whom its head leads, as they stand at the end', scores.units, (unit) => {
      const led = all.filter(
        (c) => isWithin(c.unitCode, unit.unitCode) && !(c.headsUnit === true && c.unitCode === unit.unitCode),
      );
      return unit.asOf === 'closed'
        ? same(unit.unitCode, stated(unit), recount(led))
        : `${unit.unitCode}: ${unit.asOf}`;
    }),
    forAll('the city adds up all its people', [scores.agency], (agency) => same('city', stated(agency), recount(all))),
    forAll("a department's score is what another calculation makes of its key indicators", heads, ({ unitCode }) => {
      const [unit, expected] = [scores.units.find((u) => u.unitCode === unitCode), unitRatingOf(ledger, unitCode)];
      const close = Math.abs(Number(unit?.score.value) - (expected?.score ?? Number.NaN)) <= 0.005001;
      return close && unit?.score.rating === expected?.rating ? null : `${unitCode}: ${JSON.stringify(unit?.score)}`;
    }),
    forAll("the work result of a department's head is the department's", judged, ({ member, first }) => {
      const expected = unitRatingOf(ledger, member.unitCode);
      const close = Math.abs(Number(first.score) - (expected?.score ?? Number.NaN)) <= 0.005001;
      return close ? same(member.id, first.workResult, expected?.rating) : `${member.id}: ${first.score}`;
    }),
    forAll(
      'a weakness names its rule, and a training names the weakness and the rule that recommend it',
      [...scores.units, scores.agency].map(({ unitCode, profile }) => ({ unitCode, ...profile })),
      ({ unitCode, weaknesses, trainings }) => {
        const known = new Set(weaknesses.map(({ subject }) => subject));
        const unfounded = trainings.filter(
          ({ because, ruleId }) => ruleId === '' || !because.every((b) => known.has(b)),
        );
        const unanswered = weaknesses.filter(({ subject }) => !trainings.some((t) => t.because.includes(subject)));
        return same(unitCode, [unfounded.length, unanswered.length], [0, 0]);
      },
    ),
  ];
};
